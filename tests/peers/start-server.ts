/** A peer in a process of its own: it may be busy for long, it may crash, and it ends for sure. */
import { fork, type ChildProcess } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

export interface PeerProcess {
  url: string
  /** Whatever else it told of itself. */
  told: Readonly<Record<string, string>>
  child: ChildProcess
  stop(): Promise<void>
}

/**
 * Starts a script of this folder that tells its address by a message `{ url }`. It keeps its data in `folder/data`,
 * and whatever else it writes goes below `folder`, too.
 */
export async function startServer(script: string, folder: string): Promise<PeerProcess> {
  const data = join(folder, 'data')
  await mkdir(data, { recursive: true })
  const child = fork(join(import.meta.dirname, script), [data], {
    env: { ...process.env, TMPDIR: folder },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const told = await new Promise<{ url: string } & Record<string, string>>((resolve, reject) => {
    child.once('exit', (code, signal) =>
      reject(new Error(`${script} ended with ${code ?? signal} before it was ready.`)),
    )
    child.once('message', (message: { url: string }) => resolve(message))
  })
  return {
    url: told.url,
    told,
    child,
    stop: () =>
      new Promise<void>((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill('SIGKILL')
      }),
  }
}
