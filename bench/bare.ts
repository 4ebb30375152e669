/** The reference: a bare Fastify route that sends the same number of bytes. `node bench/bare.ts <port> <bytes>` */
import Fastify from 'fastify'

const [port = '0', bytes = '1000'] = process.argv.slice(2)
const body = Buffer.alloc(Number(bytes), 'a')
const server = Fastify()
server.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(body))
await server.listen({ port: Number(port), host: '127.0.0.1' })
console.log('up')
