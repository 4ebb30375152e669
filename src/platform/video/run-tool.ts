/** Runs ffmpeg or ffprobe as if its input were written to harm us: bounded, cut off from the network, never a shell line. */
import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { confinement, withLimits } from './confine.ts'
import { type Ending, ruins, ToolFailed } from './tool-failed.ts'
import { words } from './words.ts'

export interface RunOptions {
  /** Milliseconds by the wall clock. */
  timeLimit: number
  /** Seconds of processor time, all threads together. */
  cpuLimit: number
  /** Bytes of address space. */
  memory?: number
  signal?: AbortSignal | undefined
  /** Folder to which relative names of what it writes belong. */
  cwd?: string | undefined
  /** Only for ffmpeg. `tell` hears 0..1, of what lasts `durationMs`. */
  progress?: { durationMs: number; tell: (done: number) => void } | undefined
  /** Takes standard output as it comes. Without it the output is returned, up to 4 MB. */
  onOutput?: ((chunk: Buffer) => void) | undefined
}

const longestWords = 4096
const longestText = 4 * 2 ** 20

/** A tool that parses strangers' bytes needs none of the house's secrets. */
const environment = () => {
  const { PATH, SystemRoot } = process.env
  return {
    LC_ALL: 'C',
    ...(PATH === undefined ? {} : { PATH }),
    ...(SystemRoot === undefined ? {} : { SystemRoot }),
  }
}

/** @returns its standard output, unless `onOutput` took it. @throws ToolFailed, once the process is gone. */
export async function runTool(tool: string, args: string[], options: RunOptions): Promise<string> {
  const { timeLimit, cpuLimit, memory = 4 * 2 ** 30, signal, cwd, progress, onOutput } = options
  // The limit of the system stands behind our own count, which can tell who ended the process.
  const limits = withLimits(memory, cpuLimit + 5)
  const watch = progress === undefined ? [] : words`-progress pipe:3 -nostats`
  const [first, ...rest] = [...(await confinement()), ...limits, tool, ...watch, ...args] as [
    string,
    ...string[],
  ]
  if (signal?.aborted) throw new ToolFailed(tool, 'aborted', { cause: signal.reason })

  return new Promise((resolve, reject) => {
    const child = spawn(first, rest, {
      stdio: ['ignore', 'pipe', 'pipe', ...(progress === undefined ? [] : (['pipe'] as const))],
      detached: process.platform !== 'win32', // a process group of its own, to be killed as one
      windowsHide: true,
      env: environment(),
      ...(cwd === undefined ? {} : { cwd }),
    })
    let stopped: Ending | undefined
    let cause: unknown
    const stop = (why: Ending, because?: unknown) => {
      if (stopped !== undefined) return
      stopped = why
      cause = because
      killGroup(child)
    }

    const text: Buffer[] = []
    let length = 0
    const collect = (chunk: Buffer) => {
      text.push(chunk)
      if ((length += chunk.length) > longestText) stop('output')
    }
    const listen = (stream: unknown, take: (chunk: Buffer) => void) =>
      (stream as Readable).on('data', (chunk: Buffer) => {
        try {
          take(chunk)
        } catch (error) {
          stop('output', error)
        }
      })
    listen(child.stdout, onOutput ?? collect)
    if (progress !== undefined) listen(child.stdio[3], progressReader(progress))
    let lastWords = ''
    listen(child.stderr, (said) => {
      lastWords = (lastWords + said.toString('utf8')).slice(-longestWords)
    })

    const abort = () => stop('aborted', signal?.reason)
    signal?.addEventListener('abort', abort, { once: true })
    const alarm = setTimeout(() => stop('time'), timeLimit)
    const count = setInterval(() => {
      void cpuSeconds(child.pid).then((used) => (used > cpuLimit ? stop('cpu') : undefined))
    }, 1000)

    child.on('error', (error) => {
      stopped ??= 'absent'
      cause ??= error
    })
    child.on('close', (exitCode, endedBy) => {
      clearTimeout(alarm)
      clearInterval(count)
      signal?.removeEventListener('abort', abort)
      if (exitCode === 0 && stopped === undefined && !ruins(lastWords))
        return resolve(Buffer.concat(text).toString('utf8'))
      const missing = exitCode === 126 || exitCode === 127
      const ending =
        stopped ?? (endedBy === 'SIGXCPU' ? 'cpu' : endedBy ? 'signal' : missing ? 'absent' : 'exit')
      reject(new ToolFailed(tool, ending, { exitCode, signal: endedBy, lastWords, cause }))
    })
  })
}

function killGroup({ pid }: ChildProcess) {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Where there is no /proc, the limit of the system does it alone. */
async function cpuSeconds(pid: number | undefined): Promise<number> {
  const line = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '')
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100
}

/** Of ffmpeg's `key=value` lines the place it has reached; `out_time_ms` is in µs in some versions, so the clock is read. */
function progressReader({ durationMs, tell }: { durationMs: number; tell: (done: number) => void }) {
  let rest = ''
  return (chunk: Buffer) => {
    const lines = (rest + chunk.toString('latin1')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const at = /^out_time=(\d+):(\d\d):(\d\d(?:\.\d+)?)/.exec(line)
      if (at === null) continue
      const ms = (Number(at[1]) * 3600 + Number(at[2]) * 60 + Number(at[3])) * 1000
      tell(Math.min(1, durationMs > 0 ? ms / durationMs : 0))
    }
  }
}
