/** The thread in a document's process that parses. The parsers are loaded when it knows which it needs. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import type { Act, Answer, DocumentFormat, Given, Task, WorkerReport } from '../document.ts'
import { Refusal } from './refusal.ts'

export const here = new URL(import.meta.url)

type Work<A extends Act> = () => Promise<(given: Given<A>) => Promise<Answer<A>>>
type Works = { [A in Act]: Partial<Record<DocumentFormat, Work<A>>> }

const inspectOffice: Work<'inspect'> = async () => (await import('./office/inspect-office.ts')).inspectOffice
const readOffice: Work<'read'> = async () => (await import('./office/read-office.ts')).readOffice

const works: Works = {
  inspect: {
    pdf: async () => (await import('./pdf/inspect-pdf.ts')).inspectPdf,
    docx: inspectOffice,
    xlsx: inspectOffice,
    pptx: inspectOffice,
    txt: async () => (await import('./plain/plain-text.ts')).inspectPlain,
  },
  read: {
    pdf: async () => (await import('./pdf/read-pdf.ts')).readPdf,
    docx: readOffice,
    xlsx: readOffice,
    pptx: readOffice,
    txt: async () => (await import('./plain/plain-text.ts')).readPlain,
  },
  draw: {
    pdf: async () => (await import('./pdf/draw-pages.ts')).drawPages,
  },
}

const failure = (error: unknown): WorkerReport => {
  const { message, code } = error as NodeJS.ErrnoException
  return { failed: { message, code } }
}

async function report<A extends Act>(act: A, given: Given<A>): Promise<WorkerReport> {
  const load = works[act][given.format]
  if (load === undefined) return failure(new Error(`Nobody can ${act} a ${given.format}.`))
  let work
  try {
    work = await load()
  } catch (error) {
    return failure(error)
  }
  try {
    return { answer: await work(given) }
  } catch (error) {
    if (error instanceof Refusal)
      return { refused: { code: error.code, params: error.params, because: error.message } }
    if (typeof (error as NodeJS.ErrnoException).syscall === 'string') return failure(error)
    // Whatever else a parser throws, it throws about the file.
    return { refused: { code: 'document_damaged', params: {}, because: String(error) } }
  }
}

const task = workerData as Pick<Task, 'act' | 'given'> | null
if (!isMainThread && task?.act !== undefined) parentPort?.postMessage(await report(task.act, task.given), [])
