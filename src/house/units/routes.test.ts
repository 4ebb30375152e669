import { beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { signIn, type SignedIn } from '../../../tests/support/sign-in.ts'
import { newId } from '../../platform/ids.ts'

let house: TestHouse
let root: SignedIn
let local: SignedIn
let reader: SignedIn

beforeAll(async () => {
  house = await openTestHouse({ pack: 'kota' })
  root = await signIn(house, { roles: ['administrator'] })
  local = await signIn(house, { unit: 'tirta', roles: ['administrator'] })
  reader = await signIn(house, { unit: 'tirta', roles: ['editor'] })
})

const idOf = (code: string) => house.units.byCode(code)?.id ?? ''
async function ask(method: 'GET' | 'POST' | 'PATCH' | 'PUT', path: string, who?: SignedIn, body?: object) {
  const answer = await house.server.inject({
    method,
    url: `/api/v1${path}`,
    ...(who === undefined ? {} : { headers: who.headers }),
    ...(body === undefined ? {} : { payload: body }),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const codes = (answer: { body: { units: { code: string }[] } }) => answer.body.units.map((unit) => unit.code)

test('anybody reads the tree page by page, and each unit comes once', async () => {
  const seen: string[] = []
  let cursor = ''
  do {
    const page = await ask('GET', `/units?limit=5${cursor}`)
    expect(page.status).toBe(200)
    seen.push(...codes(page))
    cursor = page.body.next === null ? '' : `&cursor=${page.body.next}`
  } while (cursor !== '')
  expect(seen).toEqual(house.units.subtree(house.units.root().id).map((unit) => unit.code))
  expect(codes(await ask('GET', `/units?within=${idOf('wana')}`))).toEqual([
    'wana',
    'wana1',
    'wana2',
    'wana3',
  ])
  expect(codes(await ask('GET', `/units?q=wana`))[0]).toBe('wana')
  expect(codes(await ask('GET', `/units?q=wana&within=${idOf('tirta')}`))).toEqual([])
})

test('a unit is shown with its family', async () => {
  const { body } = await ask('GET', `/units/${idOf('wana')}`)
  expect(body).toMatchObject({
    code: 'wana',
    zone: 'WITA',
    sitePath: 'wanareja',
    ancestry: [{ code: 'kota' }],
  })
  expect(body.children).toHaveLength(3)
})

test('the administrator of the city adds, renames, moves and closes; each answer is the unit as it is now', async () => {
  const added = await ask('POST', '/units', root, {
    parentId: idOf('tirta'),
    code: 'tirta9',
    level: 'ward',
    name: { id: 'Kelurahan Sendang Agung', en: 'Sendang Agung Ward' },
    shortName: 'Sendang Agung',
  })
  expect(added).toMatchObject({ status: 201, body: { sitePath: 'tirtasari/sendang-agung', state: 'open' } })
  const at = `/units/${added.body.id}`
  expect(await ask('PATCH', at, root, { slug: 'sendang' })).toMatchObject({
    status: 200,
    body: { slug: 'sendang' },
  })
  expect(await ask('POST', `${at}/move`, root, { parentId: idOf('wana') })).toMatchObject({
    status: 200,
    body: { sitePath: 'wanareja/sendang', path: 'kota.wana.tirta9' },
  })
  expect(await ask('PUT', `${at}/host`, root, { host: 'sendang.example' })).toMatchObject({
    status: 200,
    body: { host: 'sendang.example' },
  })
  const closing = { successorId: idOf('wana1'), why: 'Penataan' }
  expect(await ask('POST', `${at}/close`, root, closing)).toMatchObject({
    status: 200,
    body: { state: 'closed', host: null },
  })
  expect(await ask('POST', `${at}/close`, root, closing)).toMatchObject({
    status: 409,
    body: { code: 'unit_closed', title: 'Kelurahan Sendang Agung sudah ditutup. Tidak ada yang berubah.' },
  })
})

test('whoever manages one sub-district changes what is below it, and nothing beside or above', async () => {
  const ward = { level: 'ward', name: { id: 'Kelurahan Baru', en: 'New Ward' } }
  const add = (parent: string, code: string) =>
    ask('POST', '/units', local, { ...ward, parentId: idOf(parent), code })
  expect((await add('tirta', 'baru1')).status).toBe(201)
  expect((await add('wana', 'baru2')).body).toMatchObject({ status: 403, code: 'forbidden' })
  const tirta = idOf('tirta')
  for (const [method, path, body] of [
    ['POST', `/units/${tirta}/move`, { parentId: idOf('dlh') }],
    ['POST', `/units/${idOf('tirta1')}/move`, { parentId: idOf('wana') }],
    ['POST', `/units/${tirta}/merge`, { successorId: idOf('wana'), why: 'coba-coba' }],
    ['POST', `/units/${tirta}/close`, { successorId: idOf('wana'), why: 'coba-coba' }],
    ['PATCH', `/units/${tirta}`, { slug: 'milik-kami' }],
  ] as const)
    expect((await ask(method, path, local, body)).status).toBe(403)
  expect(house.units.require(tirta)).toMatchObject({ slug: 'tirtasari', state: 'open' })
  expect((await ask('PATCH', `/units/${tirta}`, local, { shortName: 'Tirta' })).status).toBe(200)
  expect((await ask('PATCH', `/units/${tirta}`, reader, { shortName: 'Kami' })).status).toBe(403)
  expect((await ask('PATCH', `/units/${tirta}`, undefined, { shortName: 'Kami' })).status).toBe(401)
})

test('bad input is answered with a code and changes nothing', async () => {
  const wana = `/units/${idOf('wana')}`
  const refused = async (answer: Promise<{ status: number; body: { code: string } }>) => {
    const { status, body } = await answer
    return `${status} ${body.code}`
  }
  expect(await refused(ask('GET', `/units/${newId()}`))).toBe('404 not_found')
  expect(await refused(ask('GET', '/units/not-an-id'))).toBe('422 invalid_request')
  expect(await refused(ask('GET', '/units?limit=5000'))).toBe('422 invalid_request')
  expect(await refused(ask('GET', `/units?cursor=${newId()}`))).toBe('404 not_found')
  expect(await refused(ask('POST', `${wana}/move`, root, { parentId: newId() }))).toBe('404 not_found')
  expect(await refused(ask('POST', `${wana}/move`, root, { parentId: idOf('wana1') }))).toBe('409 unit_cycle')
  expect(await refused(ask('PATCH', wana, root, { slug: 'tirtasari' }))).toBe('409 unit_slug_clash')
  expect(await refused(ask('PATCH', wana, root, { slug: 'konsol' }))).toBe('422 unit_slug_reserved')
  expect(await refused(ask('PATCH', wana, root, {}))).toBe('422 invalid_request')
  expect(await refused(ask('PATCH', wana, root, { state: 'closed' }))).toBe('422 invalid_request')
  expect(await refused(ask('PUT', `${wana}/host`, root, { host: 'house.test' }))).toBe('409 unit_host_taken')
  expect(await refused(ask('PUT', `${wana}/host`, root, { host: 'http://x.example/' }))).toBe(
    '422 unit_host_invalid',
  )
  const name = { id: 'x'.repeat(121), en: 'x' }
  expect(await refused(ask('PATCH', wana, root, { name }))).toBe('422 invalid_request')
  expect(house.units.byCode('wana')).toMatchObject({ slug: 'wanareja', parentId: house.units.root().id })
})
