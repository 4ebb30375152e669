/** Work on a stranger's document in a thread of its own: it may loop, swell or crash there, and the house goes on. */
import { Worker } from 'node:worker_threads'
import { DocumentRefused } from './document-refused.ts'
import type { Act, Answer, DocumentLimits, Given, WorkerReport, WorkerTask } from './document.ts'

const atOnce = 2
let running = 0
const waiting: (() => void)[] = []
const lookEvery = 100

/**
 * Does one act in a new thread, at most two at a time; the thread is gone before its place is given away.
 * @throws DocumentRefused, document_slow and document_heavy among them; the plain error when the house is at fault,
 * e.g. ENOENT or a library that is not installed.
 */
export async function runApart<A extends Act>(
  act: A,
  given: Given<A>,
  limits: DocumentLimits = {},
): Promise<Answer<A>> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return (await runWorker({ documentTask: { act, given } }, limits)) as Answer<A>
  } finally {
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}

async function runWorker(
  workerData: WorkerTask,
  { milliseconds = 30_000, heapMegabytes = 256, bufferMegabytes = 768 }: DocumentLimits,
): Promise<Answer<Act>> {
  // The module tells where it lies: its own file in the source, a chunk of its own in the bundle.
  const { here } = await import('./worker/document-worker.ts')
  const worker = new Worker(here, {
    name: 'document',
    workerData,
    // A thread that parses strangers' files sees none of the house's secrets and prints nothing into its log.
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 32 },
  })
  worker.stdout.resume()
  worker.stderr.resume()
  const outcome = Promise.withResolvers<Answer<Act>>()
  const refuse = (code: string, params: Record<string, string | number>, because: string) =>
    outcome.reject(new DocumentRefused(code, params, because))
  const tooHeavy = (because: string) => refuse('document_heavy', {}, because)

  const clock = setTimeout(
    () =>
      refuse('document_slow', { seconds: Math.ceil(milliseconds / 1000) }, `${milliseconds} ms are over.`),
    milliseconds,
  )
  // Node limits a thread's heap; its buffers, where unpacked streams and pixels lie, have to be watched.
  const watch = setInterval(() => void weigh().catch(() => {}), lookEvery)
  const weigh = async () => {
    const { external_memory: bytes } = await worker.getHeapStatistics()
    if (bytes > bufferMegabytes * 2 ** 20) tooHeavy(`Buffers hold ${bytes} bytes.`)
  }

  worker.on('message', (report: WorkerReport) => {
    if ('answer' in report) outcome.resolve(report.answer)
    else if ('refused' in report) refuse(report.refused.code, report.refused.params, report.refused.because)
    else outcome.reject(Object.assign(new Error(report.failed.message), { code: report.failed.code }))
  })
  worker.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooHeavy(error.message)
    else if (error.code?.startsWith('ERR_WORKER') || error instanceof SyntaxError) outcome.reject(error)
    // What a parser throws past its own promises.
    else refuse('document_damaged', {}, String(error))
  })
  worker.on('exit', (code) => outcome.reject(new Error(`The document thread ended with ${code}.`)))
  try {
    return await outcome.promise
  } finally {
    clearTimeout(clock)
    clearInterval(watch)
    await worker.terminate()
  }
}
