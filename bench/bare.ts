/**
 * The reference: a bare Fastify route that sends the same bytes as a page. `node bench/bare.ts <port> <url> [disk]`; with
 * `disk` they are read from a file each time, as what is downloaded is.
 */
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { request } from 'undici'

const [port = '0', url = '', from = 'memory'] = process.argv.slice(2)
const answer = await request(url, { headers: { 'accept-encoding': 'br' } })
const body = Buffer.from(await answer.body.arrayBuffer()) // as sent: still compressed
const type = String(answer.headers['content-type'])
const encoding = String(answer.headers['content-encoding'] ?? 'identity')
const folder = await mkdtemp(join(tmpdir(), 'pendopo-bare-'))
const file = join(folder, 'body')
await writeFile(file, body)
const server = Fastify()
server.get('/', (_request, reply) => {
  reply.type(type).header('content-encoding', encoding)
  return from === 'disk'
    ? reply.header('content-length', body.length).send(createReadStream(file))
    : reply.send(body)
})
await server.listen({ port: Number(port), host: '127.0.0.1' })
process.once('SIGTERM', () => void rm(folder, { recursive: true, force: true }).then(() => process.exit()))
console.log('up')
