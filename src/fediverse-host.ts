/**
 * The house's doors to the Fediverse, beside the public site: WebFinger, NodeInfo, actors, their notes and inboxes. Who
 * asks for a page of the site as ActivityPub is led to what stands behind it; people who come here, to the page.
 */
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import type { Fediverse } from './house/channels/index.ts'
import type { Units } from './house/units/index.ts'
import { drawCloth, motifNames } from './platform/art/draw-cloth.ts'
import { paletteNames } from './platform/art/palettes.ts'
import { seededRandom } from './platform/art/random.ts'
import { toPicture } from './platform/art/to-picture.ts'
import type { Config } from './platform/config.ts'
import { notFound } from './platform/errors.ts'
import type { Server } from './platform/http.ts'
import type { Storage } from './platform/storage.ts'
import { refOf } from './site/addresses.ts'
import { asksForActivity } from './site/cache/fast-path.ts'

interface Hosted {
  config: Pick<Config, 'url'>
  fediverse: Fediverse
  units: Pick<Units, 'byCode' | 'byHost' | 'bySitePath' | 'root'>
  storage: Pick<Storage, 'derived'>
}

/** Messages are a few kilobytes; nobody's needs more. */
const longestMessage = 256 * 1024
const open = { config: { act: 'public' }, schema: { hide: true } }

export function mountFediverse(server: Server, hosted: Hosted): void {
  const { config, fediverse, units } = hosted
  server.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' || !asksForActivity(request.headers.accept)) return undefined
    const path = await behindPage(hosted, request)
    if (path === undefined) return undefined
    return reply
      .header('cache-control', 'no-store')
      .header('vary', 'accept')
      .redirect(config.url + path, 302)
  })

  const doors: FastifyPluginCallback = (scope, _options, done) => {
    // As it came: signatures are made over bytes.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: longestMessage }, (_, body, parsed) =>
      parsed(null, body),
    )
    const answer = async (request: FastifyRequest, reply: FastifyReply) =>
      pass(await fediverse.answer(asRequest(config.url, request), request.ip), reply)

    scope.get('/.well-known/webfinger', open, async (request, reply) => {
      const resource = await houseResource(hosted, request)
      return pass(await fediverse.answer(asRequest(config.url, request, { resource }), request.ip), reply)
    })
    scope.get('/.well-known/nodeinfo', open, answer)
    scope.get('/nodeinfo/2.1', open, answer)
    scope.get<{ Params: { file: string } }>('/fediverse/ikon/:file', open, async (request, reply) => {
      const unit = units.byCode(request.params.file.replace(/\.jpg$/, ''))
      if (unit?.state !== 'open') throw notFound('picture')
      return reply
        .type('image/jpeg')
        .header('cache-control', 'public, max-age=86400')
        .send(await icon(hosted, unit.code))
    })
    scope.get('/fediverse/*', open, async (request, reply) => {
      const page = asksForActivity(request.headers.accept)
        ? undefined
        : await fediverse.pageOf(request.url.replace(/[?#].*$/, ''))
      if (page !== undefined) return reply.redirect(page, 302)
      // What has no page is shown to everybody as it is, or as gone.
      request.headers.accept = 'application/activity+json'
      return answer(request, reply)
    })
    scope.post('/fediverse/*', { ...open, bodyLimit: longestMessage }, answer)
    done()
  }
  void server.register(doors)
}

/** What a page of the site is there; undefined for pages that are nothing there. */
async function behindPage(
  { fediverse, units }: Hosted,
  request: FastifyRequest,
): Promise<string | undefined> {
  const path = request.url.replace(/[?#].*$/, '')
  const [, english, story] = /^(\/en)?\/berita\/([^/]+)\/?$/.exec(path) ?? []
  const ref = story === undefined ? undefined : refOf(story)
  if (ref !== undefined) return fediverse.notePathOf({ ref, locale: english === undefined ? 'id' : 'en' })
  const place = /^(?:\/en)?\/satuan\/(.+?)\/?$/.exec(path)?.[1]
  const found = place === undefined ? undefined : units.bySitePath(place)
  if (found !== undefined) return 'unit' in found ? fediverse.actorPathOf(found.unit.id) : undefined
  if (!/^\/(en\/?)?$/.test(path)) return undefined
  return fediverse.actorPathOf((units.byHost(request.headers.host ?? '') ?? units.root()).id)
}

/**
 * Under a unit's own host name its actor is found by any name, and known by the house's: host names come and go, and an
 * actor's address may not.
 */
async function houseResource(
  { config, fediverse, units }: Hosted,
  request: FastifyRequest,
): Promise<string | undefined> {
  const { resource } = request.query as { resource?: string | string[] }
  const asked = [resource].flat()[0]
  const host = /^acct:[^@]+@([^@]+)$/.exec(asked ?? '')?.[1]
  const unit = host === undefined ? undefined : units.byHost(host)
  const name = unit === undefined ? undefined : await fediverse.nameOf(unit.id)
  return name === undefined ? asked : `acct:${name}@${new URL(config.url).host}`
}

function asRequest(
  houseUrl: string,
  request: FastifyRequest,
  query?: { resource: string | undefined },
): Request {
  const url = new URL(request.url, houseUrl)
  if (query?.resource !== undefined) url.searchParams.set('resource', query.resource)
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    for (const one of [value ?? []].flat()) headers.append(name, one)
  const body = request.method === 'POST' ? ((request.body as Buffer | undefined) ?? Buffer.alloc(0)) : null
  return new Request(url, {
    method: request.method,
    headers,
    body: body === null ? null : new Uint8Array(body),
  })
}

async function pass(response: Response, reply: FastifyReply): Promise<FastifyReply> {
  for (const [name, value] of response.headers) void reply.header(name, value)
  // Whatever stands here may be taken back at any moment.
  void reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff')
  return reply.code(response.status).send(Buffer.from(await response.arrayBuffer()))
}

/** A square of the unit's own cloth. */
const icon = ({ storage }: Hosted, code: string): Promise<Uint8Array> =>
  storage.derived(`fediverse-icon/1/${code}`, () => {
    const seed = `icon/${code}`
    const random = seededRandom(seed)
    const size = { width: 400, height: 400 }
    const cloth = drawCloth({
      seed,
      motif: random.pick(motifNames),
      palette: random.pick(paletteNames),
      composition: 'whole',
      ...size,
    })
    return toPicture(cloth, size, seed)
  })
