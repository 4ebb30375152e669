import type { Server } from '../../platform/http.ts'
import { encodingFor } from '../cache/cached-page.ts'
import type { SiteAssets } from './load-assets.ts'

/** Hashed names never change their bytes, so browsers keep them for a year without asking. */
export function assetRoutes(server: Server, assets: SiteAssets): void {
  server.get<{ Params: { file: string } }>(
    '/assets/:file',
    { config: { act: 'public' } },
    async (request, reply) => {
      const asset = assets.files.get(request.params.file)
      if (asset === undefined)
        return reply.code(404).header('cache-control', 'no-store').type('text/plain').send('')
      const encoding = encodingFor(request.headers['accept-encoding'])
      const coded = encoding === 'identity' ? undefined : asset[encoding]
      if (coded !== undefined) void reply.header('content-encoding', encoding)
      return reply
        .type(asset.type)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('vary', 'accept-encoding')
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
        .header('cross-origin-resource-policy', 'same-origin')
        .send(coded ?? asset.body)
    },
  )
  // Browsers that know no SVG icon ask for this one.
  server.get('/favicon.ico', { config: { act: 'public' } }, async (_request, reply) =>
    reply.redirect(assets.url('icon.svg'), 302),
  )
}

/**
 * The service worker that shows messages of the media hub. It has one address for ever, below which it works; browsers
 * ask for it again by themselves.
 */
export function pushWorkerRoute(server: Server, assets: SiteAssets): void {
  const worker = assets.files.get(assets.url('push-worker.js').split('/').at(-1) ?? '')
  server.get('/media/pesan.js', { config: { act: 'public' } }, async (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('x-content-type-options', 'nosniff')
      // It tells the house a new address of this browser, and asks nothing of anybody else.
      .header('content-security-policy', "default-src 'none'; connect-src 'self'")
      .send(worker?.body),
  )
}
