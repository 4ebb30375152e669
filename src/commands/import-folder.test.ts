/** The operator brings an old archive into the bank by the folder, is cut off, and goes on. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openTestHouse } from '../../tests/support/house.ts'
import { photograph } from '../../tests/support/pictures.ts'
import { importFolder, type Import } from './import-folder.ts'

const house = await openTestHouse()
const folder = await mkdtemp(join(tmpdir(), 'pendopo-archive-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const unit = house.units.root()
const personId = await house.identity.enrol({
  email: 'arsip@kota.example',
  name: 'Arsiparis',
  homeUnitId: unit.id,
})
await house.identity.giveGrant(
  { kind: 'house', id: null, name: 'Pendopo' },
  { personId, unitId: unit.id, role: 'contributor' },
)
const actor = { kind: 'person' as const, id: personId, name: 'Arsiparis', sessionId: '' }
const jpeg = (seed: number) => photograph(300, 200, seed).jpeg().toBuffer()
const archive: Import = {
  folder,
  unitId: unit.id,
  actor,
  credit: 'Humas',
  captionFromFilename: true,
  eventFromFolder: true,
}
const assets = () =>
  house.database.db
    .selectFrom('bank.asset')
    .select(['filename', 'caption', 'event', 'credit', 'uploader_name'])
    .orderBy('filename')
    .execute()
const receipts = async () =>
  (await house.database.db.selectFrom('bank.receipt').select('number').execute()).length

await mkdir(join(folder, 'HUT Kota 2019', 'pagi'), { recursive: true })
await mkdir(join(folder, 'kosong'))
await writeFile(join(folder, 'Balai_kota-lama.jpg'), await jpeg(1))
await writeFile(join(folder, 'HUT Kota 2019', 'pawai.jpg'), await jpeg(2))
await writeFile(join(folder, 'HUT Kota 2019', 'pagi', 'gpj\u202egepj.exe.jpg'), await jpeg(3))
await writeFile(join(folder, 'HUT Kota 2019', 'pawai (salinan).jpg'), await jpeg(2))
await writeFile(join(folder, 'program.jpg'), 'MZ\u0090 ini bukan gambar')
await writeFile(join(folder, 'nol.jpg'), '')
await writeFile(join(folder, '.DS_Store'), 'x')
await symlink('/etc/passwd', join(folder, 'rahasia.txt'))
await symlink('/etc', join(folder, 'keluar'))

test('a run that is killed after its first bytes leaves an upload, and the next goes on with that one', async () => {
  const { bank } = house
  const dying = {
    ...house,
    bank: {
      ...bank,
      deposit: (...[who, file]: Parameters<typeof bank.deposit>) =>
        bank.deposit(who, {
          ...file,
          async onBegun(id) {
            await file.onBegun?.(id)
            throw new Error('the process was killed')
          },
        }),
    },
  }
  await expect(importFolder(dying, archive)).rejects.toThrow('killed')
  const done = await importFolder(house, archive)
  expect(done).toMatchObject({ files: 6, kept: 3, known: 1, before: 0, waiting: 0 })
  expect(done.links).toEqual(['keluar', 'rahasia.txt'])
  expect(done.refused.map(({ path }) => path)).toEqual(['nol.jpg', 'program.jpg'])
  for (const { sentence } of done.refused) expect(sentence).toMatch(/^[A-Z].+\.$/)
  // One upload each: the one of the killed run was taken up again.
  const uploads = await house.database.db.selectFrom('bank.upload').select('state').execute()
  expect(uploads.filter(({ state }) => state === 'open')).toEqual([])
  expect(await assets()).toEqual([
    expect.objectContaining({
      filename: 'Balai_kota-lama.jpg',
      caption: 'Balai kota lama',
      event: '',
      credit: 'Humas',
    }),
    expect.objectContaining({
      filename: 'gpjgepj.exe.jpg',
      event: 'HUT Kota 2019',
      uploader_name: 'Arsiparis',
    }),
    expect.objectContaining({ caption: 'pawai (salinan)', event: 'HUT Kota 2019' }),
  ])
})

test('what has a receipt is not sent again; what was changed since is', async () => {
  const before = await receipts()
  expect(await importFolder(house, archive)).toMatchObject({ kept: 0, known: 0, before: 4 })
  expect(await receipts()).toBe(before)
  await writeFile(join(folder, 'Balai_kota-lama.jpg'), await jpeg(4))
  expect(await importFolder(house, archive)).toMatchObject({ kept: 1, before: 3 })
})

test('whoever may not deposit there imports nothing', async () => {
  const stranger = {
    ...actor,
    id: await house.identity.enrol({ email: 'tamu@kota.example', name: 'Tamu', homeUnitId: unit.id }),
  }
  await expect(importFolder(house, { ...archive, actor: stranger })).rejects.toMatchObject({
    code: 'forbidden',
  })
})
