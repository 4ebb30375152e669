/** What stands between a phone and the house: a tunnel that loses the line, and a house that was renewed overnight. */
import { createServer as createHttpServer, request } from 'node:http'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A line that is lost after so many bytes from the phone, or falls silent, as in a tunnel. */
export async function openTunnel(to: string) {
  const ends = new Set<Socket>()
  let left = Infinity
  let silent = false
  let lost = () => {}
  const server = createServer((near) => {
    if (left <= 0 && !silent) {
      near.destroy()
      return
    }
    const far = connect(Number(new URL(to).port), 'localhost')
    for (const end of [near, far]) {
      ends.add(end)
      end.on('error', () => {})
      end.on('close', () => {
        ends.delete(end)
        near.destroy()
        far.destroy()
      })
    }
    far.pipe(near)
    near.on('data', (chunk: Buffer) => {
      if (left <= 0) return
      left -= chunk.length
      far.write(chunk)
      if (left > 0) return
      if (!silent) for (const end of ends) end.destroy()
      lost()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    /** @returns when so many bytes have passed. */
    lostAfter(bytes: number, how: { silent?: boolean } = {}): Promise<void> {
      silent = how.silent ?? false
      left = bytes
      return new Promise((resolve) => {
        lost = resolve
      })
    },
    mend() {
      left = Infinity
      for (const end of ends) end.destroy()
    },
    close: () =>
      new Promise((resolve) => {
        for (const end of ends) end.destroy()
        server.close(resolve)
      }),
  }
}

/** The house, whose field application becomes a new version on demand. */
export async function openRenewable(to: string) {
  let version = 1
  const server = createHttpServer((asked, answer) => {
    const own = asked.url === '/setor/sw.js'
    // Unpacked and never "unchanged", for the new version is written at its end.
    const { 'accept-encoding': _coding, 'if-none-match': _tag, ...plain } = asked.headers
    const onward = request(
      new URL(asked.url ?? '/', to),
      { method: asked.method, headers: own ? plain : asked.headers },
      (given) => {
        const { 'content-length': _length, ...headers } = given.headers
        answer.writeHead(given.statusCode ?? 502, own ? headers : given.headers)
        if (!own) return given.pipe(answer)
        given.pipe(answer, { end: false })
        return given.on('end', () => answer.end(`// version ${version}`))
      },
    )
    asked.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    renew() {
      version++
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(resolve)
      }),
  }
}
