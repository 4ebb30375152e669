/** A line to a peer that reads HTTP, and can stop at any point of an exchange: by hanging up, or by calling a killer. */
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where in an exchange: before anything was passed on; half of the request; all of it; and the same of the answer. */
export const phases = ['arrived', 'half sent', 'sent', 'answered', 'half answered', 'all answered'] as const
export type Phase = (typeof phases)[number]

export interface CutLine {
  url: string
  /** Hangs up on the next such request before the peer sees it. */
  cutBefore(match: string): void
  /** Hangs up on the next such request after the peer acted, before its answer is passed on. */
  cutAfter(match: string): void
  /** At that point of the next such request, calls `stop` and passes nothing further on. */
  stopAt(match: string, phase: Phase, stop: () => void): void
  close(): Promise<void>
}

interface Plan {
  match: string
  phase: Phase
  stop(): void
}

export async function startCut(target: string): Promise<CutLine> {
  const plans: Plan[] = []
  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => incoming.socket.destroy())
  })

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const at = plans.findIndex(({ match }) => incoming.url?.includes(match))
    const plan = at === -1 ? undefined : plans.splice(at, 1)[0]
    const reached = (phase: Phase) => {
      if (plan?.phase !== phase) return false
      plan.stop()
      return true
    }
    if (reached('arrived')) return void incoming.socket.destroy()
    const body = await all(incoming)
    const upstream = ask(new URL(incoming.url ?? '/', target), {
      method: incoming.method ?? 'GET',
      headers: { ...incoming.headers, host: new URL(target).host },
      agent: false,
    })
    const answering = new Promise<IncomingMessage>((resolve, reject) => {
      upstream.on('response', resolve).on('error', reject)
    })
    const half = Math.floor(body.length / 2)
    upstream.write(body.subarray(0, half))
    if (plan?.phase === 'half sent') {
      answering.catch(() => {})
      await new Promise<void>((resolve) => upstream.write(Buffer.alloc(0), () => resolve()))
      reached('half sent')
      upstream.destroy()
      return void incoming.socket.destroy()
    }
    upstream.end(body.subarray(half))
    if (reached('sent')) {
      // The peer goes on by itself; nobody is left to hear its answer.
      await all(await answering)
      return void incoming.socket.destroy()
    }
    const answer = await answering
    const bytes = await all(answer)
    if (reached('answered')) return void incoming.socket.destroy()
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    const middle = Math.floor(bytes.length / 2)
    await new Promise<void>((resolve) => outgoing.write(bytes.subarray(0, middle), () => resolve()))
    if (reached('half answered')) return void incoming.socket.destroy()
    await new Promise<void>((resolve) => outgoing.end(bytes.subarray(middle), () => resolve()))
    reached('all answered')
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const hang = { stop: () => {} }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutBefore: (match) => void plans.push({ match, phase: 'arrived', ...hang }),
    cutAfter: (match) => void plans.push({ match, phase: 'answered', ...hang }),
    stopAt: (match, phase, stop) => void plans.push({ match, phase, stop }),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function all(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
