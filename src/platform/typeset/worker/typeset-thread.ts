/**
 * Where a document is set. The house imports this module only to learn its address (`here`), by which the bundler gives
 * it a file of its own; so it may import its neighbours here and packages, nothing else (types excepted).
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { Printed, SetPicture } from '../printed.ts'

export const here = new URL(import.meta.url)

export interface TypesetTask {
  typeset: Printed<SetPicture>
}
export interface TypesetReport {
  pdf: Uint8Array
}

const task = (workerData as Partial<TypesetTask> | null)?.typeset
if (parentPort !== null && task !== undefined) {
  const { setDocument } = await import('./set-document.ts')
  const pdf = Uint8Array.from(await setDocument(task))
  parentPort.postMessage({ pdf } satisfies TypesetReport, [pdf.buffer])
}
