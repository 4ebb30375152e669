import type { FastifyRequest } from 'fastify'
import { HouseError } from '../platform/errors.ts'
import type { Config } from '../platform/config.ts'
import type { Server } from '../platform/http.ts'
import { isAct, type Act, type Identity } from '../house/identity/index.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Asks for the actor's permission. @throws unauthorised (401) or forbidden (403). */
    authorise(act: Act, unitId: string): Promise<void>
  }
}

const unauthorised = () => new HouseError('unauthorised', 401)
const safe = new Set(['GET', 'HEAD', 'OPTIONS'])
const isOpen = (act: string) => act === 'public' || act === 'signed-in'

/** A route below /api that says nobody's act, or one the policy does not know, keeps the house from opening. */
export function refuseUndeclared(server: Server): void {
  server.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/api/')) return
    const act = route.config?.act
    if (act === undefined || !(isOpen(act) || isAct(act)))
      throw new Error(
        `${[route.method].flat().join(',')} ${route.url} declares ${act === undefined ? 'no act' : `the unknown act "${act}"`}: ` +
          "give it config.act, one of identity/policy.ts, 'public' or 'signed-in'.",
      )
  })
}

/** Who asks, from where, and whether the handler remembered to ask what its route declares. */
export function guardApi(
  api: Server,
  { config, identity }: { config: Pick<Config, 'url'>; identity: Identity },
): void {
  const origin = new URL(config.url).origin

  api.decorateRequest('authorise', async function authorise(this: FastifyRequest, act: Act, unitId: string) {
    if (this.actor === undefined) throw unauthorised()
    await identity.authorise(this.actor, act, unitId)
  })

  api.addHook('onRequest', async (request) => {
    const act = request.routeOptions.config.act
    refuseForeign(request, origin)
    request.actor = await identity.actorOf(request.headers)
    const keyRefused = request.headers.authorization !== undefined && request.actor === undefined
    if (keyRefused || (act !== 'public' && request.actor === undefined)) throw unauthorised()
  })

  const forgot = (request: FastifyRequest, status: number): boolean => {
    const act = request.routeOptions.config.act
    if (act === undefined || isOpen(act) || status >= 400) return false
    request.asked ||= request.actor !== undefined && identity.wasAsked(request.actor, act)
    return !request.asked
  }

  api.addHook('onSend', async (request, reply, payload) => {
    void reply.header('x-content-type-options', 'nosniff')
    if (!reply.hasHeader('content-security-policy'))
      void reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store')
    if (!forgot(request, reply.statusCode)) return payload
    request.log.error(
      { act: request.routeOptions.config.act, url: request.routeOptions.url, requestId: request.id },
      'a route answered without asking for the act it declares',
    )
    if (typeof payload === 'object' && payload !== null && 'destroy' in payload)
      (payload as { destroy(): void }).destroy()
    void reply.removeHeader('content-length').code(500).type('application/problem+json')
    return JSON.stringify({
      type: 'urn:pendopo:fault:internal',
      status: 500,
      code: 'internal',
      title: 'Internal error',
      requestId: request.id,
    })
  })

  // A hijacked answer (a raw stream) passes no onSend; it can only be told of.
  api.addHook('onResponse', async (request, reply) => {
    if (forgot(request, reply.statusCode))
      request.log.error({ url: request.routeOptions.url }, 'a raw answer was sent without asking for its act')
  })
}

/**
 * Browsers say where a request comes from: Sec-Fetch-Site where the connection is trusted, Origin elsewhere. Keys are
 * not sent by browsers on their own, so requests with one need no such proof.
 */
function refuseForeign(request: FastifyRequest, origin: string): void {
  if (safe.has(request.method) || request.headers.authorization !== undefined) return
  const site = request.headers['sec-fetch-site']
  const from = request.headers.origin
  const own =
    site === undefined
      ? from === origin || (from === undefined && request.headers.cookie === undefined)
      : site === 'same-origin' || site === 'none'
  if (!own) throw new HouseError('foreign_origin', 403)
}
