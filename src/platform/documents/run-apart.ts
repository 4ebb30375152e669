/** Work on a stranger's document in a process of its own: it may loop, swell or crash there, and the house goes on. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { DocumentRefused } from './document-refused.ts'
import type { Act, Answer, DocumentLimits, Given, Task, WorkerReport } from './document.ts'

const atOnce = 2
let running = 0
const waiting: (() => void)[] = []

/**
 * Does one act in a new process, at most two at a time; it is gone before its place is given away.
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
    return await runProcess(act, given, limits)
  } finally {
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}

async function runProcess(
  act: Act,
  given: Given<Act>,
  { milliseconds = 30_000, heapMegabytes = 256, memoryMegabytes = 1_024 }: DocumentLimits,
): Promise<Answer<Act>> {
  // The module tells where it lies: its own file in the source, a chunk of its own in the bundle.
  const { here, sign } = await import('./worker/document-process.ts')
  const apart = fork(fileURLToPath(here), [sign], {
    // What parses strangers' files sees none of the house's secrets and prints nothing into its log.
    env: {},
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  })
  const outcome = Promise.withResolvers<Answer<Act>>()
  const gone = new Promise<void>((resolve) => {
    apart.once('exit', () => resolve())
    apart.once('error', () => resolve())
  })
  const refuse = (code: string, params: Record<string, string | number>, because: string) =>
    outcome.reject(new DocumentRefused(code, params, because))

  const clock = setTimeout(
    () =>
      refuse('document_slow', { seconds: Math.ceil(milliseconds / 1000) }, `${milliseconds} ms are over.`),
    milliseconds,
  )
  apart.on('message', (report: WorkerReport) => {
    if ('answer' in report) outcome.resolve(report.answer)
    else if ('refused' in report) refuse(report.refused.code, report.refused.params, report.refused.because)
    else outcome.reject(Object.assign(new Error(report.failed.message), { code: report.failed.code }))
  })
  apart.on('error', (error) => outcome.reject(error))
  apart.on('exit', (code, signal) => {
    // V8 aborts the process when one piece is larger than the heap, and the system ends what takes its last memory.
    if (signal !== null || code === 134) refuse('document_heavy', {}, `It ended with ${signal ?? code}.`)
    else outcome.reject(new Error(`The document process ended with ${code}.`))
  })
  const task: Task = { act, given, heapMegabytes, memoryMegabytes }
  apart.send(task, (error) => {
    if (error !== null) outcome.reject(error)
  })
  try {
    return await outcome.promise
  } finally {
    clearTimeout(clock)
    apart.kill('SIGKILL')
    await gone
  }
}
