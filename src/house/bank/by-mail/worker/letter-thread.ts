/**
 * Where a letter is opened: a stranger's text can cost seconds and hundreds of megabytes. The house imports this module
 * only to learn its address (`here`), by which the bundler gives it a file of its own; so it may import its neighbours here
 * and packages, nothing else (types excepted).
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { OpenedLetter } from './read-letter.ts'

export const here = new URL(import.meta.url)

export interface LetterTask {
  letter: { path: string; folder: string; most: number }
}
/** What the machine lacks (`failed`) may be there when the letter comes again; what the letter is (`unreadable`) stays so. */
export type LetterReport = { opened: OpenedLetter } | { unreadable: string } | { failed: string }

async function report({ path, folder, most }: LetterTask['letter']): Promise<LetterReport> {
  try {
    const { readLetter } = await import('./read-letter.ts')
    return { opened: await readLetter(path, folder, most) }
  } catch (error) {
    return { [isOfMachine(error) ? 'failed' : 'unreadable']: String(error) } as LetterReport
  }
}

const isOfMachine = (error: unknown) => (error as NodeJS.ErrnoException).syscall !== undefined

const task = (workerData as Partial<LetterTask> | null)?.letter
if (parentPort !== null && task !== undefined) parentPort.postMessage(await report(task), [])
