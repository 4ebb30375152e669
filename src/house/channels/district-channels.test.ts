/** From the newsroom's act to the accounts, through the whole house; the networks are contract fakes. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFakeBluesky, type FakeBluesky } from '../../../tests/support/fake-bluesky.ts'
import { startFakeWordpress, type FakeWordpress } from '../../../tests/support/fake-wordpress.ts'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { storyAt } from '../../../tests/support/newsroom.ts'
import { signIn, type SignedIn } from '../../../tests/support/sign-in.ts'

let house: TestHouse
let bluesky: FakeBluesky
let wordpress: FakeWordpress
let siti: SignedIn
let budi: SignedIn
let officer: SignedIn
let bandung: string

beforeAll(async () => {
  bluesky = await startFakeBluesky()
  wordpress = await startFakeWordpress()
  house = await openTestHouse({ pack: 'polri' })
  bandung = house.units.byCode('3204')!.id
  siti = await signIn(house, { name: 'Siti Rahmawati', unit: bandung, roles: ['contributor'] })
  budi = await signIn(house, { name: 'Budi Hartono', unit: 'jabar', roles: ['approver', 'editor'] })
  officer = await signIn(house, { name: 'Rina Kartika', unit: bandung, roles: ['channel_officer'] })
})
afterAll(async () => {
  await bluesky.close()
  await wordpress.close()
})

const api = (
  who: SignedIn | undefined,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  payload?: object,
) =>
  house.server.inject({
    method,
    url: `/api/v1${path}`,
    ...(who === undefined ? {} : { headers: who.headers }),
    ...(payload === undefined ? {} : { payload }),
  })

const entry = (kind: 'bluesky' | 'wordpress') => ({
  unitId: bandung,
  kind,
  languages: ['id'],
  entry:
    kind === 'bluesky'
      ? { server: bluesky.url, identifier: bluesky.handle, password: bluesky.password }
      : { server: wordpress.url, identifier: wordpress.user, password: wordpress.password },
})

let sky: string

test('the channel officer connects both accounts; a wrong password and a second time are told apart', async () => {
  const wrong = await api(officer, 'POST', '/channels', {
    ...entry('bluesky'),
    entry: { ...entry('bluesky').entry, password: 'salah' },
  })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.json()).toMatchObject({ code: 'channel_unauthorised' })
  expect(wrong.json().title).toMatch(/sandi aplikasi/)
  for (const kind of ['bluesky', 'wordpress'] as const) {
    const made = await api(officer, 'POST', '/channels', entry(kind))
    expect(made.statusCode).toBe(201)
    expect(made.body).not.toContain(bluesky.password)
    if (kind === 'bluesky') sky = made.json().id
  }
  expect((await api(officer, 'POST', '/channels', entry('bluesky'))).json()).toMatchObject({
    code: 'channel_taken',
  })
})

test('nobody without the role connects, pauses or removes, and not for another unit', async () => {
  expect((await api(undefined, 'GET', '/channels')).statusCode).toBe(401)
  expect((await api(siti, 'POST', '/channels', entry('bluesky'))).statusCode).toBe(403)
  expect((await api(siti, 'POST', `/channels/${sky}/pause`)).statusCode).toBe(403)
  expect((await api(siti, 'DELETE', `/channels/${sky}`)).statusCode).toBe(403)
  const elsewhere = { ...entry('bluesky'), unitId: house.units.byCode('3374')!.id }
  expect((await api(officer, 'POST', '/channels', elsewhere)).statusCode).toBe(403)
  expect(
    (
      await api(officer, 'POST', '/channels', {
        ...entry('bluesky'),
        entry: { ...entry('bluesky').entry, server: 'https://a:b@site.example' },
      })
    ).json(),
  ).toMatchObject({
    code: 'channel_server_invalid',
  })
})

test('a preview counts as the network counts and names every fault', async () => {
  const words = { locale: 'id', headline: 'Judul', summary: 'Ringkas' }
  const answer = await api(officer, 'POST', `/channels/${sky}/check`, {
    ...words,
    alt: '',
    text: '👮‍♀️'.repeat(290),
  })
  expect(answer.json()).toMatchObject({
    counts: [{ by: 'graphemes', count: 290 + 2 + 33 }, { by: 'bytes' }],
    faults: [
      { at: 'text', code: 'post_too_long', params: { count: 325, limit: 300 } },
      { at: 'picture', code: 'post_alt_missing' },
    ],
  })
  expect((await api(officer, 'POST', `/channels/${sky}/check`, words)).json()).toMatchObject({
    faults: [],
    text: 'Judul\n\nRingkas',
  })
})

test('a published story is posted to both accounts once, and the receipts say so', async () => {
  const { storyId } = await storyAt(
    house,
    { author: siti.actor, approver: budi.actor, unitId: bandung },
    'published',
  )
  await house.jobs.drain()
  expect(bluesky.records.size).toBe(1)
  expect(wordpress.published()).toHaveLength(1)
  const { deliveries } = (await api(officer, 'GET', `/deliveries?storyId=${storyId}`)).json()
  expect(deliveries).toHaveLength(2)
  expect(deliveries[0]).toMatchObject({ state: 'sent', purpose: 'post', leftovers: [] })
  const one = (await api(officer, 'GET', `/deliveries/${deliveries[0].id}`)).json()
  expect(one.attemptRecords).toMatchObject([{ operation: 'publish', outcome: 'sent' }])
  expect((await api(officer, 'POST', `/deliveries/${deliveries[0].id}/retry`)).json()).toMatchObject({
    code: 'delivery_settled',
  })
})

test('anybody can ask whether an address is official, however it was copied', async () => {
  const lookup = async (url: string) =>
    (await api(undefined, 'GET', `/official-accounts/lookup?url=${encodeURIComponent(url)}`)).json()
  const { accounts } = (await api(undefined, 'GET', `/official-accounts?unitId=${bandung}`)).json()
  expect(accounts).toHaveLength(2)
  for (const url of [
    `https://bsky.app/profile/${bluesky.handle}`,
    `bsky.app/profile/${bluesky.handle.toUpperCase()}/?ref=share#top`,
    `https://www.bsky.app/profile/${bluesky.handle}/post/3kabc`,
  ])
    expect(await lookup(url)).toMatchObject({ answer: 'official', account: { handle: bluesky.handle } })
  for (const url of [
    `https://bsky.app/profile/${bluesky.handle}.palsu.example`,
    'https://bsky.app/profile',
    'javascript:alert(1)',
    '%%%',
  ])
    expect(await lookup(url)).toMatchObject({ answer: 'unknown', account: null })
  expect((await api(officer, 'DELETE', `/channels/${sky}`)).statusCode).toBe(204)
  expect(await lookup(`https://bsky.app/profile/${bluesky.handle}`)).toMatchObject({ answer: 'formerly' })
  const { credentials } = await house.database.db
    .selectFrom('channels.channel')
    .select('credentials')
    .where('id', '=', sky)
    .executeTakeFirstOrThrow()
  expect(credentials).toBeNull()
})

test('a channel follows its unit when the unit moves', async () => {
  const parentId = house.units.byCode('jateng')!.id
  await house.units.moveUnit(budi.actor, { id: bandung, parentId })
  const [channel] = await house.channels.list(officer.actor)
  expect(channel?.unitPath).toBe(house.units.require(bandung).path)
})
