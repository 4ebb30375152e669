/** What staff want to hear of in the bank reaches them once, at their time, and never what they may not see. */
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { letterTo } from '../../../../tests/support/letters.ts'
import { photograph } from '../../../../tests/support/pictures.ts'
import { signIn, type SignedIn } from '../../../../tests/support/sign-in.ts'
import type { Asset } from '../index.ts'
import type { Rhythm } from './saved-search.ts'

let house: TestHouse
let siti: SignedIn
let budi: SignedIn
let wira: SignedIn
let root: string
let tirta: string
let wana: string
let picture: Buffer

beforeAll(async () => {
  // 11.00 in Tirtasari (WITA).
  house = await openTestHouse({ pack: 'kota', now: '2026-11-24T03:00:00Z' })
  root = house.units.root().id
  tirta = house.units.byCode('tirta')!.id
  wana = house.units.byCode('wana')!.id
  siti = await signIn(house, { name: 'Siti', email: 'siti@house.test', unit: tirta, roles: ['contributor'] })
  budi = await signIn(house, { name: 'Budi', email: 'budi@house.test', roles: ['approver'] })
  wira = await signIn(house, { name: 'Wira', email: 'wira@house.test', unit: wana, roles: ['contributor'] })
  picture = await photograph(900, 600, 4).jpeg().toBuffer()
})

const ask = (who: SignedIn, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) =>
  house.server.inject({
    method,
    url: `/api/v1/saved-searches${path}`,
    headers: who.headers,
    ...(payload === undefined ? {} : { payload }),
  })
const save = async (
  who: SignedIn,
  name: string,
  search: object,
  wish: { alerts?: Rhythm; byMail?: boolean } = {},
) => {
  const answer = await ask(who, 'POST', '', {
    name,
    alerts: wish.alerts ?? 'at_once',
    byMail: wish.byMail ?? true,
    search: { unitId: root, ...search },
  })
  return answer.statusCode === 201 ? (answer.json().id as string) : answer.json().code
}
const own = async (who: SignedIn) => (await ask(who, 'GET', '')).json().searches
const fresh = async (who: SignedIn, id: string) =>
  (await own(who)).find((search: { id: string }) => search.id === id)?.fresh
const bring = (words: string, unitId = tirta, by = siti, kind: 'picture' | 'text' = 'text'): Promise<Asset> =>
  house.bank.receive(by.actor, {
    unitId,
    filename: `${words.replaceAll(' ', '-')}.${kind === 'picture' ? 'jpg' : 'txt'}`,
    stream: Readable.from([
      kind === 'picture' ? Buffer.concat([picture, Buffer.from(words)]) : Buffer.from(`Isi ${words}`),
    ]),
    caption: words,
  })
/** As every minute. */
const minute = async () => {
  await house.jobs.drain()
  await house.jobs.enqueue(house.database.db, 'match-searches', {})
  await house.jobs.drain()
}
const letters = async (email: string) =>
  (await house.mail.outbox({ limit: 200 })).filter(({ to }) => to === email).length

test('Budi saves what he looks for, finds it again as he left it, renames and removes it; nobody else sees it', async () => {
  const search = {
    q: 'banjir "bandar lama"',
    kind: 'picture',
    orientation: 'landscape',
    hue: 'blue',
    topic: 'bencana',
    standing: 'free',
    from: '2026-11-01T00:00:00.000Z',
  }
  const id = await save(budi, '  Banjir   bandang ', search, { alerts: 'none' })
  expect(await own(budi)).toEqual([
    {
      id,
      name: 'Banjir bandang',
      alerts: 'none',
      byMail: true,
      fresh: 0,
      search: { unitId: root, ...search },
      madeAt: '2026-11-24T03:00:00.000Z',
    },
  ])
  expect(await save(budi, 'Banjir bandang', {})).toBe('search_name_taken')
  const other = await save(budi, 'Lain', {}, { alerts: 'none' })
  const wish = { alerts: 'daily', byMail: false }
  expect((await ask(budi, 'PUT', `/${other}`, { name: 'Banjir bandang', ...wish })).json().code).toBe(
    'search_name_taken',
  )
  expect((await ask(budi, 'PUT', `/${id}`, { name: 'Air', ...wish })).statusCode).toBe(204)
  expect(await own(budi)).toMatchObject([{ name: 'Lain' }, { name: 'Air', ...wish }])

  expect(await own(siti)).toEqual([])
  for (const [method, path, body] of [
    ['PUT', `/${id}`, { name: 'Curian', ...wish }],
    ['DELETE', `/${id}`],
    ['POST', `/${id}/looked`],
  ] as const)
    expect((await ask(siti, method, path, body)).statusCode, path).toBe(404)
  // To save a search of a unit one must be able to search there.
  expect(await save(siti, 'Seluruh rumah', {})).toBe('forbidden')
  for (const one of [id, other]) expect((await ask(budi, 'DELETE', `/${one}`)).statusCode).toBe(204)
  expect(await own(budi)).toEqual([])
})

test('what comes and fits is told once: in the console and by one letter, however often the job runs', async () => {
  const id = await save(budi, 'Jembatan', { q: 'jembatan' })
  const pictures = await save(budi, 'Foto jembatan', { q: 'jembatan', kind: 'picture' }, { byMail: false })
  await bring('Jembatan gantung roboh')
  await bring('Pasar pagi')
  const before = await letters('budi@house.test')
  for (let again = 0; again < 2; again += 1) await minute()
  expect(await letters('budi@house.test')).toBe(before + 1)
  const { subject, text } = await letterTo(house, 'budi@house.test')
  expect(subject).toBe('1 berkas baru untuk “Jembatan”')
  expect(text).toContain('- Jembatan-gantung-roboh.txt')
  expect(text).toContain(`http://house.test/konsol/bank/pencarian?buka=${id}`)
  expect([await fresh(budi, id), await fresh(budi, pictures)]).toEqual([1, 0])
  await ask(budi, 'POST', `/${id}/looked`)
  expect(await fresh(budi, id)).toBe(0)

  // A killed worker's job comes back: what was told is not told again, what was found is not found again.
  const [asset] = (await house.bank.search(budi.actor, { unitId: root, q: 'gantung' })).assets
  await house.database.db.insertInto('bank.unmatched').values({ asset_id: asset!.id }).execute()
  await house.jobs.enqueue(house.database.db, 'tell-of-searches', { personId: budi.personId })
  await minute()
  expect([await letters('budi@house.test'), await fresh(budi, id)]).toEqual([before + 1, 0])
  for (const one of [id, pictures]) await ask(budi, 'DELETE', `/${one}`)
})

test('what fits only once it is captioned, or once its shape is known, is told then; what was there before is no news', async () => {
  const old = await bring('Waduk surut')
  await minute()
  house.clock.advance(1000)
  const words = await save(budi, 'Waduk', { q: 'waduk' }, { byMail: false })
  const shape = await save(budi, 'Lebar', { orientation: 'landscape' }, { byMail: false })
  const bare = await bring('Tanpa nama', tirta, siti, 'picture')
  await house.bank.describe(budi.actor, old.id, { caption: 'Waduk sangat surut' })
  await minute()
  expect([await fresh(budi, words), await fresh(budi, shape)]).toEqual([0, 1])
  await house.bank.describe(siti.actor, bare.id, { caption: 'Waduk penuh lagi' })
  await minute()
  expect([await fresh(budi, words), await fresh(budi, shape)]).toEqual([1, 1])
  for (const one of [words, shape]) await ask(budi, 'DELETE', `/${one}`)
})

test('a daily letter gathers the day until seven in the morning there; another wish tells what waits at once', async () => {
  const id = await save(budi, 'Panen', { q: 'panen' }, { alerts: 'daily' })
  const before = await letters('budi@house.test')
  await bring('Panen raya')
  await bring('Panen kedua')
  await minute()
  // 06.00 in Tirtasari.
  house.clock.set('2026-11-24T22:00:00Z')
  await minute()
  expect([await letters('budi@house.test'), await fresh(budi, id)]).toEqual([before, 0])
  house.clock.set('2026-11-24T23:00:00Z')
  await minute()
  expect((await letterTo(house, 'budi@house.test')).subject).toBe('2 berkas baru untuk “Panen”')
  await bring('Panen ketiga')
  await minute()
  await ask(budi, 'PUT', `/${id}`, { name: 'Panen', alerts: 'at_once', byMail: true })
  await minute()
  expect((await letterTo(house, 'budi@house.test')).subject).toBe('1 berkas baru untuk “Panen”')
  expect([await letters('budi@house.test'), await fresh(budi, id)]).toEqual([before + 2, 3])
  // Whoever wants to hear nothing has nothing waiting.
  await bring('Panen keempat')
  await ask(budi, 'PUT', `/${id}`, { name: 'Panen', alerts: 'none', byMail: true })
  await minute()
  expect([await letters('budi@house.test'), await fresh(budi, id)]).toEqual([before + 2, 0])
})

test('nobody hears of what they may not see, of what they brought themselves, or when they may not come in any more', async () => {
  const mine = await save(siti, 'Kebakaran', { q: 'kebakaran', unitId: tirta })
  const theirs = await save(wira, 'Kebakaran', { q: 'kebakaran', unitId: wana })
  await bring('Kebakaran hutan', wana, wira)
  await bring('Kebakaran pasar')
  await minute()
  expect([await fresh(siti, mine), await fresh(wira, theirs)]).toEqual([0, 0])
  await bring('Kebakaran gudang', tirta, budi)
  await bring('Kebakaran lahan', wana, budi)
  await minute()
  expect([await fresh(siti, mine), await fresh(wira, theirs)]).toEqual([1, 1])
  expect((await letterTo(house, 'wira@house.test')).text).toContain('Kebakaran-lahan')
  expect((await letterTo(house, 'siti@house.test')).text).not.toContain('lahan')

  // Between the find and the letter the right to read ends.
  await ask(wira, 'PUT', `/${theirs}`, { name: 'Kebakaran', alerts: 'daily', byMail: true })
  await bring('Kebakaran kapal', wana, budi)
  await minute()
  const before = await letters('wira@house.test')
  const admin = await signIn(house, { name: 'Ani', roles: ['administrator'] })
  for (const grant of await house.identity.grantsOf(wira.personId))
    await house.identity.revokeGrant(admin.actor, { grantId: grant.id })
  house.clock.advance(24 * 3_600_000)
  await bring('Kebakaran tongkang', wana, budi)
  await minute()
  expect(await letters('wira@house.test')).toBe(before)
  await ask(siti, 'DELETE', `/${mine}`)
})

test('a letter names only what nothing holds back: it leaves the house', async () => {
  const id = await save(budi, 'Saksi', { q: 'saksi' }, { alerts: 'daily' })
  const hidden = await bring('Saksi anak')
  await bring('Saksi ahli')
  await house.bank.changeRights(budi.actor, hidden.id, { sensitivity: ['minor'] })
  await minute()
  house.clock.advance(24 * 3_600_000)
  await minute()
  const { text } = await letterTo(house, 'budi@house.test')
  expect(text).toContain('Saksi: 2 berkas baru\n- Saksi-ahli.txt\n- dan 1 lagi, terlihat di konsol')
  expect(text).not.toContain('anak')
  expect(await fresh(budi, id)).toBe(2)
})

test('a caption that is not yet committed when its asset is held against the searches is not missed', async () => {
  const id = await save(budi, 'Longsor', { q: 'longsor' }, { byMail: false })
  const asset = await bring('Lereng bukit')
  await house.jobs.drain()
  const [written, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  house.bank.onRevised(async (_trx, { assetId }) => {
    if (assetId !== asset.id) return
    written.resolve()
    await released.promise
  })
  const writing = house.bank.describe(siti.actor, asset.id, { caption: 'Longsor di lereng' })
  await written.promise
  await minute()
  released.resolve()
  await writing
  await minute()
  expect(await fresh(budi, id)).toBe(1)
  await ask(budi, 'DELETE', `/${id}`)
})

test('fifty are enough for one person, also when two are saved at once', async () => {
  const [gita] = [await signIn(house, { name: 'Gita', roles: ['editor'] })]
  await house.database.db
    .insertInto('bank.saved_search')
    .values(
      Array.from({ length: 49 }, (_, at) => ({
        id: `0193a000-0000-7000-8000-${String(at).padStart(12, '0')}`,
        person_id: gita.personId,
        name: `Nomor ${at}`,
        unit_id: root,
        q: '',
        alerts: 'none',
        by_mail: false,
        made_at: house.clock.now(),
      })),
    )
    .execute()
  const wish = { alerts: 'none' } as const
  const both = await Promise.all(['Satu', 'Dua'].map((name) => save(gita, name, {}, wish)))
  expect(both).toContain('too_many_searches')
  expect(await own(gita)).toHaveLength(50)
})

test('finds are forgotten a quarter after they were told and seen, once they are too old to be found again', async () => {
  const id = await save(budi, 'Angin', { q: 'angin' }, { byMail: false })
  const old = await bring('Angin kencang')
  house.clock.advance(200 * 86_400_000)
  await bring('Angin ribut')
  await minute()
  await house.bank.savedSearches.looked(budi.actor, id)
  const kept = async () => {
    await house.jobs.enqueue(house.database.db, 'sweep-rows', {})
    await house.jobs.drain()
    return (await sql`select 1 from bank.search_hit where search_id = ${id}`.execute(house.database.db)).rows
      .length
  }
  house.clock.advance(100 * 86_400_000)
  expect(await kept()).toBe(2)
  house.clock.advance(100 * 86_400_000)
  expect(await kept()).toBe(1)
  await house.bank.describe(budi.actor, old.id, { caption: 'Angin yang sangat kencang' })
  await minute()
  expect((await house.bank.savedSearches.own(budi.actor)).find((one) => one.id === id)?.fresh).toBe(0)
})
