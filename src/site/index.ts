/** Mounts the public site: pages, feeds, files for machines, and the cache before them all. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Bank } from '../house/bank/index.ts'
import type { Channels } from '../house/channels/index.ts'
import type { Hub } from '../house/hub/index.ts'
import type { Newsroom } from '../house/newsroom/index.ts'
import type { Units } from '../house/units/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { HouseError, notFound } from '../platform/errors.ts'
import type { Events } from '../platform/events.ts'
import { answerFault, isDatabaseAway, type Server } from '../platform/http.ts'
import type { Storage } from '../platform/storage.ts'
import type { Log } from '../platform/log.ts'
import { locales, type Locale } from '../platform/messages.ts'
import { inLocale } from './addresses.ts'
import { loadAssets } from './assets/load-assets.ts'
import { assetRoutes, pushWorkerRoute } from './assets/serve-assets.ts'
import { cachedPage } from './cache/cached-page.ts'
import { installFastPath } from './cache/fast-path.ts'
import { createPageCache, type PageCache } from './cache/page-cache.ts'
import { countUses } from './count-uses.ts'
import type { OfficialAccounts } from './official-accounts.ts'
import type { FaultKind } from './pages/notices.tsx'
import { faultPage } from './routes/faults.tsx'
import { accountRoutes } from './routes/accounts.tsx'
import { cardRoutes } from './routes/cards.ts'
import { connectingDoors } from './routes/connecting.tsx'
import { feedRoutes } from './routes/feeds.ts'
import { frontRoutes } from './routes/front.tsx'
import { impostorDoors } from './routes/impostor-doors.tsx'
import { listRoutes } from './routes/lists.tsx'
import { mediaAlerts } from './routes/media-alerts.tsx'
import { readForms } from './routes/media-asked.ts'
import { mediaCorrections } from './routes/media-corrections.tsx'
import { mediaDoors } from './routes/media-doors.tsx'
import { mediaKit } from './routes/media-kit.tsx'
import { mediaOwn } from './routes/media-own.tsx'
import { followReleases, releaseRoutes } from './routes/media-releases.tsx'
import { followAgenda, mediaRoutes } from './routes/media.tsx'
import { personalFeeds } from './routes/personal-feeds.ts'
import { previewRoutes } from './routes/preview.tsx'
import { registerFiles } from './routes/register-files.ts'
import { searchRoutes } from './routes/search.tsx'
import { sharedRoutes } from './routes/shared.tsx'
import { sitemapRoutes } from './routes/sitemaps.ts'
import { storyUseRoutes } from './routes/story-uses.ts'
import { storyRoutes } from './routes/story.tsx'
import { trustRoutes } from './routes/trust.tsx'
import { unitRoutes } from './routes/unit.tsx'
import { wellKnownRoutes } from './routes/well-known.ts'
import { followEvents } from './surrogate-keys.ts'
import { keptUnder, send, visitOf, type SiteParts, type SiteRoute } from './visit.ts'

export { pingHub } from './websub.ts'

/** What the site needs of the house. */
export interface SiteHouse {
  config: Pick<Config, 'url' | 'mode' | 'websubHub'>
  clock: Clock
  log: Log
  events: Events
  units: Units
  newsroom: Pick<Newsroom, 'public' | 'previewByToken'>
  bank: Pick<Bank, 'collections'>
  channels: Pick<Channels, 'connecting'>
  register: { public: OfficialAccounts }
  storage: Storage
  hub: Pick<Hub, 'agenda' | 'press' | 'tally' | 'releasing'>
  /** Name of the cookie by which staff are known. */
  staffCookie: string
}

export interface MountedSite {
  cache: PageCache
}

/** Call once while the house is wired, before the server listens. */
export async function mountSite(server: Server, house: SiteHouse): Promise<MountedSite> {
  const { config, clock, units, events, newsroom, storage } = house
  const assets = await loadAssets(units.pack.brand)
  const base = { config, clock, units, pack: units.pack, assets }
  const cache = createPageCache({ clock })
  const count = countUses(house.hub, house.staffCookie)
  const parts: SiteParts = { base, reading: newsroom.public, accounts: house.register.public, cache, count }
  followEvents(cache, { events, units })
  followAgenda(cache, events)
  followReleases(cache, events)

  const routes = [
    ...frontRoutes(parts),
    ...unitRoutes(parts),
    ...storyRoutes(parts),
    ...storyUseRoutes(parts),
    ...listRoutes(parts),
    ...searchRoutes(parts),
    ...trustRoutes(parts),
    ...registerFiles(parts),
    ...accountRoutes(parts),
    ...feedRoutes(parts),
    ...sitemapRoutes(parts, house.hub),
    ...mediaRoutes(parts, house.hub),
    ...releaseRoutes(house.hub),
    ...cardRoutes(parts, storage),
    ...previewRoutes(newsroom),
    ...sharedRoutes(house.bank),
    ...wellKnownRoutes(),
  ]
  void server.register(async (plain) => {
    const site = plain as unknown as Server
    site.setErrorHandler((error, request, reply) => answerWithPage(parts, error as Error, request, reply))
    for (const route of routes)
      for (const locale of route.single === true ? (['id'] as const) : locales)
        mountRoute(site, parts, route, locale)
    assetRoutes(site, assets)
    pushWorkerRoute(site, assets)
    await site.register(async (scope) => {
      const doors = scope as unknown as Server
      await readForms(doors)
      connectingDoors(doors, base, house.channels.connecting)
      mediaDoors(doors, base, house.hub)
      mediaOwn(doors, base, house.hub)
      mediaAlerts(doors, base, house.hub)
      mediaCorrections(doors, base, house.hub)
      personalFeeds(doors, base, house.hub)
      impostorDoors(doors, base, { report: house.register.public.report, storage })
      mediaKit(doors, base, { hub: house.hub, storage })
    })
  })
  server.setNotFoundHandler((request, reply) =>
    request.url.startsWith('/api/')
      ? answerFault(notFound('route'), request, reply)
      : answerWithPage(parts, notFound('page'), request, reply),
  )
  installFastPath(server, cache, (host, url) => keptUnder(base, host, url), count)
  return { cache }
}

function mountRoute(site: Server, parts: SiteParts, route: SiteRoute, locale: Locale): void {
  site.get(inLocale(locale, route.url), { config: { act: 'public' } }, async (request, reply) => {
    const { visit, address } = visitOf(parts.base, request, locale, route.query)
    const answer =
      route.private === true
        ? { page: cachedPage(await route.render(visit)), stale: false }
        : await parts.cache.answer(address, () => route.render(visit))
    parts.count(answer.page, request.raw)
    return send(answer, request, reply)
  })
}

async function answerWithPage(
  parts: SiteParts,
  error: Error,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { kind, status } = kindOf(error)
  if (status >= 500) request.log.error({ err: error, requestId: request.id }, 'a page could not be shown')
  const locale: Locale = /^\/en(\/|$|\?)/.test(request.url) ? 'en' : 'id'
  const { visit } = visitOf(parts.base, request, locale)
  const page = faultPage(visit.view, kind, status, request.id, status === 503 ? { 'retry-after': '10' } : {})
  return send({ page: cachedPage(page), stale: false }, request, reply)
}

function kindOf(error: Error): { kind: FaultKind; status: number } {
  if (isDatabaseAway(error)) return { kind: 'unavailable', status: 503 }
  const status =
    error instanceof HouseError ? error.status : 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 404) return { kind: 'not_found', status }
  if (status === 410) return { kind: 'gone', status }
  if (status === 503) return { kind: 'unavailable', status }
  if (status >= 400 && status < 500) return { kind: 'invalid', status }
  return { kind: 'internal', status: 500 }
}
