/** The places where a house's objects can lie, as its settings name them. */
import { mkdir, type open } from 'node:fs/promises'
import { join } from 'node:path'
import { createDiskKeeper } from './disk-keeper.ts'
import type { Keeper } from './keeper.ts'
import type { S3Keeper } from './s3-keeper.ts'
import type { StorageSettings } from './settings.ts'
import { createWaitingFiles, type WaitingFiles } from './waiting-files.ts'

export interface Keepers {
  disk: Keeper
  far: S3Keeper | undefined
  /** Where new objects go. */
  chosen: Keeper
  /** What is on its way to any of them. */
  files: WaitingFiles
}

export async function openKeepers(
  folder: string,
  { keepIn = 'disk', s3, openFile }: Partial<StorageSettings> & { openFile?: typeof open } = {},
): Promise<Keepers> {
  const waiting = join(folder, 'waiting')
  await mkdir(waiting, { recursive: true, mode: 0o700 })
  const files = createWaitingFiles(waiting, openFile)
  const disk = createDiskKeeper(folder, files)
  // Amazon's library is loaded only where it is used: it costs a third of a second and memory.
  const far = s3 === undefined ? undefined : (await import('./s3-keeper.ts')).createS3Keeper(s3)
  return { disk, far, chosen: keepIn === 's3' && far !== undefined ? far : disk, files }
}
