/** The one door for requests that the house makes: every address is checked at the socket, after DNS, on every hop. */
import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector, request } from 'undici'
import { isLoopbackAddress, isPublicAddress } from './address.ts'
import { FetchFault } from './fetch-fault.ts'
import { readBody } from './read-body.ts'

export { FetchFault, type FetchFaultCode } from './fetch-fault.ts'

export interface FetchLimits {
  /** Largest answer in bytes, counted after decompression. */
  maxBytes?: number
  /** Longest time for the whole exchange, redirects included, in ms. */
  timeout?: number
  maxRedirects?: number
}

/** Like the web's `fetch`, with the whole body read within limits before it answers. */
export type Fetch = (input: string | URL | Request, init?: RequestInit & FetchLimits) => Promise<Response>

export interface FetchSettings {
  /** Loopback peers, on any port: only for tests and the demonstration (`config.allowLoopback`). */
  allowLoopback?: boolean
  /** Ports of the public Internet that may be spoken to. */
  ports?: readonly number[]
  lookup?: LookupFunction
  userAgent?: string
  limits?: FetchLimits
}

const noBody = new Set([101, 204, 205, 304])
const redirects = new Set([301, 302, 303, 307, 308])

/**
 * Opens the door. The answer's `url` is that of the last hop; credentials never follow a redirect to another origin.
 * @throws FetchFault with a stable code; an HTTP error status is an answer, not a fault.
 */
export function createFetch({
  allowLoopback = false,
  ports = [80, 443],
  lookup = systemLookup,
  userAgent = 'Pendopo/1 (+https://pendopo.example)',
  limits = {},
}: FetchSettings = {}): { fetch: Fetch; close(): Promise<void> } {
  const agent = new Agent({ connect: guard({ allowLoopback, ports, lookup }), allowH2: false })

  const send: Fetch = async (input, init = {}) => {
    const {
      maxBytes = limits.maxBytes ?? 5_000_000,
      timeout = limits.timeout ?? 20_000,
      maxRedirects = limits.maxRedirects ?? 5,
      ...plain
    } = init
    const asked = new Request(input, plain)
    const clock = AbortSignal.timeout(timeout)
    const signal = AbortSignal.any([clock, asked.signal])
    const headers = new Headers(asked.headers)
    headers.set('user-agent', userAgent)
    headers.set('accept-encoding', 'gzip, deflate, br')
    let url = new URL(asked.url)
    let method = asked.method
    let body = asked.body === null ? null : Buffer.from(await asked.arrayBuffer())
    try {
      for (let hop = 0; ; hop += 1) {
        if (url.protocol !== 'http:' && url.protocol !== 'https:')
          throw new FetchFault('scheme_refused', hop > 0)
        const answer = await request(url.href, {
          dispatcher: agent,
          method: method as 'GET',
          headers: Object.fromEntries(headers),
          body,
          signal,
          headersTimeout: timeout,
          bodyTimeout: timeout,
        })
        const location = header(answer.headers['location'])
        if (!redirects.has(answer.statusCode) || location === undefined || asked.redirect === 'manual') {
          const bare = method === 'HEAD' || noBody.has(answer.statusCode)
          const encoding = bare ? undefined : header(answer.headers['content-encoding'])
          const bytes = await readBody(answer.body, encoding, maxBytes)
          return present(answer.statusCode, answer.headers, bytes, url)
        }
        answer.body.on('error', () => {}).destroy()
        if (asked.redirect === 'error') throw new FetchFault('redirect_refused', true)
        if (hop >= maxRedirects) throw new FetchFault('too_many_redirects', true)
        if (!URL.canParse(location, url.href)) throw new FetchFault('redirect_refused', true)
        const next = new URL(location, url)
        if (next.origin !== url.origin) for (const name of ['authorization', 'cookie']) headers.delete(name)
        if (answer.statusCode === 303 || (answer.statusCode < 303 && method === 'POST')) {
          if (method !== 'HEAD') method = 'GET'
          body = null
          for (const name of ['content-type', 'content-length']) headers.delete(name)
        }
        url = next
      }
    } catch (error) {
      if (clock.aborted) throw new FetchFault('too_slow', true, error)
      if (error instanceof FetchFault) throw error
      if (asked.signal.aborted) throw asked.signal.reason
      throw new FetchFault('broken_off', true, error)
    }
  }
  return { fetch: send, close: () => agent.close() }
}

/** Connects only to what is permitted; DNS may say one thing now and another later, so the check is at the socket. */
function guard({
  allowLoopback,
  ports,
  lookup,
}: Required<Pick<FetchSettings, 'allowLoopback' | 'ports' | 'lookup'>>): buildConnector.connector {
  const open = (permits: (address: string) => boolean) => {
    const connect = buildConnector({ lookup: checked(lookup, permits), timeout: 10_000 })
    return (options: buildConnector.Options, done: buildConnector.Callback) => {
      const host = options.hostname.replace(/^\[|\]$/g, '')
      // Literal addresses are never looked up.
      if (isIP(host) !== 0 && !permits(host)) return done(new FetchFault('address_refused', false), null)
      connect(options, (error, socket) => {
        if (error !== null)
          return done(error instanceof FetchFault ? error : new FetchFault('unreachable', false, error), null)
        if (!permits(socket.remoteAddress ?? '')) {
          socket.destroy()
          return done(new FetchFault('address_refused', false), null)
        }
        done(null, socket)
      })
    }
  }
  const usual = open((address) => isPublicAddress(address) || (allowLoopback && isLoopbackAddress(address)))
  const loopbackOnly = open(isLoopbackAddress)
  return (options, done) => {
    const port = Number(options.port || (options.protocol === 'https:' ? 443 : 80))
    if (ports.includes(port)) return usual(options, done)
    if (allowLoopback) return loopbackOnly(options, done)
    done(new FetchFault('port_refused', false), null)
  }
}

function checked(lookup: LookupFunction, permits: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, [])
      const addresses = found as unknown as LookupAddress[]
      // One bad address among good ones is a trap, not a choice.
      if (addresses.length === 0 || !addresses.every(({ address }) => permits(address)))
        return callback(new FetchFault('address_refused', false), [])
      const first = addresses[0] as LookupAddress
      if (options.all === true) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}

const header = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value

function present(
  status: number,
  raw: Record<string, string | string[] | undefined>,
  bytes: Buffer<ArrayBuffer>,
  url: URL,
): Response {
  const headers = new Headers()
  for (const [name, value] of Object.entries(raw)) {
    if (name === 'content-encoding' || name === 'content-length' || value === undefined) continue
    for (const one of [value].flat()) headers.append(name, one)
  }
  const response = new Response(noBody.has(status) ? null : bytes, { status, headers })
  return Object.defineProperty(response, 'url', { value: url.href })
}
