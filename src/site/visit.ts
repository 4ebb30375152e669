/** From a request to a page: what may be asked, under which address the answer is kept, and how it is sent. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ReactNode } from 'react'
import type { PublicReading } from '../house/newsroom/index.ts'
import type { Unit } from '../house/units/index.ts'
import type { Locale } from '../platform/messages.ts'
import { inLocale, withQuery } from './addresses.ts'
import { encodingFor, holds, type Page } from './cache/cached-page.ts'
import type { Answer, PageCache } from './cache/page-cache.ts'
import { renderDocument, type Head } from './layout/document.tsx'
import { nextMidnight } from './moments.ts'
import type { CountsAs, CountUse } from './count-uses.ts'
import type { OfficialAccounts } from './official-accounts.ts'
import { pageHeaders } from './security-headers.ts'
import { createView, type SiteBase, type View } from './view.ts'

export interface SiteParts {
  base: SiteBase
  reading: PublicReading
  accounts: OfficialAccounts
  cache: PageCache
  count: CountUse
}

export interface Visit {
  view: View
  params: Readonly<Record<string, string>>
  query: Readonly<Record<string, string>>
}

export interface SiteRoute {
  /** Path without the language, in the router's notation. */
  url: string
  /** Names of query parameters that count, with their greatest length; whatever else is sent is ignored. */
  query?: Readonly<Record<string, number>>
  /** The route has no English twin: files that speak for the whole house. */
  single?: boolean
  /** For one reader alone: nobody else may join the rendering, and no kept copy may answer. */
  private?: boolean
  render(visit: Visit): Promise<Page>
}

const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const

/** "Today" ends in one of the zones: pages that say 14.02 must then say 23 November. */
export const freshUntil = (now: Date): number =>
  Math.min(...zones.map((zone) => nextMidnight(now, zone).getTime()))

export function htmlPage(
  view: View,
  page: {
    head: Head
    current?: string | undefined
    body: ReactNode
    keys: readonly string[]
    status?: number
    keep?: boolean
    headers?: Record<string, string>
    counts?: CountsAs
  },
): Page {
  const { head, current, body, keys, status = 200, keep = true, headers = {}, counts } = page
  return {
    status,
    type: 'text/html; charset=utf-8',
    body: renderDocument(view, head, current, body),
    keys,
    keep,
    freshUntil: freshUntil(view.now),
    headers: { ...pageHeaders, ...headers },
    ...(counts === undefined ? {} : { counts }),
  }
}

export const moved = (to: string, status: 301 | 302 = 301): Page => ({
  status,
  type: 'text/plain; charset=utf-8',
  body: '',
  keys: [],
  keep: false,
  headers: { location: to },
})

/** The unit whose own host name was asked for; none on the house's own. */
export const unitOfHost = (base: SiteBase, host: string | undefined): Unit | undefined =>
  host === undefined ? undefined : base.units.byHost(host)

/** Kept pages of different hosts lie apart; a host name nobody owns is the house's. */
export function keptUnder(base: SiteBase, host: string | undefined, pathAndQuery: string): string {
  const unit = unitOfHost(base, host)
  return unit === undefined ? pathAndQuery : `//${unit.host}${pathAndQuery}`
}

export function visitOf(
  base: SiteBase,
  request: FastifyRequest,
  locale: Locale,
  allowed: Readonly<Record<string, number>> = {},
): { visit: Visit; address: string } {
  const given = request.query as Record<string, string | string[] | undefined>
  const query: Record<string, string> = {}
  for (const [name, longest] of Object.entries(allowed)) {
    const value = [given[name]].flat()[0]?.trim().slice(0, longest)
    if (value !== undefined && value !== '') query[name] = value
  }
  const url = request.url.replace(/[?#].*$/, '')
  // Two slashes at its beginning would make another site of it, where a link is made of it.
  const path =
    (locale === 'en' ? url.replace(/^\/en(?=\/|$)/, '') : url)
      .replace(/(?<=.)\/+$/, '')
      .replace(/^\/{2,}/, '/') || '/'
  const unit = unitOfHost(base, request.headers.host)
  const view = createView(base, {
    locale,
    unit: unit ?? base.units.root(),
    ownHost: unit !== undefined,
    path: withQuery(path, query),
  })
  return {
    visit: { view, params: request.params as Record<string, string>, query },
    address: keptUnder(base, request.headers.host, withQuery(inLocale(locale, path), query)),
  }
}

export async function send(
  { page, stale }: Answer,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const as = await page.represent(encodingFor(request.headers['accept-encoding']))
  const held = page.status === 200 && holds(request.headers['if-none-match'], as.etag)
  const list = held ? as.notModified : stale ? as.stale : as.fresh
  for (let at = 0; at + 1 < list.length; at += 2) void reply.header(list[at] ?? '', list[at + 1])
  return held ? reply.code(304).send() : reply.code(page.status).send(as.body)
}
