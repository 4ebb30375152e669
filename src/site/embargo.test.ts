/** A press kit under embargo: every exit is tried for its secret, by everybody, until the moment has come. */
import { unzipSync } from 'fflate'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accredited, applied, hours, officer, pressBrowser, signedInPress } from '../../tests/support/hub.ts'
import { completeContent, look, storyAt } from '../../tests/support/newsroom.ts'
import { phonePhotograph, photograph } from '../../tests/support/pictures.ts'
import { signIn, type SignedIn } from '../../tests/support/sign-in.ts'
import { openSiteHouse, type SiteTestHouse } from '../../tests/support/site-house.ts'
import type { Asset } from '../house/bank/index.ts'
import type { Release } from '../house/hub/index.ts'
import { endMetadata } from '../platform/metadata/exiftool.ts'
import { readMetadata } from '../platform/metadata/read-metadata.ts'

const secret = 'Kasuari'

let house: SiteTestHouse
let desk: SignedIn
let siti: SignedIn
let budi: SignedIn
let photo: Asset
let late: Asset
let release: Release
let storyRef: string
let accepted: ReturnType<typeof pressBrowser>
let hesitant: ReturnType<typeof pressBrowser>
let waiting: ReturnType<typeof pressBrowser>
const stranger = () => pressBrowser(house)

async function browserOf(email: string) {
  const browser = pressBrowser(house)
  browser.carry((await signedInPress(house, email)).token)
  return browser
}

beforeAll(async () => {
  house = await openSiteHouse({ pack: 'kota', now: '2026-11-24T03:00:00Z' })
  const unitId = house.units.root().id
  desk = await officer(house)
  siti = await signIn(house, { name: 'Siti', roles: ['contributor'] })
  budi = await signIn(house, { name: 'Budi', roles: ['approver', 'editor'] })
  const receive = (filename: string, bytes: Buffer) =>
    house.bank.receive(siti.actor, {
      unitId,
      filename,
      stream: Readable.from([bytes]),
      alt: `${secret} di dermaga`,
      caption: `${secret} di dermaga`,
      credit: 'Humas Kota',
    })
  photo = await receive('dermaga.jpg', await phonePhotograph())
  late = await receive('gudang.jpg', await photograph(800, 500, 9).jpeg().toBuffer())
  const story = await storyAt(
    house,
    {
      author: siti.actor,
      approver: budi.actor,
      unitId,
      content: completeContent({ headline: `Operasi ${secret} berhasil`, summary: `Operasi ${secret}.` }),
    },
    'approved',
  )
  storyRef = (await look(house, siti.actor, story.editionId)).ref
  const draft = await house.hub.composeRelease(desk.actor, {
    unitId,
    number: `R/${secret}`,
    title: { id: `Operasi ${secret}`, en: `Operation ${secret}` },
    summary: { id: `Hasil ${secret}` },
    embargoUntil: new Date(house.clock.now().getTime() + 26 * hours),
    terms: { id: 'Wawancara boleh, siaran tidak.' },
    editionIds: [story.editionId],
    assetIds: [photo.id, late.id],
  })
  release = await house.hub.publishRelease(desk.actor, draft.id, draft)
  await house.jobs.drain()
  const { email } = await accredited(house, desk, { name: 'Gita Larasati' })
  accepted = await browserOf(email)
  hesitant = await browserOf((await accredited(house, desk, { name: 'Rudi Hartono' })).email)
  waiting = await browserOf((await applied(house)).email)
})
afterAll(endMetadata)

const files = (locale: '' | '/en' = '') => [
  ...['text', 'html', 'pdf', 'ninjs', 'zip'].map(
    (form) => `${locale}/media/rilis/${release.ref}/unduh/${form}`,
  ),
  ...['whole', 'web'].map((form) => `${locale}/media/rilis/${release.ref}/berkas/${photo.ref}/${form}`),
  `${locale}/media/rilis/${release.ref}/gambar/${photo.ref}`,
]
const feeds = ['/media/feed.xml', '/media/atom.xml', '/media/feed.json', '/en/media/feed.xml']
const pages = () => [
  '/',
  '/en',
  '/media',
  '/en/media',
  '/media/rilis',
  '/en/media/rilis',
  `/media/rilis/${release.ref}`,
  `/media/rilis/operasi-kasuari-${release.ref}`,
  `/en/media/rilis/operation-kasuari-${release.ref}`,
  ...feeds,
  '/media/agenda',
  '/media/agenda.ics',
  `/berita/${storyRef}`,
  `/cari?q=berhasil`,
  '/feed.xml',
  '/atom.xml',
  '/feed.json',
  '/sitemap.xml',
  '/sitemap/halaman.xml',
  '/sitemap/rilis-2026-11.xml',
  '/news-sitemap.xml',
  `/api/v1/search?q=berhasil`,
  `/api/v1/publications/${storyRef}/ninjs`,
  `/media/${photo.ref}/640.webp`,
  `/media/saya/rilis/${release.ref}`,
  `/media/saya/rilis/${release.ref}/simpan`,
  '/media/saya',
]

/** Doors that show the secret, or give a file. */
async function outlets(who: ReturnType<typeof pressBrowser>): Promise<string[]> {
  const found: string[] = []
  for (const url of pages()) {
    const { body } = await who.get(url)
    // A list that names its address gives it away, too.
    const named = !url.includes(release.ref) && body.includes(release.ref)
    if (named || body.replaceAll('operasi-kasuari', '').includes(secret)) found.push(url)
  }
  for (const url of [...files(), ...files('/en')])
    if ((await who.get(url)).statusCode === 200) found.push(url)
  return found
}

test('before the moment nobody finds anything of it: not a title, not a file, not a count', async () => {
  expect(await outlets(stranger())).toEqual([])
  // Whoever registered but was not accredited is a stranger here.
  expect(await outlets(waiting)).toEqual([])
  const missing = await stranger().get(`/media/rilis/${release.ref}`)
  expect(missing.statusCode).toBe(404)
  expect(missing.headers['cache-control']).toBe('no-store')
  // The same answer as to an address that never was.
  const never = await stranger().get('/media/rilis/zzzzzzzzzz')
  expect(missing.body.replaceAll(release.ref, '')).toBe(never.body.replaceAll('zzzzzzzzzz', ''))
})

test('who is accredited sees title, terms and time; the rest only after their own word', async () => {
  const own = `/media/saya/rilis/${release.ref}`
  expect(await outlets(hesitant)).toEqual([own, `${own}/simpan`, '/media/saya'])
  const { body } = await hesitant.get(own)
  expect(body).toContain('Wawancara boleh, siaran tidak.')
  expect(body).toContain('1 hari 2 jam lagi')
  for (const hidden of [`Hasil ${secret}`, 'berhasil', 'dermaga', `R/${secret}`])
    expect(body).not.toContain(hidden)

  expect((await waiting.post(`${own}/simpan`)).statusCode).not.toBe(303)
  expect((await hesitant.post(`${own}/simpan`)).headers.location).toBe('/media/saya/simpanan')
  expect((await hesitant.get('/media/saya/simpanan')).body).toContain(own)

  const digest = /value="([0-9a-f]{64})"/.exec((await accepted.get(own)).body)?.[1] ?? ''
  // Another's page cannot press the button.
  const foreign = await accepted.send('POST', own, {
    form: { syarat: digest },
    headers: { origin: 'https://elsewhere.test' },
  })
  expect(foreign.statusCode).toBe(403)
  expect((await accepted.post(own, { syarat: 'something else' })).statusCode).toBe(409)
  expect((await waiting.post(own, { syarat: digest })).statusCode).toBe(404)
  expect((await accepted.post(own, { syarat: digest })).statusCode).toBe(303)
  expect((await accepted.post(own, { syarat: digest })).statusCode).toBe(303)
  const open = await accepted.get(own)
  expect(open.headers['cache-control']).toBe('no-store')
  for (const shown of [`Hasil ${secret}`, `Operasi ${secret} berhasil`, `${secret} di dermaga`])
    expect(open.body).toContain(shown)
  const { acceptances } = await house.hub.release(desk.actor, release.id)
  expect(acceptances).toMatchObject([{ name: 'Gita Larasati', version: release.version }])
  const { wording } = await house.database.db
    .selectFrom('hub.release_acceptance')
    .select('wording')
    .executeTakeFirstOrThrow()
  expect(wording).toContain('sebelum 25 November 2026, 13.00 WITA')
  // One person's word opens nothing for another.
  expect(await outlets(hesitant)).toEqual([own, `${own}/simpan`, '/media/saya'])
  expect(await outlets(stranger())).toEqual([])
})

test('they take every form of it: each says that it is embargoed, and pictures carry today’s words inside', async () => {
  for (const url of [...files(), ...files('/en')]) {
    const answer = await accepted.get(url)
    expect(answer.statusCode, url).toBe(200)
    expect(answer.headers['cache-control'], url).toBe('private, no-store')
  }
  const take = (form: string) => accepted.get(`/media/rilis/${release.ref}/unduh/${form}`)
  expect((await take('text')).body).toContain(
    'EMBARGO: tidak untuk disiarkan sebelum 25 November 2026, 13.00 WITA',
  )
  expect((await take('ninjs')).json()).toMatchObject({
    pubStatus: 'withheld',
    embargoedUntil: '2026-11-25T05:00:00.000Z',
    associations: [{ type: 'text', pubStatus: 'withheld' }, { type: 'picture' }, { type: 'picture' }],
  })
  await house.bank.describe(siti.actor, photo.id, { caption: `${secret} di pelabuhan` })
  for (const form of ['whole', 'web']) {
    const answer = await accepted.get(`/media/rilis/${release.ref}/berkas/${photo.ref}/${form}`)
    const path = join(tmpdir(), `embargo-${process.pid}.jpg`)
    await writeFile(path, answer.rawPayload)
    expect(await readMetadata(path), form).toMatchObject({
      caption: `${secret} di pelabuhan`,
      credit: 'Humas Kota',
      latitude: null,
    })
    await rm(path)
  }
  const zip = unzipSync((await take('zip')).rawPayload)
  expect(Object.keys(zip).toSorted()).toEqual(
    ['txt', 'html', 'pdf', 'json']
      .map((ending) => `${release.ref}.${ending}`)
      .concat('media/dermaga.jpg', 'media/gudang.jpg', 'readme.txt')
      .toSorted(),
  )
  const readme = Buffer.from(zip['readme.txt'] ?? []).toString()
  expect(readme).toContain('EMBARGO')
  expect(readme).toContain(`${secret} di pelabuhan`)
})

test('what is held back from the press is left out, and the kit says so', async () => {
  await house.bank.changeRights(budi.actor, late.id, { sensitivity: ['minor'] })
  expect((await accepted.get(`/media/saya/rilis/${release.ref}`)).body).toContain('1 bagian tidak disertakan')
  const url = `/media/rilis/${release.ref}/berkas/${late.ref}/whole`
  expect((await accepted.get(url)).statusCode).toBe(409)
  const zip = unzipSync((await accepted.get(`/media/rilis/${release.ref}/unduh/zip`)).rawPayload)
  expect(Object.keys(zip)).not.toContain('media/gudang.jpg')
  expect(Buffer.from(zip['readme.txt'] ?? []).toString()).toContain('1 bagian tidak disertakan')
  await house.bank.changeRights(budi.actor, late.id, { sensitivity: [] })
})

test('while a zip runs: a file held back is left out and named; an embargo that moved breaks it off', async () => {
  const { email } = await accredited(house, desk, { name: 'Tari Lestari' })
  const who = await signedInPress(house, email)
  const asNow = async () => (await house.hub.release(desk.actor, release.id)).version
  const accept = async () => {
    const kit = await house.hub.press.kit(who, release.ref)
    if (kit.standing === 'terms')
      await house.hub.press.accept(who, release.ref, { digest: kit.digest, locale: 'id' })
  }
  const zip = async () => {
    const { body } = await house.hub.releasing.take(who, release.ref, {
      form: 'zip',
      locale: 'id',
      address: '192.0.2.3',
    })
    return body as Readable
  }
  await accept()
  const running = await zip()
  await house.bank.changeRights(budi.actor, late.id, { consent: 'withdrawn' })
  const whole = unzipSync(await buffer(running))
  expect(Object.keys(whole)).not.toContain('media/gudang.jpg')
  expect(Buffer.from(whole['readme.txt'] ?? []).toString()).toContain('- gudang.jpg')
  await house.bank.changeRights(budi.actor, late.id, { consent: 'not_needed' })

  const broken = await zip()
  await house.hub.correctRelease(desk.actor, release.id, {
    version: await asNow(),
    why: 'Embargo digeser.',
    embargoUntil: new Date('2026-11-25T06:00:00Z'),
  })
  await expect(buffer(broken)).rejects.toMatchObject({ code: 'not_found' })
  // Their word was for another moment: it is asked for again.
  expect((await accepted.get(`/media/rilis/${release.ref}/unduh/text`)).statusCode).toBe(404)
  expect((await accepted.get(`/media/saya/rilis/${release.ref}`)).body).toContain('name="syarat"')
})

test('at the moment it opens by itself to everybody, and an embargo that is set anew closes it at once', async () => {
  expect((await stranger().get('/media')).body).not.toContain(secret)
  house.clock.advance(27 * hours)
  const url = `/media/rilis/operasi-kasuari-${release.ref}`
  const open = await stranger().get(url)
  expect(open.statusCode).toBe(200)
  expect(open.headers['cache-control']).toContain('public')
  expect(open.body).toContain(`${secret} di pelabuhan`)
  // The text itself waits for its own publication.
  expect(open.body).not.toContain('berhasil')
  expect(open.body).toContain('1 bagian tidak disertakan')
  for (const list of ['/media', '/media/rilis', '/en/media/rilis', ...feeds, '/sitemap/rilis-2026-11.xml'])
    expect((await stranger().get(list)).body, list).toContain(release.ref)
  expect((await stranger().get('/sitemap.xml')).body).toContain('/sitemap/rilis-2026-11.xml')
  const [item] = (await stranger().get('/en/media/feed.json')).json().items
  expect(item).toMatchObject({
    url: `http://house.test/en/media/rilis/operation-kasuari-${release.ref}`,
    title: `Operation ${secret}`,
    date_published: '2026-11-25T06:00:00.000Z',
    content_html: expect.stringContaining('Embargo digeser.'),
  })
  for (const file of files()) expect((await stranger().get(file)).statusCode, file).toBe(200)
  expect((await accepted.get(`/media/saya/rilis/${release.ref}`)).headers.location).toBe(url)
  const { version } = await house.hub.release(desk.actor, release.id)
  await house.hub.correctRelease(desk.actor, release.id, {
    version,
    why: 'Terbit terlalu dini.',
    embargoUntil: new Date(house.clock.now().getTime() + hours),
  })
  await expect.poll(async () => (await stranger().get(url)).statusCode).toBe(404)
  await expect.poll(() => outlets(stranger())).toEqual([])
})
