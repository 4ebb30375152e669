/** A press kit at the desk: from the first draft to what becomes of it when something in it changes. */
import fc from 'fast-check'
import { Readable } from 'node:stream'
import { beforeAll, expect, test } from 'vitest'
import { accredited, hours, officer, signedInPress } from '../../../tests/support/hub.ts'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { completeContent, storyAt } from '../../../tests/support/newsroom.ts'
import { photograph } from '../../../tests/support/pictures.ts'
import { signIn, type SignedIn } from '../../../tests/support/sign-in.ts'
import type { Asset } from '../bank/index.ts'
import { actsOn, releaseTable, type ReleaseAct, type ReleaseState } from './releases/release.ts'

let house: TestHouse
let desk: SignedIn
let siti: SignedIn
let budi: SignedIn
let unitId: string
let asset: Asset
let told: { name: string; news: unknown }[]

const story = (to: 'approved' | 'published' | 'submitted', headline: string) =>
  storyAt(
    house,
    { author: siti.actor, approver: budi.actor, unitId, content: completeContent({ headline }) },
    to,
  )

beforeAll(async () => {
  house = await openTestHouse({ pack: 'kota', now: '2026-11-24T03:00:00Z' })
  unitId = house.units.root().id
  desk = await officer(house)
  siti = await signIn(house, { name: 'Siti', roles: ['contributor'] })
  budi = await signIn(house, { name: 'Budi', roles: ['approver', 'editor'] })
  asset = await house.bank.receive(siti.actor, {
    unitId,
    filename: 'posko.jpg',
    stream: Readable.from([await photograph(900, 600, 3).jpeg().toBuffer()]),
    alt: 'Posko mudik',
    caption: 'Posko mudik di Tirtasari',
    credit: 'Humas Kota',
  })
  told = []
  for (const name of ['release.published', 'release.changed'] as const)
    house.events.on(name, (news) => told.push({ name, news }))
})

const compose = async (given: Partial<Parameters<TestHouse['hub']['composeRelease']>[1]> = {}) =>
  house.hub.composeRelease(desk.actor, {
    unitId,
    title: { id: 'Posko mudik dibuka', en: 'Travel posts open' },
    summary: { id: 'Dua puluh posko mulai melayani.' },
    contact: 'Humas, 021-555',
    assetIds: [asset.id],
    ...given,
  })
const heard = (ref: string) =>
  told.flatMap(({ name, news }) => {
    const one = news as { ref: string; act?: string; of?: string }
    return one.ref === ref ? [[name, one.act, one.of].filter(Boolean).join(' ')] : []
  })

test('a kit is composed, published, corrected, withdrawn and recalled; each act says who, when and why', async () => {
  const { editionId } = await story('published', 'Posko mudik melayani')
  const draft = await compose({ editionIds: [editionId], number: ' R/12/XI/2026 ' })
  expect(await house.hub.releasing.kit(draft.ref)).toBeUndefined()
  const out = await house.hub.publishRelease(desk.actor, draft.id, draft)
  const kit = await house.hub.releasing.kit(draft.ref)
  expect(kit).toMatchObject({
    release: { state: 'published', number: 'R/12/XI/2026' },
    editions: [{ text: { headline: 'Posko mudik melayani' } }],
    assets: [{ filename: 'posko.jpg' }],
    leftOut: { editions: 0, assets: 0 },
  })
  await expect(
    house.hub.correctRelease(desk.actor, draft.id, { version: draft.version, why: 'Angkanya salah.' }),
  ).rejects.toMatchObject({ code: 'release_changed' })
  const mended = await house.hub.correctRelease(desk.actor, draft.id, {
    version: out.version,
    why: 'Jumlah posko dua puluh satu.',
    summary: { id: 'Dua puluh satu posko mulai melayani.' },
  })
  expect((await house.hub.releasing.kit(draft.ref))?.notes).toMatchObject([
    { act: 'correct', note: 'Jumlah posko dua puluh satu.' },
  ])
  const withdrawn = await house.hub.withdrawRelease(desk.actor, draft.id, {
    version: mended.version,
    why: 'Jadwal posko ditunda.',
  })
  expect(await house.hub.releasing.kit(draft.ref)).toMatchObject({
    release: { state: 'withdrawn', reason: 'Jadwal posko ditunda.' },
    editions: [],
    assets: [],
  })
  await expect(
    house.hub.releasing.take(undefined, draft.ref, { form: 'text', locale: 'id', address: '192.0.2.1' }),
  ).rejects.toMatchObject({ code: 'release_over', status: 410 })
  await house.hub.recallRelease(desk.actor, draft.id, {
    version: withdrawn.version,
    why: 'Keliru seluruhnya.',
  })
  const { versions } = await house.hub.release(desk.actor, draft.id)
  expect(versions.map(({ act, by }) => `${act} ${by}`).toReversed()).toEqual(
    ['compose', 'publish', 'correct', 'withdraw', 'recall'].map((act) => `${act} Nining Petugas`),
  )
  await expect
    .poll(() => heard(draft.ref))
    .toEqual([
      'release.published',
      'release.changed corrected release',
      'release.changed withdrawn release',
      'release.changed recalled release',
    ])
})

test('what is not published yet leaves under an embargo or not at all; what is not approved, never', async () => {
  const waiting = await story('approved', 'Belum terbit')
  const draft = await compose({ editionIds: [waiting.editionId] })
  await expect(house.hub.publishRelease(desk.actor, draft.id, draft)).rejects.toMatchObject({
    code: 'release_needs_embargo',
  })
  const embargoUntil = new Date(house.clock.now().getTime() + 5 * hours)
  const changed = await house.hub.changeRelease(desk.actor, draft.id, { version: 1, embargoUntil })
  const out = await house.hub.publishRelease(desk.actor, draft.id, changed)
  // Lifting it would let the waiting text out before its own publication.
  await expect(
    house.hub.correctRelease(desk.actor, draft.id, {
      version: out.version,
      why: 'Embargo dicabut.',
      embargoUntil: null,
    }),
  ).rejects.toMatchObject({ code: 'release_needs_embargo' })
  const raw = await story('submitted', 'Masih diperiksa')
  await expect(compose({ editionIds: [raw.editionId] })).rejects.toMatchObject({
    faults: [{ at: 'editionIds', code: 'release_edition' }],
  })
  const empty = await compose({ assetIds: [] })
  await expect(house.hub.publishRelease(desk.actor, empty.id, empty)).rejects.toMatchObject({
    code: 'release_empty',
  })
})

test('the release follows what is in it: a corrected and a recalled text, a mended caption, a hidden picture', async () => {
  const text = await story('published', 'Posko tambahan')
  const draft = await compose({ editionIds: [text.editionId] })
  await house.hub.publishRelease(desk.actor, draft.id, draft)
  const asNow = async () => (await house.hub.releasing.kit(draft.ref))!
  const before = (await asNow()).release.version

  await house.bank.describe(siti.actor, asset.id, { caption: 'Posko mudik di Wanasari' })
  expect(await asNow()).toMatchObject({
    release: { version: before + 1 },
    assets: [{ caption: 'Posko mudik di Wanasari' }],
    notes: [{ act: 'asset_described' }],
  })
  await house.bank.changeRights(budi.actor, asset.id, { consent: 'withdrawn' })
  expect(await asNow()).toMatchObject({
    assets: [],
    leftOut: { assets: 1 },
    notes: [{ act: 'asset_hidden' }, {}],
  })
  // Other rights change, the picture stays hidden: it is not said twice.
  await house.bank.changeRights(budi.actor, asset.id, { licence: 'internal' })
  expect((await asNow()).notes).toHaveLength(2)
  await house.bank.changeRights(budi.actor, asset.id, { consent: 'not_needed', licence: 'house' })
  expect((await asNow()).notes[0]).toMatchObject({ act: 'asset_shown' })

  await house.newsroom.recallEdition(budi.actor, {
    editionId: text.editionId,
    versionHash: text.hash,
    reason: 'Keliru seluruhnya',
    publicNote: 'Berita ini keliru.',
  })
  expect(await asNow()).toMatchObject({
    editions: [],
    leftOut: { editions: 1 },
    notes: [{ act: 'edition_recalled' }, {}, {}, {}],
  })
  await expect
    .poll(() => heard(draft.ref))
    .toEqual([
      'release.published',
      'release.changed corrected asset',
      'release.changed withdrawn asset',
      'release.changed recalled edition',
    ])
})

test('only officers of the unit see and change it, and only with what they may read', async () => {
  const stranger = await signIn(house, { name: 'Wira', unit: 'wana', roles: ['desk_officer'] })
  const draft = await compose()
  const tried: (() => Promise<unknown>)[] = [
    () => house.hub.release(stranger.actor, draft.id),
    () => house.hub.publishRelease(stranger.actor, draft.id, draft),
    () => house.hub.composeRelease(siti.actor, { unitId, title: { id: 'Bukan tugasnya' } }),
    () =>
      house.hub.composeRelease(stranger.actor, {
        unitId: house.units.byCode('wana')?.id ?? '',
        title: { id: 'Foto milik pusat' },
        assetIds: [asset.id],
      }),
  ]
  for (const refused of tried) await expect(refused()).rejects.toMatchObject({ code: 'forbidden' })
  expect((await house.hub.releases(stranger.actor, {})).items).toEqual([])
})

test('what a journalist takes is noted with its version; what leaves with them is their name', async () => {
  const { email, id } = await accredited(house, desk, { name: 'Gita Larasati' })
  const who = await signedInPress(house, email)
  const draft = await compose()
  await house.hub.publishRelease(desk.actor, draft.id, draft)
  await house.hub.releasing.take(who, draft.ref, { form: 'text', locale: 'id', address: '192.0.2.9' })
  const file = { asset: asset.ref, form: 'whole', address: '192.0.2.9' } as const
  for (const taker of [who, undefined])
    (await house.hub.releasing.takeAsset(taker, draft.ref, file)).stream.destroy()
  expect((await house.hub.release(desk.actor, draft.id)).takers).toMatchObject([
    { name: 'Gita Larasati', version: 2 },
  ])
  const taken = async () =>
    (await house.bank.downloads(siti.actor, asset.id)).map(({ audience, taker }) => `${audience} ${taker}`)
  expect(await taken()).toEqual(expect.arrayContaining(['press Gita Larasati', 'public ']))
  await house.hub.press.leave(who)
  expect(await taken()).not.toContain('press Gita Larasati')
  const kept = await house.database.db.selectFrom('bank.download').select('taker_id').execute()
  expect(kept).toContainEqual({ taker_id: id })
})

test('whatever is tried in whatever order, a release goes only where its table leads', async () => {
  const acts: ReleaseAct[] = ['change', 'publish', 'correct', 'withdraw', 'recall']
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...acts), { maxLength: 6 }), async (tries) => {
      const { id } = await compose()
      let state: ReleaseState = 'draft'
      let round = 0
      for (const act of tries) {
        const { version } = await house.hub.release(desk.actor, id)
        const input = { version, why: 'Karena perlu.', contact: `Loket ${(round += 1)}` }
        const done = await house.hub[`${act}Release`](desk.actor, id, input).catch(
          (error: { code: string }) => {
            expect(error.code).toBe('release_state')
          },
        )
        expect(done !== undefined).toBe(actsOn(state).includes(act))
        if (done !== undefined) state = releaseTable[act].to ?? state
        expect((await house.hub.release(desk.actor, id)).state).toBe(state)
      }
    }),
    { numRuns: 12 },
  )
})
