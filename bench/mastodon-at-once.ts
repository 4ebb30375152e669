/**
 * A network in a process of its own that answers at once, or after the milliseconds that it was called with: the same
 * forty posts for every account, and whatever is posted is taken. It tells how many it took when it is asked at `/taken`.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const latency = Number(process.argv[2] ?? 0)
let taken = 0
let last = 0

const statuses = Array.from({ length: 40 }, (_, n) => ({
  id: String(1_000 - n),
  url: `https://sosial.example/@akun/${1_000 - n}`,
  uri: '',
  content: `<p>Kabar ${n} dari satuan setempat untuk warga di sekitar jembatan dan pasar.</p>`,
  created_at: new Date(Date.UTC(2026, 10, 24) - n * 3_600_000).toISOString(),
  edited_at: null,
  in_reply_to_id: null,
  in_reply_to_account_id: null,
  visibility: 'public',
  media_attachments: [],
  favourites_count: 3,
  reblogs_count: 1,
  replies_count: 0,
}))
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake.test')
  const ids = new Set(searchParams.getAll('id[]'))
  if (request.method === 'POST') {
    taken += 1
    last = Date.now()
  }
  const body = pathname.endsWith('/verify_credentials')
    ? { id: '1', username: 'akun', url: '' }
    : pathname === '/api/v1/notifications'
      ? []
      : pathname === '/taken'
        ? { taken, last, refused: 0 }
        : request.method === 'POST'
          ? { ...statuses[0], id: String(10_000 + taken) }
          : ids.size > 0
            ? statuses.filter(({ id }) => ids.has(id))
            : searchParams.has('max_id')
              ? []
              : statuses
  const answer = () =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  request.resume().once('end', () => (latency > 0 ? setTimeout(answer, latency) : answer()))
})
server.listen(0, '127.0.0.1', () =>
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
)
