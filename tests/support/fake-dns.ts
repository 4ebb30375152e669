/** A real DNS server on loopback that knows text records, and the resolver that asks it. */
import { Resolver } from 'node:dns/promises'
import dns2 from 'dns2'

export interface FakeDns {
  /** Text records by name; a test changes them by hand. */
  texts: Map<string, string>
  resolveTxt(name: string): Promise<string[][]>
  close(): Promise<void>
}

export async function startFakeDns(): Promise<FakeDns> {
  const texts = new Map<string, string>()
  const server = dns2.createUDPServer((request, send) => {
    const answer = dns2.Packet.createResponseFromRequest(request)
    const name = request.questions[0]?.name ?? ''
    const data = texts.get(name)
    if (data === undefined) answer.header.rcode = dns2.Packet.RCODE.NXDOMAIN
    else {
      const record = { name, type: dns2.Packet.TYPE.TXT, class: dns2.Packet.CLASS.IN, ttl: 1, data }
      answer.answers.push(record as unknown as (typeof answer.answers)[number])
    }
    void send(answer)
  })
  await server.listen(0, '127.0.0.1')
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  resolver.setServers([`127.0.0.1:${server.address().port}`])
  return { texts, resolveTxt: (name) => resolver.resolveTxt(name), close: async () => void server.close() }
}
