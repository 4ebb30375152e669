/** ExifTool, one process for the whole house: started when needed, gone when idle, never more than one. */
import { execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'
import { ExifTool, exiftoolPath } from 'exiftool-vendored'

/** Looked for along PATH. */
const interpreter = 'perl'
/** How long an idle process may hold its memory, in ms. */
const idleMs = 30_000
/** A film is copied whole to change its words: as long as the largest may take, in ms. */
const taskMs = 600_000
/** A config file in somebody's home directory would be Perl that runs here. */
const noConfig = ['-config', '']
/** Nothing of the house's own environment, which holds its secrets. */
const environment = () => ({ LANG: 'C', PATH: process.env['PATH'] ?? '' })

let shared: ExifTool | undefined
let works: Promise<boolean> | undefined

/** Ask `metadataWriter` first. */
export function sharedExiftool(): ExifTool {
  shared ??= new ExifTool({
    maxProcs: 1,
    maxIdleMsPerProcess: idleMs,
    onIdleIntervalMillis: 5_000,
    // Asking a resting process how it is would keep it from ever being idle.
    healthCheckIntervalMillis: 0,
    taskTimeoutMillis: taskMs,
    useMWG: false,
    processFactory: async () => {
      const perl = spawn(interpreter, [await exiftoolPath(), ...noConfig, '-stay_open', 'True', '-@', '-'], {
        stdio: 'pipe',
        env: environment(),
      })
      // Without a listener a perl that has vanished would take the house down with it; the task fails all the same.
      perl.on('error', () => {})
      return perl
    },
  })
  return shared
}

/**
 * What can write metadata on this machine: undefined where perl or its core modules are missing. Downloads then go out
 * as they are, and whoever offers them has to say so. A yes lasts, a no is asked again next time.
 */
export async function metadataWriter(): Promise<'exiftool' | undefined> {
  works ??= starts()
  if (await works) return 'exiftool'
  works = undefined
  return undefined
}

/** Tried by itself: a shared process that cannot start would be tried again and again. */
async function starts(): Promise<boolean> {
  try {
    await promisify(execFile)(interpreter, [await exiftoolPath(), ...noConfig, '-ver'], {
      env: environment(),
      timeout: 30_000,
    })
    return true
  } catch {
    return false
  }
}

/** Ends the process. It starts again by itself if it is needed again. */
export async function endMetadata(): Promise<void> {
  const ending = shared
  shared = undefined
  works = undefined
  await ending?.end()
}
