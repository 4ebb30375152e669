/**
 * Accounts of the demonstration, and what became of posts to them. No network stands behind them: the channels are
 * paused, so nothing is ever sent, and their addresses lie under `.example`, which nobody can own (RFC 2606).
 */
import { createHash } from 'node:crypto'
import { theHouse } from '../platform/actor.ts'
import { seededRandom } from '../platform/art/random.ts'
import { newId } from '../platform/ids.ts'
import { slugify } from '../platform/text/slugify.ts'
import type { House } from '../house.ts'
import { accountAddress } from '../house/channels/account-address.ts'
import { defaultSettings } from '../house/channels/adapter.ts'
import { sealCredentials } from '../house/channels/channel.ts'
import type { DeliveryState } from '../house/channels/delivery.ts'
import type { Unit } from '../house/units/index.ts'
import type { Posts } from './cast.ts'

type Stage = Pick<House, 'audit' | 'database' | 'secrets'>

interface Fate {
  state: DeliveryState
  why?: string
  /** How its one call to the network ended; none where it was never made. */
  outcome?: string
  lasting?: boolean
}

/** The newest first; whatever is older has been sent. */
const fates: Fate[] = [
  { state: 'queued', why: 'channel_paused' },
  { state: 'sent', outcome: 'sent' },
  { state: 'throttled', why: 'rate_limited', outcome: 'throttled' },
  { state: 'sent', outcome: 'sent' },
  { state: 'rejected', why: 'post_too_long', lasting: true },
  { state: 'unknown', why: 'too_slow', outcome: 'unknown' },
]
const sent: Fate = { state: 'sent', outcome: 'sent' }

export async function connectAccounts(
  house: Stage,
  { posts, now, seed }: { posts: Posts; now: Date; seed: string },
): Promise<void> {
  const places = [...new Set([posts.root, posts.region1, posts.district1, posts.region3])]
  const channels = places.flatMap((unit) =>
    (['bluesky', 'wordpress'] as const).map((kind) => channelOf(house, unit, kind, now)),
  )
  const { db } = house.database
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('channels.channel').values(channels).execute()
    const publications = await trx
      .selectFrom('newsroom.publication')
      .select([
        'edition_id',
        'story_id',
        'unit_id',
        'locale',
        'ref',
        'slug',
        'version_hash',
        'public_timestamp',
      ])
      .where('state', '=', 'published')
      .where('locale', '=', 'id')
      .where(
        'unit_id',
        'in',
        places.map((unit) => unit.id),
      )
      .orderBy('public_timestamp', 'desc')
      .orderBy('edition_id')
      .execute()
    const random = seededRandom(`${seed}/accounts`)
    const rows = channels.flatMap((channel) =>
      publications
        .filter((one) => one.unit_id === channel.unit_id)
        .slice(0, 12)
        .map((publication, place) => {
          const fate = fates[place + (channel.kind === 'wordpress' ? 1 : 0)] ?? sent
          const id = newId()
          const at = new Date(publication.public_timestamp.getTime() + random.whole(2_000, 8_000))
          const delivered = fate.state === 'sent'
          return {
            delivery: {
              id,
              channel_id: channel.id,
              story_id: publication.story_id,
              edition_id: publication.edition_id,
              locale: publication.locale,
              ref: publication.ref,
              purpose: 'post',
              version_hash: publication.version_hash,
              state: fate.state,
              why: fate.why ?? null,
              lasting: fate.lasting ?? false,
              external_key: id,
              external_id: delivered ? id : null,
              external_url: delivered ? `${channel.url}/${publication.slug}` : null,
              attempts: fate.outcome === undefined ? 0 : 1,
              due_since: publication.public_timestamp,
              created_at: publication.public_timestamp,
              changed_at: at,
              sent_at: delivered ? at : null,
            },
            attempt:
              fate.outcome === undefined
                ? undefined
                : {
                    id: newId(),
                    delivery_id: id,
                    operation: 'publish',
                    request_digest: createHash('sha256').update(id).digest('hex'),
                    started_at: new Date(at.getTime() - 900),
                    ended_at: at,
                    outcome: fate.outcome,
                  },
          }
        }),
    )
    const attempts = rows.flatMap((row) => row.attempt ?? [])
    if (rows.length > 0)
      await trx
        .insertInto('channels.delivery')
        .values(rows.map((row) => row.delivery))
        .execute()
    if (attempts.length > 0) await trx.insertInto('channels.attempt').values(attempts).execute()
    await house.audit.record(trx, {
      actor: theHouse,
      act: 'channel.connect',
      unitId: posts.root.id,
      objectKind: 'channel',
      objectId: channels[0]?.id ?? '',
      details: { demonstration: true, channels: channels.length, deliveries: rows.length },
    })
  })
}

function channelOf(house: Stage, unit: Unit, kind: 'bluesky' | 'wordpress', now: Date) {
  const id = newId()
  const name = slugify(unit.name.id)
  const server = kind === 'bluesky' ? 'https://sosial.pendopo.example' : `https://${name}.pendopo.example`
  const url = kind === 'bluesky' ? `${server}/profile/${name}.pendopo.example` : server
  return {
    id,
    unit_id: unit.id,
    unit_path: unit.path,
    kind,
    server,
    url,
    handle: kind === 'bluesky' ? `${name}.pendopo.example` : 'humas',
    external_id: kind === 'bluesky' ? `did:example:${name}` : '1',
    label: `${unit.name.id} (peragaan)`,
    languages: ['id'],
    state: 'paused',
    credentials: sealCredentials(house, id, {}),
    settings: JSON.stringify(defaultSettings),
    address: accountAddress(url) ?? url,
    last_success_at: now,
    created_at: new Date(now.getTime() - 40 * 86_400_000),
  }
}
