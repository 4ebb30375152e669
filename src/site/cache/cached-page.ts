/** One stored answer: its bytes in each encoding that was asked for yet, with every header written beforehand. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { CountsAs } from '../count-uses.ts'

export type Encoding = 'br' | 'gzip' | 'identity'

/** What a page's renderer hands over. */
export interface Page {
  status: number
  type: string
  body: string | Buffer
  /** Surrogate keys: everything whose change makes this page out of date. */
  keys: readonly string[]
  headers?: Readonly<Record<string, string>>
  /** Instant (ms) at which the page goes out of date by itself, e.g. the next midnight of its zone. */
  freshUntil?: number
  /** What its being sent to a reader counts as. */
  counts?: CountsAs
  /** Pages for one reader alone, or whose absence may end at any moment, are never kept. */
  keep: boolean
}

/** A representation, with flat `[name, value, …]` header lists as node:http takes them fastest. */
export interface Representation {
  body: Buffer
  etag: string
  fresh: string[]
  stale: string[]
  notModified: string[]
}

export interface CachedPage {
  status: number
  keys: readonly string[]
  freshUntil: number
  counts: CountsAs | undefined
  /** Set when something it shows has changed: served only while the database is away. */
  outdated: boolean
  bytes: number
  /** What is at hand; the rest is made by `represent` when it is first asked for, once. */
  as: { identity: Representation } & Partial<Record<Encoding, Representation>>
  represent(encoding: Encoding): Promise<Representation>
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Browsers ask each time and are told 304; a CDN may keep it for 30 s, or until it is told the surrogate key. */
export const publicCaching = 'public, max-age=0, s-maxage=30, stale-while-revalidate=30'

const codings: Record<Exclude<Encoding, 'identity'>, (body: Buffer) => Promise<Buffer>> = {
  br: (body) =>
    brotli(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 6,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body) => zip(body, { level: 6 }),
}

export function cachedPage(page: Page): CachedPage {
  const identity = Buffer.from(page.body)
  const squeezable = /^(text|application\/(json|feed|xml|rss|atom|ld|[a-z.]+\+(json|xml)))|svg/.test(
    page.type,
  )
  const tag = createHash('sha256').update(identity).digest('base64url').slice(0, 22)
  const represent = (encoding: Encoding, body: Buffer): Representation => {
    const coded = encoding !== 'identity'
    // A strong validator names exact bytes, so each encoding has its own.
    const etag = `"${tag}${coded ? `-${encoding}` : ''}"`
    const shared = [
      'etag',
      etag,
      'vary',
      'accept-encoding',
      'cache-control',
      page.keep ? publicCaching : 'no-store',
      ...(page.keep && page.keys.length > 0 ? ['surrogate-key', page.keys.join(' ')] : []),
      ...Object.entries(page.headers ?? {}).flat(),
    ]
    const fresh = [
      'content-type',
      page.type,
      'content-length',
      String(body.length),
      ...(coded ? ['content-encoding', encoding] : []),
      ...shared,
    ]
    return {
      body,
      etag,
      fresh,
      stale: [
        ...fresh.map((value) => (value === publicCaching ? 'public, max-age=0, s-maxage=5' : value)),
        'warning',
        '110 - "Response is Stale"',
        'x-pendopo-stale',
        'database-away',
      ],
      notModified: shared,
    }
  }
  const plain = represent('identity', identity)
  const as: CachedPage['as'] = squeezable ? { identity: plain } : { identity: plain, br: plain, gzip: plain }
  const making = new Map<Encoding, Promise<Representation>>()
  const make = async (encoding: Encoding) => {
    const known = as[encoding]
    if (known !== undefined || encoding === 'identity') return known ?? plain
    return (as[encoding] = represent(encoding, await codings[encoding](identity)))
  }
  return {
    status: page.status,
    keys: page.keys,
    counts: page.counts,
    freshUntil: page.freshUntil ?? Infinity,
    outdated: false,
    // Text shrinks to less than a third in either coding.
    bytes: Math.ceil(identity.length * (squeezable ? 1.7 : 1)) + page.keys.length * 120 + 2_000,
    as,
    represent(encoding) {
      const running = making.get(encoding) ?? make(encoding)
      making.set(encoding, running)
      return running
    },
  }
}

const understood = new Map<string, Encoding>()

/** The best encoding a reader takes (RFC 9110, 12.5.3); a coding with q=0 is refused. */
export function encodingFor(accept: string | undefined): Encoding {
  if (accept === undefined || accept === '') return 'identity'
  const known = understood.get(accept)
  if (known !== undefined) return known
  const takes = (name: string) =>
    accept
      .toLowerCase()
      .split(',')
      .some((part) => {
        const [coding = '', ...rest] = part.split(';').map((p) => p.trim())
        return coding === name && !rest.some((p) => /^q=0(\.0*)?$/.test(p))
      })
  const found = takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity'
  if (understood.size < 500 && accept.length < 200) understood.set(accept, found)
  return found
}

/** True when the reader already holds these bytes (If-None-Match: weak comparison, RFC 9110, 13.1.2). */
export function holds(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch === etag) return true
  return ifNoneMatch
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === etag || tag === '*')
}
