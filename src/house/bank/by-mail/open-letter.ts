/** Opens a letter that lies on the disk, in a thread that is ended when it takes too long or too much. */
import { Worker } from 'node:worker_threads'
import type { LetterReport, LetterTask } from './worker/letter-thread.ts'
import type { OpenedLetter } from './worker/read-letter.ts'

export const mostAttachments = 30
const longestMs = 60_000

/** What no second delivery would change. */
export class LetterUnreadable extends Error {}

/** Its attachments become files of `folder`. @throws LetterUnreadable; Error where the machine lacks something */
export async function openLetter(path: string, folder: string): Promise<OpenedLetter> {
  const { here } = await import('./worker/letter-thread.ts')
  const worker = new Worker(here, {
    name: 'letter',
    workerData: { letter: { path, folder, most: mostAttachments } } satisfies LetterTask,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 384 },
  })
  const outcome = Promise.withResolvers<LetterReport>()
  const clock = setTimeout(() => outcome.resolve({ unreadable: 'It took too long.' }), longestMs)
  worker.on('message', outcome.resolve)
  worker.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') outcome.resolve({ unreadable: error.message })
    else outcome.reject(error)
  })
  worker.on('exit', (code) => outcome.reject(new Error(`The letter's thread ended with ${code}.`)))
  try {
    const report = await outcome.promise
    if ('unreadable' in report) throw new LetterUnreadable(report.unreadable)
    if ('failed' in report) throw new Error(report.failed)
    return report.opened
  } finally {
    clearTimeout(clock)
    await worker.terminate()
  }
}
