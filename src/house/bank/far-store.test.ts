/** A house whose objects lie in an S3-compatible store: everything works as on its disk, and a store that is away costs no file. */
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import exifr from 'exifr'
import { afterAll, expect, test, vi } from 'vitest'
import { openTestBank } from '../../../tests/support/bank.ts'
import { inPieces, phonePhotograph } from '../../../tests/support/pictures.ts'
import { everyThird, openS3 } from '../../../tests/support/s3.ts'
import { patience } from '../../../tests/support/patience.ts'

const s3 = await openS3()
afterAll(() => s3.close())
const house = await openTestBank({ storage: { keepIn: 's3', s3: s3.settings } })
const { bank, db, jobs, folder, home, contributor, server } = house

const localFiles = async () =>
  (await readdir(join(folder, 'objects'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
const get = (url: string) => server.inject({ url: `/api/v1${url}`, headers: { cookie: 'sari' } })
const workOf = (id: string) =>
  db.selectFrom('bank.work').select('state').where('asset_id', '=', id).executeTakeFirst()

/** As the resumable door leaves it after the last byte. */
async function uploadWhole(bytes: Uint8Array): Promise<string> {
  const id = await bank.beginUpload(contributor, {
    unitId: home,
    filename: 'klip.jpg',
    bytes: bytes.length,
  })
  await writeFile(join(house.storage.uploads, id), bytes)
  return id
}

test('with every third call failing, a photograph is deposited, prepared, seen and downloaded', async () => {
  s3.fail(everyThird)
  const photo = await phonePhotograph()
  const { id } = await bank.receive(contributor, {
    unitId: home,
    filename: 'IMG_0042.JPG',
    stream: inPieces(photo),
    credit: 'Sari',
  })
  await jobs.drain()
  expect(await workOf(id)).toEqual({ state: 'done' })
  const seen = await get(`/assets/${id}/renditions/640`)
  expect([seen.statusCode, seen.headers['content-type']]).toEqual([200, 'image/webp'])
  expect((await get(`/assets/${id}/original`)).rawPayload.equals(photo)).toBe(true)
  const stamped = await get(`/assets/${id}/download`)
  expect(await exifr.parse(stamped.rawPayload, { iptc: true })).toMatchObject({ Credit: 'Sari' })
  expect(s3.calls).toBeGreaterThan(12)
  s3.mend()
  // Nothing stays on this machine, neither the object nor what tools were lent.
  await vi.waitFor(async () => expect(await localFiles()).toEqual([]), patience)
})

test('while the store is away, a sender in one request is told so, and an upload that is whole waits for it', async () => {
  const photo = Buffer.concat([await phonePhotograph(), Buffer.from('lain')])
  s3.fail(() => 'cut')
  await expect(
    bank.receive(contributor, { unitId: home, filename: 'a.jpg', stream: inPieces(photo) }),
  ).rejects.toMatchObject({ code: 'storage_unreachable', status: 503 })
  expect(await localFiles()).toEqual([])

  const id = await uploadWhole(photo)
  expect(await bank.finishUpload(contributor, id)).toMatchObject({ state: 'arrived', receipt: null })
  house.clock.advance(60_000)
  await jobs.enqueue(db, 'settle-uploads', {})
  await jobs.drain()
  expect(await bank.upload(contributor, id)).toMatchObject({ state: 'arrived' })
  expect(await localFiles()).toContain(id)

  s3.mend()
  await jobs.enqueue(db, 'settle-uploads', {})
  await jobs.drain()
  const { state, receipt, assetId } = await bank.upload(contributor, id)
  expect([state, receipt]).toEqual(['kept', expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/)])
  expect((await get(`/assets/${assetId}/original`)).rawPayload.equals(photo)).toBe(true)
  expect(await localFiles()).toEqual([])
})

test('whoever asks for an original while the store is away reads what is safe and what to do', async () => {
  const { assets } = await bank.list(contributor, { unitId: home, limit: 1 })
  s3.fail(() => 'error')
  const answer = await get(`/assets/${assets[0]?.id}/original`)
  s3.mend()
  expect(answer.statusCode).toBe(503)
  expect(answer.json()).toMatchObject({
    code: 'storage_unreachable',
    title: expect.stringContaining('bertanda terima aman') as string,
  })
})
