/** One stored answer: its bytes in three encodings, with every header written beforehand. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

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
  /** Set when something it shows has changed: served only while the database is away. */
  outdated: boolean
  bytes: number
  as: Readonly<Record<Encoding, Representation>>
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Browsers ask each time and are told 304; a CDN may keep it for 30 s, or until it is told the surrogate key. */
export const publicCaching = 'public, max-age=0, s-maxage=30, stale-while-revalidate=30'

export async function cachedPage(page: Page): Promise<CachedPage> {
  const identity = Buffer.from(page.body)
  const squeezable = /^(text|application\/(json|feed|xml|rss|atom|ld|[a-z.]+\+(json|xml)))|svg/.test(
    page.type,
  )
  const [br, gz] = squeezable
    ? await Promise.all([
        brotli(identity, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: 6,
            [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
            [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
          },
        }),
        zip(identity, { level: 6 }),
      ])
    : [identity, identity]
  const tag = createHash('sha256').update(identity).digest('base64url').slice(0, 22)
  const represent = (encoding: Encoding, body: Buffer): Representation => {
    const coded = squeezable && encoding !== 'identity'
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
  return {
    status: page.status,
    keys: page.keys,
    freshUntil: page.freshUntil ?? Infinity,
    outdated: false,
    bytes: identity.length + (squeezable ? br.length + gz.length : 0) + page.keys.length * 120 + 2_000,
    as: { identity: represent('identity', identity), br: represent('br', br), gzip: represent('gzip', gz) },
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
