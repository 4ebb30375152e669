/**
 * Accounts of the demonstration, and what became of posts to them. No network stands behind them: the channels are
 * paused or signed out, so nothing is ever sent, and their addresses lie under `.example`, which nobody can own (RFC 2606).
 */
import { createHash } from 'node:crypto'
import { theHouse } from '../platform/actor.ts'
import { seededRandom } from '../platform/art/random.ts'
import { newId } from '../platform/ids.ts'
import type { House } from '../house.ts'
import { followChannels } from '../house/channels/register/follow-channels.ts'
import type { DeliveryState } from '../house/channels/delivery.ts'
import type { Unit } from '../house/units/index.ts'
import { channelOf, onFediverse, signedOut } from './accounts.ts'
import type { Posts } from './cast.ts'

type Stage = Pick<House, 'audit' | 'database' | 'secrets' | 'fediverse'>

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
/** Where in that list each network begins. */
const newestFate = { bluesky: 0, wordpress: 1, facebook: 3, instagram: 3 }

export async function connectAccounts(
  house: Stage,
  { posts, now, seed }: { posts: Posts; now: Date; seed: string },
): Promise<void> {
  const places = [...new Set([posts.root, posts.region1, posts.district1, posts.region3])]
  const channels = [
    ...places.flatMap((unit) =>
      (['bluesky', 'wordpress'] as const).map((kind) => channelOf(house, unit, kind, now)),
    ),
    ...(['facebook', 'instagram'] as const).map((kind) => channelOf(house, posts.root, kind, now)),
    signedOut(channelOf(house, posts.region5, 'facebook', now), now),
  ]
  const own = await onFediverse(house, posts.root, now)
  const { db } = house.database
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('channels.channel')
      .values([...channels, ...own])
      .execute()
    await trx
      .insertInto('channels.connect_link')
      .values(linksOf(posts, channels, now))
      .execute()
    await followChannels(
      trx,
      [...channels, ...own].map(({ id }) => id),
      { now, by: theHouse.name },
    )
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
          const fate = fates[place + newestFate[channel.kind]] ?? sent
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
              planned_for: fate.state === 'queued' ? daysFrom(now, 2 + place) : null,
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
    await trx
      .insertInto('channels.blackout')
      .values({
        id: newId(),
        unit_id: posts.root.id,
        unit_path: posts.root.path,
        begins: daysFrom(now, 4),
        ends: daysFrom(now, 5),
        reason: 'Masa tenang: hanya pengumuman wajib yang keluar.',
        mandatory_pass: true,
        made_by: 'Peragaan',
        made_at: now,
      })
      .execute()
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

/** At ten in the morning in western Indonesia, so many days later. */
const daysFrom = (now: Date, days: number) =>
  new Date(Math.floor(now.getTime() / 86_400_000 + days) * 86_400_000 + 3 * 3_600_000)

/** One that waits for somebody outside, and one that was used; no letter went out with either. */
function linksOf(posts: Posts, channels: readonly { id: string; unit_id: string }[], now: Date) {
  const day = 86_400_000
  const link = (unit: Unit, kind: string, email: string, label: string, sentDaysAgo: number) => {
    const sentAt = new Date(now.getTime() - sentDaysAgo * day)
    return {
      id: newId(),
      token_hash: createHash('sha256').update(newId()).digest('hex'),
      kind,
      unit_id: unit.id,
      unit_path: unit.path,
      languages: ['id'],
      label,
      email,
      locale: 'id',
      sent_by: theHouse.name,
      sent_at: sentAt,
      expires_at: new Date(sentAt.getTime() + 7 * day),
    }
  }
  const { region1, root } = posts
  const connected = channels.find((channel) => channel.unit_id === region1.id)?.id ?? null
  return [
    {
      ...link(region1, 'bluesky', 'humas.wilayah@satuan.example', region1.name.id, 3),
      used_at: new Date(now.getTime() - 2 * day),
      connected_id: connected,
    },
    link(root, 'mastodon', 'penjaga.akun@satuan.example', root.name.id, 1),
  ]
}
