/** What the contract fakes share: a loopback server whose next answers a test can spoil. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * `status`: answers so and does nothing, or with `acted` does it all the same. `lose`: does it, and hangs up before it
 * answers. `drop`: hangs up at once. `until`: does nothing before that, and then what it is asked.
 */
export type Spoil =
  | { until: Promise<unknown> }
  | { status: number; headers?: Record<string, string>; body?: unknown; acted?: boolean }
  | 'lose'
  | 'drop'

export interface Asked {
  method: string
  path: string
  url: URL
  headers: IncomingMessage['headers']
  body: Buffer
}

export interface Answer {
  status: number
  headers?: Record<string, string>
  body?: unknown
  /** In place of a body: as it is, e.g. a page. */
  raw?: string
}

export interface FakeServer {
  url: string
  /** Every request that arrived, as `METHOD path`. */
  seen: string[]
  /** Spoils the next request whose `METHOD path` contains `match`, after so many of them. */
  spoil(match: string, how: Spoil, after?: number): void
  /** Nobody listens any more, until `rise`. */
  fall(): Promise<void>
  rise(): Promise<void>
  close(): Promise<void>
}

export async function startFake(answer: (asked: Asked) => Answer | Promise<Answer>): Promise<FakeServer> {
  const spoils: { match: string; how: Spoil; after: number }[] = []
  const seen: string[] = []
  const server = createServer((request, response) => void handle(request, response))

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const url = new URL(request.url ?? '/', 'http://fake.test')
    const path = url.searchParams.get('rest_route') ?? url.pathname
    const what = `${request.method} ${path}`
    seen.push(what)
    const meant = spoils.filter(({ match }) => what.includes(match))
    const at = spoils.findIndex((one) => one === meant.find(({ after }) => after === 0))
    for (const one of meant) one.after = Math.max(0, one.after - 1)
    const how = at === -1 ? undefined : spoils.splice(at, 1)[0]?.how
    if (how === 'drop') return void request.socket.destroy()
    const asked = {
      method: request.method ?? 'GET',
      path,
      url,
      headers: request.headers,
      body: Buffer.concat(chunks),
    }
    if (typeof how === 'object' && 'until' in how) await how.until
    const spoiled = typeof how === 'object' && 'status' in how ? how : undefined
    const real = spoiled === undefined || spoiled.acted === true ? await answer(asked) : undefined
    const outcome: Answer = spoiled ?? real ?? { status: 500 }
    if (how === 'lose') return void request.socket.destroy()
    response.writeHead(outcome.status, { 'content-type': 'application/json', ...outcome.headers })
    response.end(outcome.raw ?? JSON.stringify(outcome.body ?? {}))
  }

  const listen = (port: number) =>
    new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', resolve)
    })
  await listen(0)
  const { port } = server.address() as AddressInfo
  const fall = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    spoil: (match, how, after = 0) => void spoils.push({ match, how, after }),
    fall,
    rise: () => listen(port),
    close: () => (server.listening ? fall() : Promise.resolve()),
  }
}
