/** The reference: a bare Fastify route that sends the same bytes as a page. `node bench/bare.ts <port> <url>` */
import Fastify from 'fastify'
import { request } from 'undici'

const [port = '0', url = ''] = process.argv.slice(2)
const answer = await request(url, { headers: { 'accept-encoding': 'br' } })
const body = Buffer.from(await answer.body.arrayBuffer()) // as sent: still compressed
const encoding = String(answer.headers['content-encoding'] ?? 'identity')
const server = Fastify()
server.get('/', (_request, reply) =>
  reply.type('text/html; charset=utf-8').header('content-encoding', encoding).send(body),
)
await server.listen({ port: Number(port), host: '127.0.0.1' })
console.log('up')
