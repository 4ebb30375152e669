/**
 * Answers kept pages before the web framework sees the request: no routing, no session, no hooks. Whatever is not
 * kept, or is not a plain GET or HEAD, goes the ordinary way.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server } from '../../platform/http.ts'
import { encodingFor, holds, type CachedPage, type Representation } from './cached-page.ts'
import type { CountUse } from '../count-uses.ts'
import type { PageCache } from './page-cache.ts'

export function sendKept(
  page: CachedPage,
  stale: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const encoding = encodingFor(request.headers['accept-encoding'])
  const as = page.as[encoding]
  if (as !== undefined) return send(page, as, stale, request, response)
  page.represent(encoding).then(
    (made) => send(page, made, stale, request, response),
    (error: unknown) => response.destroy(error as Error),
  )
}

function send(
  page: CachedPage,
  as: Representation,
  stale: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (page.status === 200 && holds(request.headers['if-none-match'], as.etag)) {
    response.writeHead(304, as.notModified).end()
    return
  }
  response.writeHead(page.status, stale ? as.stale : as.fresh)
  if (request.method === 'HEAD') response.end()
  else response.end(as.body)
}

/** Whether the asker wants what stands behind a page on the Fediverse: then no kept page answers. */
export const asksForActivity = (accept: string | undefined): boolean =>
  accept !== undefined &&
  (accept.includes('application/activity+json') ||
    (accept.includes('application/ld+json') && accept.includes('activitystreams')))

/** `addressOf` names the kept page that a request asks for, by host name and raw URL. */
export function installFastPath(
  server: Server,
  cache: PageCache,
  addressOf: (host: string | undefined, url: string) => string,
  count: CountUse,
): void {
  let open = true
  server.addHook('preClose', async () => {
    open = false // the framework then tells clients to close their connections
  })
  server.addHook('onReady', async () => {
    const http = server.server
    const ordinary = http.listeners('request') as ((
      request: IncomingMessage,
      response: ServerResponse,
    ) => void)[]
    http.removeAllListeners('request')
    http.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const plain = request.method === 'GET' || request.method === 'HEAD'
      if (open && plain && !asksForActivity(request.headers.accept)) {
        const page = cache.fresh(addressOf(request.headers.host, request.url ?? '/'))
        if (page !== undefined) {
          sendKept(page, false, request, response)
          count(page, request)
          return
        }
      }
      for (const listener of ordinary) listener.call(http, request, response)
    })
  })
}
