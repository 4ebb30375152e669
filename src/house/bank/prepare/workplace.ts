/** What every kind of preparation is given, and how one says that the file itself is at fault. */
import type { BankDeps } from '../deps.ts'

export interface Workplace {
  /** Tells the job board how far it is: `done` between 0 and 1. */
  progress(step: string, done: number): Promise<void>
  /** A file of this machine holding the original, to be read only. */
  original: string
  /** A folder of this asset's own. What lies in it after a crash is found again; it goes when the work is done. */
  folder: string
}

export type PrepareDeps = Pick<BankDeps, 'db' | 'storage' | 'clock' | 'events' | 'log' | 'ffmpeg'>

/** The file itself is at fault, so that trying again is of no use; `message` is the tool's own words. */
export class CannotPrepare extends Error {
  override name = 'CannotPrepare'
}
