/** The newsroom's doors as the console and programs knock on them, and as somebody hostile would. */
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { completeContent, look, storyAt } from '../../../tests/support/newsroom.ts'
import { signIn, type SignedIn } from '../../../tests/support/sign-in.ts'

let house: TestHouse
let siti: SignedIn
let budi: SignedIn
let stranger: SignedIn
let mine: string
let foreign: string

beforeAll(async () => {
  house = await openTestHouse()
  mine = house.units.byCode('tirta')!.id
  foreign = house.units.byCode('muara')!.id
  siti = await signIn(house, { name: 'Siti Rahmawati', unit: mine, roles: ['contributor'] })
  budi = await signIn(house, { name: 'Budi Hartono', unit: mine, roles: ['approver'] })
  stranger = await signIn(house, {
    name: 'Orang Dinas Lain',
    unit: foreign,
    roles: ['contributor', 'editor', 'approver'],
  })
})

const people = () => ({ author: siti.actor, approver: budi.actor, unitId: mine })
const send = (who: SignedIn, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) =>
  house.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: who.headers,
    ...(body === undefined ? {} : { payload: body }),
  })

test('a story goes from the first word to the readers over HTTP, each answer as the document says', async () => {
  const made = await send(siti, 'POST', '/stories', { unitId: mine, locale: 'id' })
  expect(made.statusCode).toBe(201)
  const { editionId, storyId, revision } = made.json<{
    editionId: string
    storyId: string
    revision: number
  }>()
  const saved = await send(siti, 'PUT', `/editions/${editionId}/draft`, {
    content: completeContent(),
    revision,
  })
  expect(saved.statusCode).toBe(200)
  const late = await send(siti, 'PUT', `/editions/${editionId}/draft`, {
    content: completeContent({ headline: 'Dari tab lama' }),
    revision,
  })
  expect(late.statusCode).toBe(409)
  expect(late.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(late.json()).toMatchObject({
    code: 'stale_draft',
    current: { content: { headline: completeContent().headline } },
  })
  const { hash } = saved.json<{ hash: string }>()
  expect(
    (await send(siti, 'POST', `/editions/${editionId}/submit`, { versionHash: hash })).json(),
  ).toMatchObject({
    state: 'submitted',
    versionNumber: 1,
  })
  const seen = (await send(budi, 'GET', `/editions/${editionId}`)).json<{ hash: string; can: object }>()
  expect(seen).toMatchObject({ hash, can: { approve: true, publish: false } })
  for (const act of ['approve', 'publish'])
    expect(
      (await send(budi, 'POST', `/editions/${editionId}/${act}`, { versionHash: hash })).statusCode,
    ).toBe(200)
  const story = (await send(siti, 'GET', `/stories/${storyId}`)).json<{ history: { kind: string }[] }>()
  expect(story.history.map((act) => act.kind)).toEqual(['create', 'submit', 'approve', 'publish'])
  const ninjs = (await send(siti, 'GET', `/editions/${editionId}/ninjs`)).json()
  expect(ninjs).toMatchObject({ pubStatus: 'usable', language: 'id' })
})

test('two versions are compared word by word, and a remark is answered', async () => {
  const { editionId, hash } = await storyAt(house, people(), 'submitted')
  await send(budi, 'POST', `/editions/${editionId}/return`, {
    versionHash: hash,
    reason: 'Judul kurang tepat.',
    remarks: [{ blockId: null, quote: null, text: 'Sebutkan jumlahnya.' }],
  })
  const before = await look(house, siti.actor, editionId)
  const saved = await send(siti, 'PUT', `/editions/${editionId}/draft`, {
    content: { ...before.content, headline: 'Tiga loket pelayanan dibuka setiap hari' },
    revision: before.revision,
  })
  await send(siti, 'POST', `/remarks/${before.remarks[0]!.id}/resolve`)
  await send(siti, 'POST', `/editions/${editionId}/submit`, {
    versionHash: saved.json<{ hash: string }>().hash,
  })
  const diff = (await send(budi, 'GET', `/editions/${editionId}/versions/1/diff/2`)).json<{
    blocks: { blockId: string; parts: object[] }[]
  }>()
  expect(diff.blocks.find((block) => block.blockId === 'headline')?.parts).toContainEqual({
    op: 'added',
    text: 'Tiga',
  })
})

describe('another department', () => {
  test('is told of nothing behind any door, and can do nothing', async () => {
    const secret = 'Rencana rahasia lengkap'
    const { editionId, storyId, hash } = await storyAt(
      house,
      { ...people(), content: completeContent({ headline: secret }) },
      'submitted',
    )
    await send(siti, 'POST', `/editions/${editionId}/lock`)
    const versionId = (await look(house, siti.actor, editionId)).versions[0]!.id
    const body = { versionHash: hash, reason: 'Alasan', publicNote: 'Catatan' }
    const doors: ['GET' | 'POST' | 'PUT' | 'DELETE', string, object?][] = [
      ['GET', `/stories/${storyId}`],
      ['GET', `/editions/${editionId}`],
      ['GET', `/editions/${editionId}/versions`],
      ['GET', `/editions/${editionId}/versions/1`],
      ['GET', `/editions/${editionId}/versions/1/diff/0`],
      ['GET', `/editions/${editionId}/snapshots`],
      ['GET', `/editions/${editionId}/staleness`],
      ['GET', `/editions/${editionId}/ninjs`],
      ['PUT', `/editions/${editionId}/draft`, { content: completeContent(), revision: 1 }],
      ['POST', `/editions/${editionId}/lock`],
      ['POST', `/editions/${editionId}/lock/takeover`],
      ['DELETE', `/editions/${editionId}/lock`],
      ['POST', `/editions/${editionId}/preview-links`, { hours: 1 }],
      ['POST', `/stories/${storyId}/editions`, { locale: 'en', fromVersionId: versionId }],
      ['POST', `/stories/${storyId}/adopt`, { unitId: foreign }],
      ['POST', `/stories/${storyId}/mandate`, { unitId: foreign }],
      ['POST', `/stories/${storyId}/units`, { unitIds: [foreign] }],
      ['POST', `/stories/${storyId}/sensitivity`, { flags: [], reason: 'Alasan' }],
      ['POST', `/stories/${storyId}/embargo`, { until: null, reason: 'Alasan' }],
      ['POST', `/editions/${editionId}/discard`, {}],
      ['POST', `/editions/${editionId}/submit`, { versionHash: hash }],
      ['POST', `/editions/${editionId}/return`, { versionHash: hash, reason: 'Alasan' }],
      ['POST', `/editions/${editionId}/approve`, { versionHash: hash }],
      ['POST', `/editions/${editionId}/publish`, { versionHash: hash }],
      ['POST', `/editions/${editionId}/publish-emergency`, { versionHash: hash, reason: 'Alasan' }],
      ...['correct', 'update', 'withdraw', 'recall'].map((act): ['POST', string, object] => [
        'POST',
        `/editions/${editionId}/${act}`,
        body,
      ]),
    ]
    for (const [method, path, payload] of doors) {
      const answer = await send(stranger, method, path, payload)
      expect([path, answer.statusCode]).toEqual([path, 404])
      expect(answer.body).not.toContain(secret)
    }
    for (const path of [
      '/board',
      '/board?stage=submitted',
      '/desk',
      '/tasks',
      '/calendar?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z',
    ]) {
      const answer = await send(stranger, 'GET', path)
      expect(answer.statusCode).toBe(200)
      expect(answer.body).not.toContain(editionId)
      expect(answer.body).not.toContain(secret)
    }
    expect((await send(stranger, 'GET', `/board?unitId=${mine}`)).statusCode).toBe(404)
    expect((await look(house, siti.actor, editionId)).state).toBe('submitted')
  })

  test('cannot begin a story in a unit that is not theirs, nor slip in a picture that is not', async () => {
    const { statusCode } = await send(stranger, 'POST', '/stories', { unitId: mine, locale: 'id' })
    expect(statusCode).toBe(403)
    const { Readable } = await import('node:stream')
    const { photograph } = await import('../../../tests/support/pictures.ts')
    const asset = await house.bank.receive(siti.actor, {
      unitId: mine,
      filename: 'rahasia.jpg',
      stream: Readable.from([await photograph(640, 480).jpeg().toBuffer()]),
    })
    const lead = { assetId: asset.id, alt: 'a', caption: 'b', credit: 'c', rights: '' }
    const answer = await send(stranger, 'POST', '/stories', {
      unitId: foreign,
      locale: 'id',
      content: completeContent({ lead }),
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ faults: [{ at: `pictures.${asset.id}`, code: 'picture_unknown' }] })
  })

  test('a task of theirs cannot be done from outside', async () => {
    const editor = await signIn(house, { unit: mine, roles: ['editor'] })
    const { editionId, hash } = await storyAt(house, people(), 'draft')
    await house.newsroom.publishEmergency(editor.actor, { editionId, versionHash: hash, reason: 'Darurat.' })
    const { tasks } = (await send(budi, 'GET', '/tasks')).json<{
      tasks: { id: string; editionId: string }[]
    }>()
    const task = tasks.find((one) => one.editionId === editionId)
    expect((await send(stranger, 'POST', `/tasks/${task!.id}/done`, {})).statusCode).toBe(404)
    expect((await send(siti, 'POST', `/tasks/${task!.id}/done`, {})).statusCode).toBe(403)
    expect((await send(budi, 'POST', `/tasks/${task!.id}/done`, {})).statusCode).toBe(204)
  })
})

describe('what is sent', () => {
  test('is refused with a sentence where it is not what the document says', async () => {
    const { editionId, hash } = await storyAt(house, people(), 'submitted')
    const cases: [string, object][] = [
      ['approve', { versionHash: 'x' }],
      ['approve', { versionHash: hash, surprise: 1 }],
      ['return', { versionHash: hash }],
      ['return', { versionHash: hash, reason: 'a' }],
      ['schedule', { versionHash: hash, scheduledFor: "2026-11-24T16:00'; drop", zone: 'Asia/Jakarta' }],
    ]
    for (const [act, body] of cases)
      expect((await send(budi, 'POST', `/editions/${editionId}/${act}`, body)).statusCode).toBe(422)
    expect((await send(budi, 'GET', '/editions/nobody')).statusCode).toBe(422)
    expect((await send(budi, 'GET', '/board?cursor=JyBvciAxPTE')).statusCode).toBe(422)
    expect((await send(budi, 'GET', '/board?sort=headline%3Bdrop')).statusCode).toBe(422)
  })

  test('with a script in it is refused as a link and kept as words', async () => {
    const { editionId, revision } = (
      await send(siti, 'POST', '/stories', { unitId: mine, locale: 'id' })
    ).json<{ editionId: string; revision: number }>()
    const link = (href: string) => ({
      ...completeContent(),
      body: {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            attrs: { id: 'p1' },
            content: [{ type: 'text', text: 'klik', marks: [{ type: 'link', attrs: { href } }] }],
          },
        ],
      },
    })
    const refused = await send(siti, 'PUT', `/editions/${editionId}/draft`, {
      revision,
      content: link('javascript:alert(1)'),
    })
    expect(refused.statusCode).toBe(422)
    expect(refused.json()).toMatchObject({ faults: [{ code: 'content_unsafe_link' }] })
  })

  test('without a session gets nowhere', async () => {
    for (const path of ['/desk', '/board', '/board/stream', '/tasks', '/calendar'])
      expect((await house.server.inject({ url: `/api/v1${path}` })).statusCode).toBe(401)
  })
})
