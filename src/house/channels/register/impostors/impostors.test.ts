/** Somebody of the public tells of an impostor; two people decide; everybody can read what they decided, and no more. */
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFake, type FakeServer } from '../../../../../tests/support/fake-server.ts'
import { letterTo } from '../../../../../tests/support/letters.ts'
import { phonePhotograph, photograph, pngOf } from '../../../../../tests/support/pictures.ts'
import { heard, openSiteHouse, type SiteTestHouse } from '../../../../../tests/support/site-house.ts'
import { signIn, type SignedIn } from '../../../../../tests/support/sign-in.ts'
import { fingerprint } from '../../../../platform/secrets.ts'

let house: SiteTestHouse
let web: FakeServer
let rina: SignedIn
let agus: SignedIn
let impostor: string
const asked = () => `${web.url}/humaspolresbandung_`

beforeAll(async () => {
  web = await startFake(() => ({
    status: 200,
    headers: { 'content-type': 'text/html' },
    raw: '<h1>Polres Bandung</h1><script>x</script><p>Kirim pulsa ke 0812</p>',
  }))
  house = await openSiteHouse({ pack: 'polri' })
  rina = await signIn(house, { name: 'Rina Kartika', roles: ['channel_officer'] })
  agus = await signIn(house, { name: 'Agus Salim', roles: ['approver'] })
  const official = await house.register.enter(rina.actor, {
    unitId: house.units.byCode('3204')!.id,
    network: 'instagram',
    url: 'https://instagram.com/humaspolresbandung',
    languages: ['id'],
    mandate: 'Sprin/1',
    contact: 'humas@house.test',
  })
  await house.register.handOver(rina.actor, official.id, [
    { personId: rina.personId },
    { personId: agus.personId },
  ])
  await house.register.publish(rina.actor, official.id)
})
afterAll(() => web.close())

const report = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  house.server.inject({
    method: 'POST',
    url: '/kanal/lapor',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: house.config.url,
      ...headers,
    },
    payload: new URLSearchParams({ situs: '', note: '', email: '', ...fields }).toString(),
  })
/** As a browser sends the form without a script. */
const reportWith = async (fields: Record<string, string>, pictures: Uint8Array[]) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ situs: '', note: '', email: '', ...fields }))
    form.set(name, value)
  if (pictures.length === 0) form.append('pictures', new Blob([]), '')
  for (const [at, bytes] of pictures.entries())
    form.append('pictures', new Blob([Uint8Array.from(bytes)]), `${at}.png`)
  const body = new Response(form)
  return house.server.inject({
    method: 'POST',
    url: '/kanal/lapor',
    headers: { 'content-type': body.headers.get('content-type') ?? '', origin: house.config.url },
    // A browser names the file that nobody chose with nothing.
    payload: Buffer.from(
      Buffer.from(await body.arrayBuffer())
        .toString('latin1')
        .replace('name="pictures"\r\n', 'name="pictures"; filename=""\r\n'),
      'latin1',
    ),
  })
}
const page = async (path: string) => (await house.server.inject({ method: 'GET', url: path })).body
const queue = () => house.register.impostors.list(rina.actor, {})

const screenshot = () => photograph(600, 400, 3).png().toBuffer()

test('a report is taken without an account; programs, foreign pages and floods are not', async () => {
  const told = { asked: asked(), note: 'Meminta pulsa, catatan-rahasia.', email: 'pelapor@warga.example' }
  expect((await report({ ...told, situs: 'x' })).statusCode).toBe(303)
  expect((await queue()).impostors).toHaveLength(0)
  expect((await report(told, { origin: 'https://lain.example' })).statusCode).toBe(403)
  const sent = await report(told)
  expect(sent.headers['location']).toBe('/kanal/terkirim')
  expect(await page('/kanal/terkirim')).toContain('laporan diterima')
  expect((await reportWith({ asked: asked(), note: 'Saya juga.' }, [])).statusCode).toBe(303)

  const wrong = await report({ asked: 'x', email: 'salah' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toMatch(/Tulis alamat atau nama akun itu[\s\S]*Alamat surel ini tidak lengkap/)
  expect((await report({ asked: '@humaspolresbandung' })).body).toContain('daftar resmi kami')
  for (let nth = 0; nth < 6; nth += 1) await report({ asked: `palsu-${nth}` })
  expect((await report({ asked: 'palsu-lagi' })).statusCode).toBe(429)
  house.clock.advance(3_600_000)
})

test('screenshots come along: at most three, of a sound kind, kept sealed and without their place, or none of it is', async () => {
  const told = { asked: asked(), note: 'Dengan gambar.' }
  const before = (await queue()).impostors.find((one) => one.asked === asked())
  for (const [pictures, sentence] of [
    [Array.from({ length: 9 }, () => Buffer.from('x')), 'Lampirkan paling banyak tiga gambar'],
    [[await screenshot(), pngOf(30_000, 30_000)], 'megapiksel'],
    [[Buffer.from('<svg/>')], 'Gambar harus JPEG, PNG, atau WebP'],
    [[Buffer.alloc(6_000_000, 1)], 'Berkas lebih besar dari 5 MB'],
  ] as const) {
    const refused = await reportWith(told, [...pictures])
    expect([refused.statusCode, refused.body]).toEqual([422, expect.stringContaining(sentence)])
    // What was typed is still there.
    expect(refused.body).toContain('Dengan gambar.')
  }
  expect((await queue()).impostors.find((one) => one.asked === asked())).toEqual(before)
  expect((await house.database.pool.query('select from channels.evidence')).rows).toHaveLength(0)
  expect((await reportWith(told, [await phonePhotograph(), await screenshot()])).statusCode).toBe(303)
  expect((await queue()).impostors.find((one) => one.asked === asked())).toMatchObject({
    reports: 3,
    pictures: 2,
  })
  // Whoever sends pictures all day is stopped sooner than whoever writes.
  for (let nth = 0; nth < 4; nth += 1) await reportWith({ asked: `gambar-${nth}` }, [Buffer.from('x')])
  expect((await reportWith(told, [await screenshot()])).statusCode).toBe(429)
  house.clock.advance(3_600_000)
  expect((await reportWith(told, [await screenshot()])).statusCode).toBe(429)
})

test('the case keeps what was told and what was seen, with its digest, and what a takedown needs', async () => {
  await house.jobs.drain()
  const { impostors } = await queue()
  impostor = impostors.find((one) => one.asked === asked())?.id ?? ''
  const found = await house.register.impostors.read(rina.actor, impostor)
  expect(found).toMatchObject({ state: 'open', reports: 3 })
  expect(found.told.map(({ note, pictures }) => [note, pictures.length])).toEqual([
    ['Dengan gambar.', 2],
    ['Saya juga.', 0],
    ['Meminta pulsa, catatan-rahasia.', 0],
  ])
  expect(found.evidence).toMatchObject([
    {
      status: 200,
      text: 'Polres Bandung Kirim pulsa ke 0812',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ])
  const pack = await house.register.impostors.takedownPack(rina.actor, impostor)
  expect(pack.text.en).toContain(found.evidence[0]?.sha256)
  expect(pack.text.id).toContain('3 laporan')
  const [first] = found.told[0]?.pictures ?? []
  expect(pack.text.id).toContain(first?.digest)

  // Only who follows the case sees them, and only by its own address.
  const address = `/api/v1/impostors/${impostor}/pictures/${first?.id}`
  const seen = await house.server.inject({ url: address, headers: rina.headers })
  expect([seen.statusCode, seen.headers['content-type'], seen.headers['cache-control']]).toEqual([
    200,
    'image/jpeg',
    'private, no-store',
  ])
  expect(seen.rawPayload.toString('latin1')).not.toMatch(/Rahasia|GPS|Exif/)
  const writer = await signIn(house, { name: 'Budi Santoso', roles: ['contributor'] })
  expect((await house.server.inject({ url: address, headers: writer.headers })).statusCode).toBe(403)
  expect((await house.server.inject({ url: address })).statusCode).toBe(401)
  const other = (await queue()).impostors.find((one) => one.id !== impostor)?.id ?? ''
  const astray = `/api/v1/impostors/${other}/pictures/${first?.id}`
  expect((await house.server.inject({ url: astray, headers: rina.headers })).statusCode).toBe(404)

  const zip = await house.server.inject({
    url: `/api/v1/impostors/${impostor}/takedown.zip`,
    headers: rina.headers,
  })
  const files = new Map(Object.entries(unzipSync(zip.rawPayload)))
  expect([...files.keys()]).toEqual([
    'pengaduan.txt',
    'complaint.txt',
    'halaman-1.txt',
    'gambar-1.jpg',
    'gambar-2.jpg',
    'SHA256SUMS',
  ])
  expect(Buffer.from(files.get('SHA256SUMS') ?? []).toString()).toContain(
    `${fingerprint(files.get('gambar-1.jpg') ?? '')}  gambar-1.jpg`,
  )
})

test('nothing of it is public before a second person agrees, and then only that it is an impostor', async () => {
  const doors = async () => {
    await heard(house)
    return (
      await Promise.all(
        [
          '/kanal',
          '/kanal/tiruan',
          '/en/kanal/tiruan',
          '/kanal/daftar.json',
          '/kanal/daftar.csv',
          `/kanal?akun=${encodeURIComponent(asked())}`,
          `/api/v1/official-accounts/lookup?url=${encodeURIComponent(asked())}`,
          '/api/v1/official-accounts',
        ].map(page),
      )
    ).join('\n')
  }
  const secrets =
    /catatan-rahasia|pelapor@warga|Kirim pulsa|menyamar sebagai kami dan tercantum|sengaja menipu/
  expect(await doors()).not.toMatch(secrets)
  const { impostors } = house.register
  await expect(impostors.approve(agus.actor, impostor)).rejects.toMatchObject({ code: 'impostor_settled' })
  await impostors.propose(rina.actor, impostor, 'Ia sengaja menipu.')
  await expect(impostors.approve(rina.actor, impostor)).rejects.toMatchObject({
    code: 'impostor_second_person',
  })
  expect(await page('/kanal/tiruan')).toContain('Belum ada akun tiruan')
  expect(await doors()).not.toMatch(secrets)

  await impostors.approve(agus.actor, impostor)
  expect((await letterTo(house, 'pelapor@warga.example')).text).toContain('mencantumkannya')
  const { rows } = await house.database.pool.query(
    'select email from channels.impostor_report where email is not null',
  )
  expect(rows).toEqual([])
  const open = await doors()
  expect(open).toContain('humaspolresbandung_')
  expect(open).toContain('"answer":"impostor"')
  expect(open).not.toMatch(/catatan-rahasia|pelapor@warga|Kirim pulsa|sengaja menipu|Rina Kartika|Agus Salim/)

  await impostors.delist(agus.actor, impostor, 'Akunnya sudah dihapus.')
  expect(await doors()).not.toContain('"answer":"impostor"')
  expect(await page('/kanal/tiruan')).toContain('Belum ada akun tiruan')

  // A year after it was closed the words and pictures go; what was decided stays.
  const { rows: kept } = await house.database.pool.query<{ object: string }>(
    'select object from channels.evidence',
  )
  house.clock.advance(366 * 86_400_000)
  await house.jobs.enqueue(house.database.db, 'sweep-evidence', {})
  await house.jobs.drain()
  const closed = await impostors.read(rina.actor, impostor)
  expect(closed).toMatchObject({ state: 'delisted', reports: 3, told: [], evidence: [] })
  for (const { object } of kept) expect(await house.storage.size(object)).toBeUndefined()
})

test('who looks after no channels sees no queue', async () => {
  const writer = await signIn(house, { roles: ['contributor'] })
  const answer = (path: string) =>
    house.server.inject({ method: 'GET', url: `/api/v1${path}`, headers: writer.headers })
  expect((await answer('/impostors')).json()).toEqual({ impostors: [], next: null })
  expect((await answer(`/impostors/${impostor}`)).statusCode).toBe(403)
})
