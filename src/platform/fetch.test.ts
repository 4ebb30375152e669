import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { isLoopbackAddress, isPublicAddress } from './address.ts'
import { createFetch, type FetchSettings } from './fetch.ts'

const open: (() => Promise<unknown>)[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()))
})

const door = (settings: FetchSettings = {}) => {
  const made = createFetch(settings)
  open.push(() => made.close())
  return made.fetch
}

async function serve(listener: RequestListener): Promise<{ url: string; port: number; hits: () => number }> {
  let hits = 0
  const server: Server = createServer((request, response) => {
    hits += 1
    listener(request, response)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  open.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(resolve)
      }),
  )
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, port, hits: () => hits }
}

/** A resolver that gives its answers in turn, as a rebinding name server does. */
function resolver(...answers: string[][]): NonNullable<FetchSettings['lookup']> {
  let turn = 0
  return (_hostname, _options, callback) => {
    const addresses = answers[Math.min(turn, answers.length - 1)] as string[]
    turn += 1
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }
}

describe('addresses', () => {
  test.each([
    ['127.0.0.1', '127.255.255.254', '::1'],
    ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12::1'],
    ['169.254.169.254', 'fe80::1', 'fec0::1'],
    ['224.0.0.1', '239.255.255.255', 'ff02::1'],
    ['0.0.0.0', '0.1.2.3', '::'],
    ['::ffff:8.8.8.8', '::ffff:127.0.0.1', '::127.0.0.1', '::ffff:0:127.0.0.1'],
    ['64:ff9b::8.8.8.8', '64:ff9b:1::1', '2002:7f00:1::', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['100.64.0.1', '192.0.0.1', '198.18.0.1', '192.0.2.1', '240.0.0.1', '255.255.255.255', '2001:db8::1'],
    ['', 'example.org', '999.1.1.1'],
  ])('%s and the like are not public', (...addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([])
  })

  test('ordinary addresses are public', () => {
    expect(['8.8.8.8', '103.10.66.1', '2606:4700::1111', '[2400:cb00::1]'].every(isPublicAddress)).toBe(true)
  })

  test('no IPv4 address wrapped into IPv6 is ever public', () => {
    const octet = fc.integer({ min: 0, max: 255 })
    const wrap = fc.constantFrom('::ffff:', '::', '64:ff9b::', '::ffff:0:')
    fc.assert(
      fc.property(octet, octet, octet, octet, wrap, (a, b, c, d, prefix) => {
        expect(isPublicAddress(`${prefix}${a}.${b}.${c}.${d}`)).toBe(false)
      }),
    )
  })

  test('every address of the private and loopback ranges is refused', () => {
    const octet = fc.integer({ min: 0, max: 255 })
    const start = fc.constantFrom('10', '127', '192.168', '169.254', '0', '224')
    fc.assert(
      fc.property(start, octet, octet, octet, (prefix, a, b, c) => {
        const address = [prefix, a, b, c].join('.').split('.').slice(0, 4).join('.')
        expect(isPublicAddress(address)).toBe(false)
        expect(isLoopbackAddress(address)).toBe(prefix === '127')
      }),
    )
  })
})

describe('the door stays shut', () => {
  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://0/',
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost/',
  ])('%s is refused before a byte is sent', async (url) => {
    await expect(door()(url)).rejects.toMatchObject({ code: 'address_refused', reached: false })
  })

  test.each(['file:///etc/passwd', 'ftp://example.org/', 'data:text/plain,x', 'gopher://example.org/'])(
    '%s is refused for its scheme',
    async (url) => {
      await expect(door()(url)).rejects.toMatchObject({ code: 'scheme_refused', reached: false })
    },
  )

  test('a port outside the list is refused, whatever the host', async () => {
    const fetch = door({ lookup: resolver(['93.184.216.34']) })
    await expect(fetch('http://site.example:6379/')).rejects.toMatchObject({ code: 'port_refused' })
  })

  test('a server on loopback is not reached by its name', async () => {
    const server = await serve((_, response) => response.end('secret'))
    const fetch = door({ lookup: resolver(['127.0.0.1']), ports: [server.port] })
    await expect(fetch(`http://inside.example:${server.port}/`)).rejects.toMatchObject({
      code: 'address_refused',
    })
    expect(server.hits()).toBe(0)
  })

  test('a name that answers with a public and a private address is refused', async () => {
    const fetch = door({ lookup: resolver(['93.184.216.34', '10.0.0.5']) })
    await expect(fetch('http://mixed.example/')).rejects.toMatchObject({ code: 'address_refused' })
  })

  test('a name that turns to another address between two hops is refused at the second', async () => {
    const server = await serve((_, response) =>
      response.writeHead(302, { location: '/again', connection: 'close' }).end(),
    )
    const fetch = door({ allowLoopback: true, lookup: resolver(['127.0.0.1'], ['10.0.0.5']) })
    await expect(fetch(`http://rebinding.example:${server.port}/`)).rejects.toMatchObject({
      code: 'address_refused',
    })
    expect(server.hits()).toBe(1)
  })

  test('allowing loopback allows nothing else', async () => {
    const fetch = door({ allowLoopback: true })
    for (const url of ['http://10.0.0.1/', 'http://[::ffff:127.0.0.1]/', 'http://169.254.169.254:8080/'])
      await expect(fetch(url)).rejects.toMatchObject({ code: 'address_refused' })
  })
})

describe('redirects', () => {
  test.each(['http://10.0.0.1/', 'http://2130706434:81/', 'http://[fe80::1]/'])(
    'a redirect into the inside (%s) is refused',
    async (location) => {
      const server = await serve((_, response) => response.writeHead(302, { location }).end())
      const fetch = door({
        allowLoopback: true,
        lookup: resolver(['127.0.0.1']),
      })
      const refused = location.includes('2130706434') ? 'unreachable' : 'address_refused'
      await expect(fetch(`http://outside.example:${server.port}/`)).rejects.toMatchObject({ code: refused })
    },
  )

  test('a redirect to another scheme is refused', async () => {
    const server = await serve((_, response) =>
      response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    )
    await expect(door({ allowLoopback: true })(server.url)).rejects.toMatchObject({ code: 'scheme_refused' })
  })

  test('a loop ends', async () => {
    const server = await serve((_, response) => response.writeHead(302, { location: '/' }).end())
    await expect(door({ allowLoopback: true })(server.url)).rejects.toMatchObject({
      code: 'too_many_redirects',
    })
    expect(server.hits()).toBe(6)
  })

  test('credentials do not follow to another origin', async () => {
    const seen: (string | undefined)[] = []
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization, request.headers.cookie)
      response.end('ok')
    })
    const server = await serve((_, response) => response.writeHead(307, { location: other.url }).end())
    const headers = { authorization: 'Basic c2VjcmV0', cookie: 'a=b' }
    const answer = await door({ allowLoopback: true })(server.url, { headers })
    expect(await answer.text()).toBe('ok')
    expect(answer.url).toBe(`${other.url}/`)
    expect(seen).toEqual([undefined, undefined])
  })

  test('a form posted to a page that moved is not posted twice', async () => {
    const seen: string[] = []
    const server = await serve((request, response) => {
      seen.push(`${request.method} ${request.url}`)
      if (request.url === '/') response.writeHead(302, { location: '/done' }).end()
      else response.end('ok')
    })
    await door({ allowLoopback: true })(server.url, { method: 'POST', body: 'x' })
    expect(seen).toEqual(['POST /', 'GET /done'])
  })
})

describe('limits', () => {
  test('a compressed answer arrives whole', async () => {
    const text = 'kabar '.repeat(1000)
    const server = await serve((request, response) => {
      const packed = request.url === '/br' ? brotliCompressSync(text) : gzipSync(text)
      response.writeHead(200, { 'content-encoding': request.url === '/br' ? 'br' : 'gzip' }).end(packed)
    })
    const fetch = door({ allowLoopback: true })
    for (const path of ['/br', '/gzip']) {
      const answer = await fetch(server.url + path)
      expect(await answer.text()).toBe(text)
      expect(answer.headers.has('content-encoding')).toBe(false)
    }
  })

  test('a gzip bomb is stopped by what it unpacks to', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000))
    expect(bomb.length).toBeLessThan(60_000)
    const server = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    )
    await expect(door({ allowLoopback: true })(server.url, { maxBytes: 1_000_000 })).rejects.toMatchObject({
      code: 'too_large',
    })
  })

  test('an endless answer is cut off at its limit', async () => {
    const server = await serve((_, response) => {
      const pour = () => {
        while (response.write(Buffer.alloc(65_536)));
        response.once('drain', pour)
      }
      pour()
    })
    await expect(door({ allowLoopback: true })(server.url, { maxBytes: 500_000 })).rejects.toMatchObject({
      code: 'too_large',
    })
  })

  test('a wrong or unknown encoding is a fault', async () => {
    const server = await serve((request, response) =>
      response
        .writeHead(200, { 'content-encoding': request.url === '/odd' ? 'odd' : 'gzip' })
        .end('not packed'),
    )
    const fetch = door({ allowLoopback: true })
    for (const path of ['/odd', '/gzip'])
      await expect(fetch(server.url + path)).rejects.toMatchObject({ code: 'bad_encoding' })
  })

  test('a server that never answers is given up', async () => {
    const server = await serve(() => {})
    await expect(door({ allowLoopback: true })(server.url, { timeout: 60 })).rejects.toMatchObject({
      code: 'too_slow',
      reached: true,
    })
  })

  test('nobody listening: the request certainly did not arrive', async () => {
    const server = await serve(() => {})
    await Promise.all(open.splice(0).map((close) => close()))
    await expect(door({ allowLoopback: true })(server.url)).rejects.toMatchObject({
      code: 'unreachable',
      reached: false,
    })
  })

  test('hanging up in the middle leaves the outcome open', async () => {
    const server = await serve((request) => request.socket.destroy())
    await expect(door({ allowLoopback: true })(server.url)).rejects.toMatchObject({
      code: 'broken_off',
      reached: true,
    })
  })
})
