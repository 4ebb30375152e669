/** The operator backs up a running house and restores it elsewhere. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { readManifest } from '../../src/platform/backup.ts'
import { startHouse } from '../support/house-process.ts'

const run = promisify(execFile)
const folder = await mkdtemp(join(tmpdir(), 'pendopo-backup-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const command = (name: string, data: string, args: string[]) =>
  run(process.execPath, ['dist/server/main.js', name, ...args], {
    env: {
      PATH: process.env['PATH'],
      PENDOPO_DATA: join(folder, data),
      PENDOPO_PACK: 'kota',
      LOG_LEVEL: 'warn',
    },
  })

/** Digest of every table but the queue's own bookkeeping, which moves by itself. */
async function contents(backup: string): Promise<Record<string, string>> {
  const { tables } = await readManifest(join(folder, backup))
  return Object.fromEntries(tables.filter((t) => !t.name.startsWith('jobs.')).map((t) => [t.name, t.sha256]))
}

test('a backup of the running house, restored into an empty folder, holds the same rows and secret', async () => {
  const house = await startHouse('start', { PENDOPO_DATA: join(folder, 'first'), PENDOPO_PACK: 'kota' })
  await house.says(/The house is open at/)
  await command('backup', 'first', [join(folder, 'taken')])
  expect(await house.signal('SIGTERM')).toBe(0)

  await command('restore', 'second', [join(folder, 'taken')])
  await command('backup', 'second', [join(folder, 'again')])
  expect(await contents('again')).toEqual(await contents('taken'))
  expect(Object.keys(await contents('taken')).length).toBeGreaterThan(10)
  expect(await readFile(join(folder, 'second', 'secret'))).toEqual(
    await readFile(join(folder, 'first', 'secret')),
  )

  const opened = await startHouse('start', { PENDOPO_DATA: join(folder, 'second'), PENDOPO_PACK: 'kota' })
  await opened.says(/The house is open at/)
  expect(await opened.signal('SIGTERM')).toBe(0)
})

test('a damaged backup restores nothing', async () => {
  const { tables } = await readManifest(join(folder, 'taken'))
  expect(tables.length).toBeGreaterThan(0)
  const manifest = JSON.parse(await readFile(join(folder, 'taken', 'manifest.json'), 'utf8')) as {
    tables: { sha256: string }[]
  }
  const last = manifest.tables.at(-1)
  if (last) last.sha256 = '0'.repeat(64)
  await writeFile(join(folder, 'taken', 'manifest.json'), JSON.stringify(manifest))
  await expect(command('restore', 'third', [join(folder, 'taken')])).rejects.toThrow(
    /damaged; nothing was restored/,
  )
})
