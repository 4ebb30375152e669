/** The built house as a process of its own, as an operator starts it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'

/** As package.json starts it: left alone, V8 lets an idle house keep 128 MB for objects that are about to die. */
const flags = ['--max-semi-space-size=16']

export interface HouseProcess {
  child: ChildProcess
  url: string
  /** Everything it has printed so far. */
  output(): string
  /** Resolves when the output matches. Fails when the process ends first. */
  says(pattern: RegExp): Promise<string>
  ended: Promise<number>
  signal(name: NodeJS.Signals): Promise<number>
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

export async function startHouse(
  command: string,
  env: NodeJS.ProcessEnv,
  args: string[] = [],
): Promise<HouseProcess> {
  const port = env['PORT'] ?? String(await freePort())
  const child = spawn(process.execPath, [...flags, 'dist/server/main.js', command, ...args], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], LOG_LEVEL: 'warn', PORT: port, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const listeners = new Set<() => void>()
  const take = (chunk: Buffer) => {
    text += chunk.toString()
    for (const listener of listeners) listener()
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  const ended = new Promise<number>((resolve) =>
    child.on('close', (code) => {
      resolve(code ?? -1)
      for (const listener of listeners) listener()
    }),
  )
  return {
    child,
    url: `http://localhost:${port}`,
    output: () => text,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(text)
          if (found) resolve(found[0])
          else if (child.exitCode !== null || child.signalCode !== null)
            reject(new Error(`The house ended before it said ${pattern}:\n${text}`))
          else return
          listeners.delete(look)
        }
        listeners.add(look)
        look()
      }),
    ended,
    signal(name) {
      child.kill(name)
      return ended
    },
  }
}
