/**
 * Where a document's process begins. It keeps its own main thread free, to watch over the thread that parses: Node
 * limits a thread's heap, but not its buffers and pixels, and V8 ends the whole process over some shortages. The house
 * imports this module too, only to learn its address (`here`): that makes the bundler give it a file of its own, with
 * the same line working in the source. So everything under worker/ may import only worker/ and packages (types
 * excepted).
 */
import { writeFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Task, WorkerReport } from '../document.ts'

export const here = new URL(import.meta.url)
/** Tells this process from others that load the module. */
export const sign = 'pendopo-document'

const lookEvery = 50

function tell(report: WorkerReport): void {
  process.send?.(report, () => process.exit())
}

const heavy = (because: string) => tell({ refused: { code: 'document_heavy', params: {}, because } })

async function begin({ heapMegabytes, memoryMegabytes, ...workerData }: Task): Promise<void> {
  const thread = await import('./document-thread.ts')
  const worker = new Worker(thread.here, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 32 },
  })
  setInterval(() => {
    const bytes = process.memoryUsage.rss()
    if (bytes > memoryMegabytes * 2 ** 20) heavy(`The process holds ${bytes} bytes.`)
  }, lookEvery)
  worker.on('message', tell)
  worker.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') heavy(error.message)
    // What a parser throws past its own promises is about the file.
    else tell({ refused: { code: 'document_damaged', params: {}, because: String(error) } })
  })
}

/** If the system runs out of memory, this process is the one to end, not the house or its database. */
function standBack(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '500')
  } catch {
    // Only Linux has it.
  }
}

if (process.argv[2] === sign) {
  standBack()
  process.once('disconnect', () => process.exit())
  process.once('message', (task: Task) => void begin(task))
}
