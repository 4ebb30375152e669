/** A hub with officers, journalists and a browser that fills its forms without a script. */
import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { assetById } from '../../src/house/bank/asset-queries.ts'
import { takeOriginal } from '../../src/house/bank/download-asset.ts'
import { pressCookie } from '../../src/house/hub/index.ts'
import type { Announcement } from '../../src/house/hub/agenda/announce-event.ts'
import type { Registration } from '../../src/house/hub/press/register.ts'
import { followAsset } from '../../src/house/hub/corrections/find-holders.ts'
import { tellHolder } from '../../src/house/hub/corrections/tell-holders.ts'
import type { HubDeps } from '../../src/house/hub/deps.ts'
import { theHouse, type Actor } from '../../src/platform/actor.ts'
import { letterTo } from './letters.ts'
import { pressKits } from './press-kits.ts'
import { signIn, type SignedIn } from './sign-in.ts'
import type { House } from '../../src/house.ts'

export const hours = 3_600_000
export const days = 24 * hours

export const officer = (house: House, unit?: string): Promise<SignedIn> =>
  signIn(house, {
    name: 'Nining Petugas',
    roles: ['desk_officer'],
    ...(unit === undefined ? {} : { unit }),
  })

/** An event of headquarters in three days from now, unless said otherwise. */
export function announcement(house: House, given: Partial<Announcement> = {}): Announcement {
  const start = new Date(Math.floor(house.clock.now().getTime() / 60_000) * 60_000 + 3 * days)
  return {
    unitId: house.units.root().id,
    state: 'confirmed',
    title: { id: 'Konferensi pers akhir bulan', en: 'End-of-month press conference' },
    description: {
      id: 'Pokok bahasan dibagikan di tempat.',
      ...(given.title === undefined ? { en: 'Topics are handed out on site.' } : {}),
    },
    place: 'Aula Utama',
    startsAt: start,
    endsAt: new Date(start.getTime() + 2 * hours),
    contact: 'Humas, 021-555',
    ...given,
  }
}

/** The path of the newest link mailed to the address. */
export async function linkMailedTo(house: House, address: string): Promise<string> {
  const { text } = await letterTo(house, address)
  const path = /https?:\/\/[^/\s]+((?:\/en)?\/media\/(?:ikuti|daftar|masuk|berhenti)\/[\w.-]+)/.exec(
    text,
  )?.[1]
  if (path === undefined) throw new Error(`No link in: ${text}`)
  return path
}
export const tokenOf = (path: string): string => path.split('/').at(-1) ?? ''

export const lettersTo = async (house: House, address: string) =>
  (await house.mail.outbox({ limit: 200 })).filter(({ to }) => to === address)

/** Submits forms as a browser would: from the house's own pages, with the cookie it was given. */
export function pressBrowser(house: House, address = '192.0.2.77') {
  let cookie = ''
  const send = async (
    method: 'GET' | 'POST',
    url: string,
    {
      form,
      headers = {},
      payload,
    }: { form?: Record<string, string>; headers?: Record<string, string>; payload?: Buffer } = {},
  ) => {
    const answer = await house.server.inject({
      method,
      url,
      remoteAddress: address,
      headers: {
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
        ...(cookie === '' ? {} : { cookie: `${pressCookie}=${cookie}` }),
        ...(method === 'POST' ? { origin: house.config.url } : {}),
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      ...(form === undefined ? {} : { payload: new URLSearchParams(form).toString() }),
      ...(payload === undefined ? {} : { payload }),
    })
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const held = new RegExp(`^${pressCookie}=([^;]*)`).exec(line)?.[1]
      if (held !== undefined) cookie = held
    }
    return answer
  }
  return {
    get cookie() {
      return cookie
    },
    carry(value: string) {
      cookie = value
    },
    send,
    get: (url: string) => send('GET', url),
    post: (url: string, form: Record<string, string> = {}) => send('POST', url, { form }),
    /** A form with a file. */
    upload(
      url: string,
      fields: Record<string, string>,
      file?: { name: string; bytes: Buffer; type?: string },
    ) {
      const boundary = `----${randomBytes(8).toString('hex')}`
      const part = (head: string, body: Buffer) =>
        Buffer.concat([
          Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
          body,
          Buffer.from('\r\n'),
        ])
      const payload = Buffer.concat([
        ...Object.entries(fields).map(([name, value]) => part(`name="${name}"`, Buffer.from(value))),
        part(
          `name="proof"; filename="${file?.name ?? ''}"\r\ncontent-type: ${file?.type ?? 'application/octet-stream'}`,
          file?.bytes ?? Buffer.alloc(0),
        ),
        Buffer.from(`--${boundary}--\r\n`),
      ])
      return send('POST', url, {
        payload,
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      })
    },
  }
}

let made = 0
export const application = (given: Partial<Registration> = {}): Registration => ({
  name: 'Wulan Sari',
  email: `wartawan${(made += 1)}@media.test`,
  outlet: 'Harian Pagi',
  position: 'Reporter',
  cardNumber: 'PWI-1234',
  proof: undefined,
  locale: 'id',
  ...given,
})

/** An application whose mailbox was confirmed; the desk has not decided. */
export async function applied(house: House, given: Partial<Registration> = {}) {
  const form = application(given)
  await house.hub.press.register(form, '198.51.100.1')
  await house.hub.press.confirmRegistration(tokenOf(await linkMailedTo(house, form.email)), '198.51.100.1')
  const { id } = await house.database.db
    .selectFrom('hub.journalist')
    .select('id')
    .where('email', '=', form.email.toLowerCase())
    .executeTakeFirstOrThrow()
  await forgetAttempts(house)
  return { id, email: form.email, name: form.name }
}

export async function accredited(
  house: House,
  desk: SignedIn,
  {
    until = new Date(house.clock.now().getTime() + 300 * days),
    ...given
  }: Partial<Registration> & { until?: Date } = {},
) {
  const journalist = await applied(house, given)
  await house.hub.accredit(desk.actor, journalist.id, { until })
  return journalist
}

/** Signed in by the mailed link. */
export async function signedInPress(house: House, email: string) {
  await house.hub.press.requestSignIn({ email, locale: 'id' }, '198.51.100.2')
  const token = tokenOf(await linkMailedTo(house, email))
  const session = await house.hub.press.openSession(token, { address: '198.51.100.2', device: undefined })
  await forgetAttempts(house)
  const who = await house.hub.press.session({ cookie: `${pressCookie}=${session.token}` })
  if (who === undefined) throw new Error(`${email} is not signed in.`)
  return { ...who, token: session.token }
}

/** Preparations of a test are no attempts. */
export const forgetAttempts = (house: House) => house.database.db.deleteFrom('platform.attempt').execute()

/** A caption that proved wrong after a journalist and an officer had taken the file: found and told, as the jobs do it. */
export async function correctedAsset(
  house: House,
  journalist: { id: string; name: string },
  staff?: SignedIn,
): Promise<{ correctionId: string }> {
  const deps = { ...house, db: house.database.db, reading: house.newsroom.public } as unknown as HubDeps
  const asset = await house.bank.receive(theHouse, {
    unitId: house.units.root().id,
    filename: `rapat-${randomBytes(4).toString('hex')}.txt`,
    stream: Readable.from([randomBytes(20).toString('hex')]),
    caption: 'Rapat koordinasi di Balai Kota',
    credit: 'Humas',
  })
  await takenByPress(house, asset.id, journalist)
  if (staff !== undefined) await house.bank.original(staff.actor, asset.id)
  await house.bank.describe(theHouse, asset.id, { caption: 'Rapat koordinasi di Gedung Serbaguna' })
  await followAsset(deps, { assetId: asset.id, recordNumber: 2 })
  await tellHolder(deps, { kind: 'journalist', personId: journalist.id })
  const { id } = await house.database.db
    .selectFrom('hub.correction')
    .select('id')
    .where('subject_id', '=', asset.id)
    .executeTakeFirstOrThrow()
  return { correctionId: id }
}

interface PressRoom {
  eventId: string
  journalistId: string
  enquiryId: string
  correctionId: string
  releaseId: string
  draftId: string
}
const rooms = new WeakMap<House, Promise<PressRoom>>()

/** An event, an applicant with a proof, an enquiry with a note, a correction and kits, so that no page of the room is empty; made once. */
export function filledPressRoom(house: House, desk: SignedIn) {
  const fill = async () => {
    const event = await house.hub.announceEvent(desk.actor, announcement(house, { capacity: 40 }))
    const journalist = await applied(house, {
      name: 'Putri Ayu Maharani',
      outlet: 'Radio Kota',
      proof: Buffer.from('%PDF-1.7\n%%EOF\n'),
    })
    const { email } = await accredited(house, desk, { name: 'Gita Larasati', outlet: 'Harian Pagi' })
    const who = await signedInPress(house, email)
    const number = await house.hub.press.ask(
      who,
      { subject: 'Jumlah pengaduan tahun ini', text: 'Berapa pengaduan yang masuk?' },
      '198.51.100.3',
    )
    const { id: enquiryId } = await house.database.db
      .selectFrom('hub.enquiry')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    await house.hub.addNote(desk.actor, enquiryId, { text: 'Angkanya ada di laporan bulanan.' })
    const { correctionId } = await correctedAsset(house, who.journalist, desk)
    const { release, draft } = await pressKits(house, desk, who)
    return {
      eventId: event.id,
      journalistId: journalist.id,
      enquiryId,
      correctionId,
      releaseId: release.id,
      draftId: draft.id,
    }
  }
  const filled = rooms.get(house) ?? fill()
  rooms.set(house, filled)
  return filled
}

/** What a journalist took from the bank, noted as its front door notes it for the press. */
export async function takenByPress(
  house: Pick<House, 'database' | 'storage' | 'clock'>,
  assetId: string,
  journalist: { id: string; name: string },
): Promise<void> {
  const asset = await assetById(house.database.db, house.clock.now(), assetId)
  if (asset === undefined) throw new Error(`There is no asset ${assetId}.`)
  const actor = { kind: 'journalist', id: journalist.id, name: journalist.name } as unknown as Actor
  const { stream } = await takeOriginal(
    { ...house, db: house.database.db, took: () => {} },
    { actor, audience: 'press' },
    asset,
  )
  for await (const _ of stream);
}
