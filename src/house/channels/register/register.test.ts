/** The register from an officer's entry to a stranger's question, over HTTP. */
import { createPublicKey, verify } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { letterTo } from '../../../../tests/support/letters.ts'
import { openSiteHouse, heard, type SiteTestHouse } from '../../../../tests/support/site-house.ts'
import { signIn, type SignedIn } from '../../../../tests/support/sign-in.ts'

let house: SiteTestHouse
let rina: SignedIn
let budi: SignedIn
let above: SignedIn
let bandung: string
let entry: { id: string; ref: string }

const day = 86_400_000

beforeAll(async () => {
  house = await openSiteHouse({ pack: 'polri' })
  bandung = house.units.byCode('3204')!.id
  rina = await signIn(house, { name: 'Rina Kartika', unit: bandung, roles: ['channel_officer'] })
  budi = await signIn(house, { name: 'Budi Hartono', unit: bandung, roles: ['channel_officer'] })
  above = await signIn(house, { name: 'Agus Salim', unit: 'jabar', roles: ['channel_officer'], locale: 'en' })
})

const api = (
  who: SignedIn | undefined,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT',
  path: string,
  payload?: object,
) =>
  house.server.inject({
    method,
    url: `/api/v1${path}`,
    ...(who === undefined ? {} : { headers: who.headers }),
    ...(payload === undefined ? {} : { payload }),
  })
const page = async (path: string) => (await house.server.inject({ method: 'GET', url: path })).body
const lookUp = async (text: string) =>
  (await api(undefined, 'GET', `/official-accounts/lookup?url=${encodeURIComponent(text)}`)).json()
const publicDoors = async () => {
  await heard(house)
  const doors = await Promise.all(
    [
      '/kanal',
      '/en/kanal',
      '/kanal?akun=humaspolresbandung',
      '/kanal/daftar.json',
      '/kanal/daftar.csv',
      `/kanal/${entry.ref}`,
      `/kanal/${entry.ref}/lencana.svg`,
      '/kanal/tiruan',
      '/api/v1/official-accounts',
      '/satuan/jawa-barat/bandung',
    ].map(page),
  )
  return doors.join('\n')
}
const form = {
  unitId: '',
  network: 'instagram',
  url: 'https://www.instagram.com/humaspolresbandung/',
  label: 'Humas Polresta Bandung',
  languages: ['id'],
  contact: 'kontak-rahasia@house.test',
}

test('an account is declared under review: nobody outside hears of it, and the same address is entered once', async () => {
  const made = await api(rina, 'POST', '/register', { ...form, unitId: bandung })
  expect(made.statusCode).toBe(201)
  entry = made.json()
  expect(made.json()).toMatchObject({ state: 'review', handle: 'humaspolresbandung', proof: { way: 'bio' } })
  expect(await lookUp('humaspolresbandung')).toMatchObject({ answer: 'unknown' })
  expect(await publicDoors()).not.toMatch(/Humas Polresta Bandung|kontak-rahasia/)
  const again = { ...form, unitId: bandung, url: 'instagram.com/HumasPolresBandung?x=1' }
  expect((await api(rina, 'POST', '/register', again)).json()).toMatchObject({
    code: 'register_address_invalid',
  })
  again.url = `https://${again.url}`
  expect((await api(rina, 'POST', '/register', again)).json()).toMatchObject({ code: 'register_taken' })
  const front = { ...form, unitId: bandung, url: 'https://instagram.com' }
  expect((await api(rina, 'POST', '/register', front)).statusCode).toBe(422)
  const elsewhere = { ...form, unitId: house.units.byCode('3374')!.id, url: 'https://x.com/lain' }
  expect((await api(rina, 'POST', '/register', elsewhere)).statusCode).toBe(403)
})

test('it is shown once it is whole: mandate, contact and two who answer for it', async () => {
  const refused = await api(rina, 'POST', `/register/${entry.id}/publish`)
  expect(refused.json()).toMatchObject({
    code: 'register_incomplete',
    faults: [{ at: 'mandate' }, { at: 'keepers' }],
  })
  const two = [{ personId: rina.personId }, { name: 'Dedi', email: 'dedi@luar.example' }]
  const same = [{ personId: rina.personId }, { name: 'Rina', email: rina.email.toUpperCase() }]
  const change = (keepers: object) => api(rina, 'PUT', `/register/${entry.id}/administrators`, { keepers })
  expect((await change(same)).json()).toMatchObject({ code: 'register_two_needed' })
  expect((await change(two)).statusCode).toBe(204)
  await api(rina, 'PATCH', `/register/${entry.id}`, { mandate: 'Sprin/12/2026', tags: ['humas'] })
  const shown = await api(rina, 'POST', `/register/${entry.id}/publish`)
  expect(shown.json()).toMatchObject({ state: 'published', certifiedBy: 'Rina Kartika' })
  await heard(house)
  expect(await page('/kanal')).toContain('humaspolresbandung')
  const own = await page(`/kanal/${entry.ref}`)
  expect(own).toMatch(/rel="me noopener"/)
  expect(own).toMatch(/Sprin\/12\/2026[\s\S]*Terakhir dikonfirmasi 24 November 2026/)
  expect(await publicDoors()).not.toMatch(/kontak-rahasia|dedi@luar|Dedi/)
})

describe('anybody asks whether an account is official', () => {
  test.each([
    ['https://instagram.com/humaspolresbandung/reel/1?x=2', 'official'],
    ['@HumasPolresBandung', 'official'],
    ['https://tiktok.com/@humaspolresbandung', 'looks_like'],
    ['humas_polres_bandung', 'looks_like'],
    ['humaspo1resbandung', 'looks_like'],
    ['humаspolresbandung', 'looks_like'], // a Cyrillic а
    ['humaspolresbandung_official', 'looks_like'],
    ['humaspolresbandungg', 'looks_like'],
    ['humaspolersbandung', 'looks_like'],
    ['https://instagram.com', 'unknown'],
    ['polisi', 'unknown'],
    ['%%%', 'unknown'],
  ])('%s: %s', async (asked, answer) => {
    const said = await lookUp(asked)
    expect(said.answer).toBe(answer)
    if (answer === 'looks_like') expect(said.resembles[0].account.handle).toBe('humaspolresbandung')
  })

  test('the page answers without a script, in both languages, with the official one beside', async () => {
    expect(await page('/kanal?akun=humaspolresbandung')).toContain('akun resmi')
    const near = await page('/en/kanal?akun=humaspo1resbandung')
    expect(near).toMatch(/is not ours, but looks like it[\s\S]*humaspo1resbandung[\s\S]*humaspolresbandung/)
    const { headers } = await api(undefined, 'GET', '/official-accounts/lookup?url=x')
    expect(headers['access-control-allow-origin']).toBe('*')
  })
})

test('a stranger verifies the whole register, and its badge follows nobody', async () => {
  const key = createPublicKey(await page('/.well-known/pendopo-register.pem'))
  for (const file of ['daftar.json', 'daftar.csv']) {
    const { rawPayload, headers } = await house.server.inject({ method: 'GET', url: `/kanal/${file}` })
    const { rawPayload: signature } = await house.server.inject({ method: 'GET', url: `/kanal/${file}.sig` })
    expect(verify(null, rawPayload, key, signature)).toBe(true)
    expect(headers['x-pendopo-signature']).toBe(signature.toString('base64'))
    rawPayload[100] = 0
    expect(verify(null, rawPayload, key, signature)).toBe(false)
  }
  const badge = await house.server.inject({ method: 'GET', url: `/kanal/${entry.ref}/lencana.svg` })
  expect(badge.headers).toMatchObject({
    'content-type': 'image/svg+xml',
    'cross-origin-resource-policy': 'cross-origin',
  })
  expect(badge.headers['set-cookie']).toBeUndefined()
  expect(badge.headers['cache-control']).toContain('s-maxage')
  expect(badge.body).toContain('Tercatat resmi')
})

test('a label that a spreadsheet would run is text in the CSV', async () => {
  await api(rina, 'PATCH', `/register/${entry.id}`, { label: '=cmd|calc' })
  await heard(house)
  const rows = parse<Record<string, string>>(await page('/kanal/daftar.csv'), { columns: true, bom: true })
  expect(rows.find(({ ref }) => ref === entry.ref)?.['label']).toBe("'=cmd|calc")
})

test('it is confirmed every 180 days: reminders, then the unit above, and the public sees that it is late', async () => {
  const tend = async (days: number) => {
    house.clock.advance(days * day)
    await house.jobs.enqueue(house.database.db, 'tend-register', {})
    await house.jobs.drain()
  }
  const count = async (to: string) =>
    (await house.mail.outbox({ limit: 50 })).filter(
      (letter) => letter.to === to && /konfirmasi|confirmed/.test(letter.subject + letter.text),
    ).length
  await tend(149)
  expect(await count('dedi@luar.example')).toBe(0)
  for (const [days, letters] of [
    [2, 1],
    [10, 1],
    [12, 2],
    [6.2, 3],
  ] as const) {
    await tend(days)
    expect(await count('dedi@luar.example')).toBe(letters)
  }
  expect(await count(above.email)).toBe(0)
  await tend(2)
  expect(await count(above.email)).toBe(1)
  await tend(0)
  expect(await count(above.email)).toBe(1)
  expect(await page(`/kanal/${entry.ref}`)).toContain('konfirmasi berikutnya terlambat')
  const { dueAt } = await house.register.certify(rina.actor, entry.id)
  expect(dueAt).toEqual(new Date(house.clock.now().getTime() + 180 * day))
})

test('it is handed over by those who answer for it; where they are gone, by the unit above after a week', async () => {
  const { register } = house
  const others = [{ personId: budi.personId }, { name: 'Eka', email: 'eka@luar.example' }]
  const handOver = (who: SignedIn) => register.handOver(who.actor, entry.id, others)
  const recover = (who: SignedIn) =>
    register.askRecovery(who.actor, entry.id, { keepers: others, why: 'Keduanya pindah tugas.' })
  await expect(handOver(budi)).rejects.toMatchObject({ code: 'register_not_administrator' })
  await expect(recover(budi)).rejects.toMatchObject({ code: 'forbidden' })
  await recover(above)
  await expect(recover(above)).rejects.toMatchObject({ code: 'register_recovery_waits' })
  expect((await letterTo(house, 'dedi@luar.example')).text).toContain('Keduanya pindah tugas.')

  await register.stopRecovery(rina.actor, entry.id)
  await recover(above)
  for (const [days, names] of [
    [6, ['Rina Kartika', 'Dedi']],
    [1, ['Budi Hartono', 'Eka']],
  ] as const) {
    house.clock.advance(days * day)
    await house.jobs.enqueue(house.database.db, 'tend-register', {})
    await house.jobs.drain()
    const { keepers } = await register.read(rina.actor, entry.id)
    expect(keepers.map(({ name }) => name)).toEqual(names)
  }
  // A colleague who is named by their address is known as one, and can hand over in turn.
  await register.handOver(budi.actor, entry.id, [
    { name: 'R. Kartika', email: rina.email.toUpperCase() },
    { personId: budi.personId },
  ])
  await handOver(rina)
  const { history } = await register.read(rina.actor, entry.id)
  expect(history.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['recovery_stopped', 'recovered', 'handed_over']),
  )
})

test('a retired account answers "formerly", is changed no more, and its address can be entered anew', async () => {
  const { register } = house
  const retired = await register.retire(rina.actor, entry.id, { why: 'Digabung.' })
  expect(retired).toMatchObject({ state: 'retired' })
  expect(await lookUp('humaspolresbandung')).toMatchObject({
    answer: 'formerly',
    account: { ref: entry.ref },
  })
  await expect(register.certify(rina.actor, entry.id)).rejects.toMatchObject({ code: 'register_retired' })
  await heard(house)
  expect(await page(`/kanal/${entry.ref}`)).toMatch(/Dulu akun resmi/)
  expect(await page('/kanal')).not.toContain('humaspolresbandung')
  expect(await page('/kanal/daftar.json')).toMatch(/"formerly"/)
  const anew = { unitId: bandung, network: 'instagram', url: form.url, languages: ['id'] } as const
  expect(await register.enter(rina.actor, { ...anew, languages: ['id'] })).toMatchObject({ state: 'review' })
})
