/** A worker of its own process over the same database, which learns how the editions stand from a file. */
import { spawn, type ChildProcess } from 'node:child_process'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PublishedEdition } from '../../src/house/channels/index.ts'

/** Renamed into place, so that it never reads half of it. */
export async function tellEditions(
  file: string,
  editions: ReadonlyMap<string, PublishedEdition>,
): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(Object.fromEntries(editions)))
  await rename(`${file}.new`, file)
}

/** Answers once it takes jobs. */
export async function startWorker(databaseUrl: string, file: string): Promise<ChildProcess> {
  const started = spawn(process.execPath, [join(import.meta.dirname, 'worker.ts'), databaseUrl, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    started.stdout?.once('data', () => resolve())
    started.once('exit', (code) => reject(new Error(`The worker ended with ${code} before it was ready.`)))
  })
  return started
}
