/**
 * Where HEVC is decoded: a thread that may loop or swell and then is ended. The house imports this module only to learn
 * its address (`here`), by which the bundler gives it a file of its own; so it may import packages and nothing else.
 */
import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'

export const here = new URL(import.meta.url)

export interface HeicTask {
  heic: { path: string; pixels: number }
}
export type HeicReport =
  | { width: number; height: number; data: ArrayBuffer }
  | { tooLarge: { width: number; height: number } }
  | { damaged: string }

async function decode({ path, pixels }: HeicTask['heic']): Promise<HeicReport> {
  const buffer = await readFile(path)
  const { default: heicDecode } = await import('heic-decode')
  try {
    const [first] = await heicDecode.all({ buffer })
    if (first === undefined) return { damaged: 'There is no picture in it.' }
    const { width, height } = first
    if (width * height > pixels) return { tooLarge: { width, height } }
    return { width, height, data: (await first.decode()).data.buffer }
  } catch (error) {
    return { damaged: String(error) }
  }
}

const task = (workerData as Partial<HeicTask> | null)?.heic
if (parentPort !== null && task !== undefined) {
  const report = await decode(task)
  parentPort.postMessage(report, 'data' in report ? [report.data] : [])
}
