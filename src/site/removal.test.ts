/** A photograph whose retention is over: from the page that still shows it to the number that is all that stays. */
import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { beforeAll, expect, test } from 'vitest'
import { officer } from '../../tests/support/hub.ts'
import { completeContent, look, storyAt } from '../../tests/support/newsroom.ts'
import { photograph } from '../../tests/support/pictures.ts'
import { openSiteHouse, type SiteTestHouse } from '../../tests/support/site-house.ts'
import { signIn, type SignedIn } from '../../tests/support/sign-in.ts'
import type { Asset } from '../house/bank/index.ts'
import { auditBegin, auditNamed, auditUnnamed } from '../platform/storage/audit-objects.ts'
import { openNamed } from '../platform/storage/named-objects.ts'
import { openKeepers } from '../platform/storage/open-keepers.ts'

let house: SiteTestHouse
let sekar: SignedIn
let budi: SignedIn
let siti: SignedIn
let unitId: string
let photo: Asset

const over = { retentionUntil: new Date('2026-11-20T00:00:00Z') }
const deposit = async (seed: number, into = unitId, by = siti) =>
  house.bank.receive(by.actor, {
    unitId: into,
    filename: `marimba-${seed}.jpg`,
    stream: Readable.from([await photograph(900, 600, seed).jpeg().toBuffer()]),
    caption: 'Marimba di balai warga',
  })
const status = async (url: string, who?: SignedIn) =>
  (await house.server.inject({ url, ...(who === undefined ? {} : { headers: who.headers }) })).statusCode
const why = { why: 'Masa simpan lima tahun sudah lewat.' }
const hashesOf = async (id: string) =>
  (
    await house.database.db
      .selectFrom('bank.rendition')
      .select('sha256')
      .where('asset_id', '=', id)
      .union(house.database.db.selectFrom('bank.asset').select('sha256').where('id', '=', id))
      .execute()
  ).map(({ sha256 }) => sha256)
/** As if all of it had been kept long ago. */
const age = async (hashes: readonly string[]) => {
  const past = new Date(Date.now() - 7_200_000)
  for (const sha256 of hashes) await house.storage.withFile(sha256, (path) => utimes(path, past, past))
}
const removeObjects = async () => {
  await house.jobs.enqueue(house.database.db, 'remove-objects', {})
  await house.jobs.drain()
}

beforeAll(async () => {
  house = await openSiteHouse({ pack: 'kota', now: '2026-11-24T03:00:00Z' })
  unitId = house.units.byCode('tirta')?.id ?? ''
  siti = await signIn(house, { name: 'Siti', unit: unitId, roles: ['contributor'] })
  sekar = await signIn(house, { name: 'Sekar', roles: ['archivist'] })
  budi = await signIn(house, { name: 'Budi', roles: ['approver'] })
  photo = await deposit(5)
  await house.jobs.drain()
})

test('what readers have before them is not deleted; withdrawn, it waits for a second person; then it is gone, and says so', async () => {
  const use = { assetId: photo.id, alt: 'Marimba', caption: 'Marimba', credit: 'Humas', rights: '' }
  const { editionId } = await storyAt(
    house,
    { author: siti.actor, approver: budi.actor, unitId, content: completeContent({ lead: use }) },
    'published',
  )
  const desk = await officer(house)
  const draft = await house.hub.composeRelease(desk.actor, {
    unitId: house.units.root().id,
    title: { id: 'Paket musik' },
    assetIds: [photo.id],
  })
  let release = await house.hub.publishRelease(desk.actor, draft.id, draft)
  // In the same second a neighbour deposits the very same bytes.
  const neighbour = house.units.byCode('wana')?.id ?? ''
  const wira = await signIn(house, { name: 'Wira', unit: 'wana', roles: ['contributor'] })
  const twin = await deposit(5, neighbour, wira)
  await house.jobs.drain()

  await expect(house.bank.askRemoval(sekar.actor, photo.id, why)).rejects.toMatchObject({
    code: 'removal_not_due',
  })
  await house.bank.changeRights(budi.actor, photo.id, over)
  await house.jobs.drain()
  await expect(house.bank.askRemoval(sekar.actor, photo.id, why)).rejects.toMatchObject({
    status: 409,
    code: 'removal_used',
    params: { where: '“Loket pelayanan dibuka setiap hari”, “Paket musik”' },
  })
  const listed = await house.server.inject({
    url: `/api/v1/assets/due?unitId=${house.units.root().id}`,
    headers: sekar.headers,
  })
  expect(listed.json()).toMatchObject({
    due: [{ asset: { id: photo.id }, asked: null, uses: [{ public: true }, { public: true }] }],
    next: null,
  })

  const note = { reason: 'Masa simpan.', publicNote: 'Gambarnya tidak disimpan lagi.' }
  const { publishedHash } = await look(house, budi.actor, editionId)
  await house.newsroom.withdrawEdition(budi.actor, { editionId, versionHash: publishedHash ?? '', ...note })
  release = await house.hub.release(desk.actor, release.id)
  await house.hub.withdrawRelease(desk.actor, release.id, {
    version: release.version,
    why: 'Masa simpan.',
  })
  await house.jobs.drain()

  for (const who of [siti, budi])
    await expect(house.bank.askRemoval(who.actor, photo.id, why)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(house.bank.askRemoval(sekar.actor, photo.id, { why: ' ' })).rejects.toMatchObject({
    code: 'invalid_request',
  })
  expect(await house.bank.askRemoval(sekar.actor, photo.id, why)).toEqual({ done: false })
  await expect(house.bank.askRemoval(sekar.actor, photo.id, why)).rejects.toMatchObject({
    code: 'removal_asked',
  })
  await expect(house.bank.approveRemoval(sekar.actor, photo.id)).rejects.toMatchObject({
    code: 'removal_second_person',
  })
  // The approver says no; asked again, yes.
  await house.bank.keepAfterAll(budi.actor, photo.id)
  await house.bank.askRemoval(sekar.actor, photo.id, why)
  const hashes = await hashesOf(photo.id)
  const own = hashes.filter((sha256) => sha256 !== photo.sha256)
  const shared = new Set(await hashesOf(twin.id))
  await house.bank.approveRemoval(budi.actor, photo.id)

  expect(await house.bank.get(photo.id)).toBeUndefined()
  const gone = await house.server.inject(`/media/${photo.ref}/640.webp`)
  expect([gone.statusCode, gone.json().title]).toEqual([
    410,
    expect.stringMatching(
      /^Berkas ini dihapus pada 2026-11-24 karena masa simpannya habis\. Nomor penghapusan (\w{4}-){2}\w{4}\.$/,
    ),
  ])
  for (const path of ['', '/rights', '/original', '/renditions/640', '/editions'])
    expect(await status(`/api/v1/assets/${photo.id}${path}`, sekar), path).toBe(410)
  expect(await status(`/media/${photo.ref}/made/web`)).toBe(410)
  expect(await status('/media/zzzzzzzzzzzzzzzz/640.webp')).toBe(404)
  const found = await house.bank.search(sekar.actor, { unitId: house.units.root().id, q: 'marimba' })
  expect(found.assets.map(({ id }) => id)).toEqual([twin.id])
  // The withdrawn story is read as before, without it.
  const { ref } = await look(house, budi.actor, editionId)
  expect(await status(`/api/v1/publications/${ref}`)).toBe(200)

  const { removed } = await house.bank.removed(budi.actor, { unitId: house.units.root().id })
  expect(removed).toMatchObject([
    { assetId: photo.id, sha256: photo.sha256, by: 'Sekar', approvedBy: 'Budi', ...why },
  ])
  const { rows: acts } = await house.database.pool.query<{ act: string; why: string }>(
    'select act, why from audit.entry where object_id = $1 order by seq desc limit 4',
    [photo.id],
  )
  expect(acts.map(({ act }) => act)).toEqual([
    'asset.remove',
    'asset.ask_removal',
    'asset.keep',
    'asset.ask_removal',
  ])

  // Young objects wait, for somebody may be depositing the same; what the neighbour names stays for good.
  await removeObjects()
  for (const sha256 of hashes) expect(await house.storage.size(sha256)).toBeGreaterThan(0)
  await age(hashes)
  await removeObjects()
  for (const sha256 of own.filter((one) => !shared.has(one)))
    expect(await house.storage.size(sha256)).toBeUndefined()
  expect(shared).toContain(photo.sha256)
  expect(await house.storage.size(photo.sha256)).toBe(photo.bytes)
  expect(await house.database.db.selectFrom('bank.leaving_object').selectAll().execute()).toEqual([])
})

test('what never left the house one archivist deletes; the store’s audit finds nothing missing and nothing left over', async () => {
  const quiet = await deposit(9)
  await house.jobs.drain()
  await house.bank.changeRights(budi.actor, quiet.id, over)
  const hashes = await hashesOf(quiet.id)
  await age(hashes)
  expect(await house.bank.askRemoval(sekar.actor, quiet.id, why)).toEqual({ done: true })
  await house.jobs.drain()
  for (const sha256 of hashes) expect(await house.storage.size(sha256), sha256).toBeUndefined()
  const { disk } = await openKeepers(join(house.config.data, 'objects'), house.config.storage)
  const named = await openNamed(house.database.url)
  try {
    const { faults } = await auditNamed([disk], named, auditBegin(), async () => {})
    expect(faults).toEqual([])
    expect(await auditUnnamed([disk], named, { remove: false, olderThan: 0 })).toMatchObject({ objects: 0 })
  } finally {
    await named.end()
  }
  // The same bytes may come again, as new.
  const again = await deposit(9)
  expect(again).toMatchObject({ duplicate: false, sha256: quiet.sha256 })
  expect(await house.storage.size(quiet.sha256)).toBe(quiet.bytes)
})

test('a form that another file’s consent rests on stays', async () => {
  const form = await deposit(11)
  const other = await deposit(12)
  await house.jobs.drain()
  await house.bank.changeRights(budi.actor, other.id, {
    consent: 'given',
    consentBy: 'Ibu Rini',
    consentForm: form.id,
  })
  await house.bank.changeRights(budi.actor, form.id, over)
  await expect(house.bank.askRemoval(sekar.actor, form.id, why)).rejects.toMatchObject({
    code: 'removal_form',
  })
})
