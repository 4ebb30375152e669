/**
 * Where networks push what happens: `/webhook/<network>/…`. Whoever knocks proves that they are the network, what they
 * bring is put down once, and the work is done later. Sources: core.telegram.org/bots/api#setwebhook,
 * developers.facebook.com/docs/graph-api/webhooks.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyPluginCallback, FastifyRequest } from 'fastify'
import { HouseError, notFound } from '../../../platform/errors.ts'
import { fingerprint, type Secrets } from '../../../platform/secrets.ts'
import type { PushDoor } from '../adapter-reading.ts'
import type { ChannelsDeps } from '../deps.ts'
import { pushedAccounts } from './pushed-accounts.ts'

interface Deps extends Pick<ChannelsDeps, 'db' | 'clock' | 'jobs' | 'secrets'> {
  config: { url: string; meta: { appSecrets: readonly string[]; verifyToken: string } | undefined }
}

const biggest = 256 * 1024

/** Of a name that the network knows; its secret is drawn from the house's, and stored nowhere. */
export const pushDoor = (
  { config, secrets }: { config: { url: string }; secrets: Secrets },
  network: string,
  name: string,
): PushDoor => ({
  url: `${config.url}/webhook/${network}/${encodeURIComponent(name)}`,
  secret: secrets.key(`push:${network}:${name}`),
})

export const pushDoors =
  (deps: Deps): FastifyPluginCallback =>
  (site, _options, done) => {
    const { meta } = deps.config
    const open = { config: { act: 'public' }, schema: { hide: true }, bodyLimit: biggest }
    // A signature is of the very bytes that came.
    site.removeAllContentTypeParsers()
    site.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body))

    site.post<{ Params: { bot: string } }>('/webhook/telegram/:bot', open, async (request) => {
      const { secret } = pushDoor(deps, 'telegram', request.params.bot)
      if (!same(headerOf(request, 'x-telegram-bot-api-secret-token'), secret)) throw refused()
      await putDown(deps, 'telegram', bytesOf(request))
      return {}
    })

    site.get<{ Querystring: Record<string, unknown> }>('/webhook/meta', open, async (request, reply) => {
      if (meta === undefined) throw notFound('page')
      const { 'hub.verify_token': token, 'hub.challenge': challenge } = request.query
      if (!same(String(token), meta.verifyToken) || !/^[\w-]{1,200}$/.test(String(challenge))) throw refused()
      return reply.type('text/plain').header('x-content-type-options', 'nosniff').send(String(challenge))
    })

    site.post('/webhook/meta', open, async (request) => {
      if (meta === undefined) throw notFound('page')
      const bytes = bytesOf(request)
      const signed = headerOf(request, 'x-hub-signature-256')
      const good = meta.appSecrets.some((secret) =>
        same(signed, `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`),
      )
      if (!good) throw refused()
      await putDown(deps, 'meta', bytes)
      return {}
    })
    done()
  }

/** The same event is one, however often it is brought. */
async function putDown({ db, clock, jobs }: Deps, network: string, bytes: Buffer): Promise<void> {
  let body: unknown
  try {
    body = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new HouseError('invalid_request', 422)
  }
  const digest = fingerprint(bytes)
  // Of Meta's news the house keeps only whose they are: it goes and looks itself.
  const kept = network === 'meta' ? { accounts: pushedAccounts(body) } : body
  await db.transaction().execute(async (trx) => {
    const first = await trx
      .insertInto('channels.pushed')
      .values({ network, digest, received_at: clock.now(), body: JSON.stringify(kept) })
      .onConflict((clash) => clash.doNothing())
      .returning('digest')
      .executeTakeFirst()
    if (first !== undefined) await jobs.enqueue(trx, 'take-push', { network, digest })
  })
}

const refused = () => new HouseError('unauthorised', 401)
const bytesOf = ({ body }: FastifyRequest): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0))
const headerOf = ({ headers }: FastifyRequest, name: string): string => String(headers[name] ?? '')

/** In the same time, wherever they differ and however long they are. */
const same = (given: string, wanted: string): boolean =>
  timingSafeEqual(createHash('sha256').update(given).digest(), createHash('sha256').update(wanted).digest())
