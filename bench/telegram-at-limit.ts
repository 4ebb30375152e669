/**
 * Telegram in a process of its own: answers after the milliseconds that it was called with, and lets a bot send 30
 * messages a second; what is more it refuses with the seconds to wait. Asked at `/taken` it tells what it took.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const latency = Number(process.argv[2] ?? 0)
const aSecond = 30
/** When each was taken, in ms. */
const taken: number[] = []
let refused = 0

function send(): { status: number; body: object } {
  const now = Date.now()
  if ((taken.at(-aSecond) ?? 0) > now - 1_000) {
    refused += 1
    return {
      status: 429,
      body: { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } },
    }
  }
  taken.push(now)
  return { status: 200, body: { ok: true, result: { message_id: taken.length, chat: { id: 1 }, text: '' } } }
}

const server = createServer((request, response) => {
  request.resume().once('end', () => {
    const { status, body } =
      request.url === '/taken'
        ? { status: 200, body: { taken: taken.length, refused, last: taken.at(-1) ?? 0 } }
        : request.url?.endsWith('/sendMessage') === true
          ? send()
          : { status: 200, body: { ok: true, result: [] } }
    const answer = () =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    setTimeout(answer, latency)
  })
})
server.listen(0, '127.0.0.1', () =>
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
)
