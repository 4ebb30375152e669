/**
 * What was read back of the demonstration's accounts: posts of the house and of other hands, figures as series, and how
 * each account is connected.
 */
import { seededRandom, type Random } from '../platform/art/random.ts'
import type { HouseTransaction } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import type { House } from '../house.ts'
import type { Figures } from '../house/channels/adapter-reading.ts'
import type { Cast, Post, Posts } from './cast.ts'
import { hearAccounts } from './hear-accounts.ts'
import { foreignPosts, habits } from './words-on-accounts.ts'

const hour = 3_600_000
const day = 24 * hour

/** Which figures each network tells; the others are null, which is not nought. */
const told: Record<string, readonly (keyof Figures)[]> = {
  bluesky: ['reactions', 'comments', 'shares'],
  wordpress: ['comments'],
  facebook: ['views', 'reach', 'reactions', 'comments', 'shares'],
  instagram: ['views', 'reach', 'reactions', 'comments', 'shares'],
}
const perView = { views: 1, reach: 0.8, reactions: 0.04, comments: 0.006, shares: 0.01 }
/** Hours after a post at which its figures were seen to have moved. */
const looks = [1, 3, 8, 24, 72, 168]

export interface Account {
  id: string
  unit_id: string
  kind: string
  url: string
  state: string
}
interface Standing {
  id: string
  channel: Account
  externalId: string
  at: Date
  row: Record<string, unknown>
}

export async function readAccounts(
  { database: { db } }: Pick<House, 'database'>,
  { posts, cast, now, seed }: { posts: Posts; cast: Cast; now: Date; seed: string },
): Promise<void> {
  const random = seededRandom(`${seed}/read-back`)
  const ago = (hours: number) => new Date(now.getTime() - hours * hour)
  await db.transaction().execute(async (trx) => {
    const accounts: Account[] = await trx
      .selectFrom('channels.channel')
      .select(['id', 'unit_id', 'kind', 'url', 'state'])
      .where('kind', 'in', Object.keys(told))
      .execute()
    const accountAt = (place: string): Account | undefined => {
      const [post, kind] = place.split('/') as [Post, string]
      return accounts.find((one) => one.unit_id === posts[post].id && one.kind === kind)
    }
    const standing = [
      ...(await ofTheHouse(trx, accounts)),
      ...foreign(accountAt, ago),
      ...before(accountAt('root/facebook'), { now, random }),
    ]
    const measured = standing.map((one) => ({ ...one, ...measure(one, { now, random }) }))
    await trx
      .insertInto('channels.post')
      .values(
        measured.map(({ id, channel, externalId, at, row, last }) => ({
          id,
          channel_id: channel.id,
          external_id: externalId,
          posted_at: at,
          first_seen_at: at,
          text_at: at,
          url: `${channel.url}/${externalId}`,
          kind: 'post',
          text: '',
          ...row,
          ...last,
          measured_at: ago(0.4),
        })),
      )
      .execute()
    await trx
      .insertInto('channels.figure')
      .values(measured.flatMap(({ series }) => series))
      .execute()
    await noteHealth(trx, { accounts, standing, now, random })
    await hearAccounts(trx, { accountAt, cast, posts, ago })
    // One unit below, whose account nobody is signed in to, has been silent for longer.
    await trx
      .insertInto('channels.expectation')
      .values({
        unit_id: posts.root.id,
        unit_path: posts.root.path,
        every_days: 7,
        set_by_id: cast.nadia.id,
        set_at: ago(30 * 24),
      })
      .execute()
  })
}

const standingAt = (
  channel: Account,
  at: Date,
  row: Record<string, unknown>,
  externalId?: string,
): Standing => {
  const id = newId()
  return { id, channel, externalId: externalId ?? id, at, row }
}

/** What deliveries made, in the words of the stories. */
async function ofTheHouse(trx: HouseTransaction, accounts: readonly Account[]): Promise<Standing[]> {
  const sent = await trx
    .selectFrom('channels.delivery as d')
    .innerJoin('newsroom.publication as p', 'p.edition_id', 'd.edition_id')
    .select([
      'd.id',
      'd.channel_id',
      'd.external_id',
      'd.external_url',
      'd.sent_at',
      'p.headline',
      'p.summary',
    ])
    .where('d.state', '=', 'sent')
    .execute()
  return sent.flatMap((one) => {
    const channel = accounts.find(({ id }) => id === one.channel_id)
    if (channel === undefined || one.external_id === null || one.sent_at === null) return []
    const row = {
      url: one.external_url,
      kind: { wordpress: 'article', instagram: 'picture' }[channel.kind] ?? 'post',
      text: `${one.headline}\n\n${one.summary}`,
      origin: 'house',
      delivery_id: one.id,
    }
    return [standingAt(channel, one.sent_at, row, one.external_id)]
  })
}

const foreign = (
  accountAt: (place: string) => Account | undefined,
  ago: (hours: number) => Date,
): Standing[] =>
  foreignPosts.flatMap(({ account, hoursAgo, kind, text, before: old, goneHoursAgo }) => {
    const channel = accountAt(account)
    if (channel === undefined) return []
    const changed =
      old === undefined
        ? {}
        : { text_before: old.text, changed_at: ago(old.noticed), text_at: ago(old.noticed) }
    const gone =
      goneHoursAgo === undefined ? {} : { missing_at: ago(goneHoursAgo), gone_at: ago(goneHoursAgo) }
    return [standingAt(channel, ago(hoursAgo), { kind, text, origin: 'outside', ...changed, ...gone })]
  })

/** Seven weeks of a page before the house knew it: mornings, noons and evenings in western Indonesia. */
function before(page: Account | undefined, { now, random }: { now: Date; random: Random }): Standing[] {
  if (page === undefined) return []
  const midnight = Math.floor(now.getTime() / day) * day - 7 * hour
  return Array.from({ length: 50 }, (_, n) => {
    const at = midnight - (41 + n) * day + random.pick([7, 12, 19]) * hour + random.whole(0, 40) * 60_000
    return standingAt(page, new Date(at), { text: habits[n % habits.length], origin: 'earlier' })
  })
}

/** Most is read within a day, and more of what is posted in the evening. */
function measure({ channel, externalId, at }: Standing, { now, random }: { now: Date; random: Random }) {
  const evening = new Date(at.getTime() + 7 * hour).getUTCHours() >= 18
  const views = random.between(900, 2600) * (evening ? 2.2 : 1)
  const tells = told[channel.kind] ?? []
  const after = (hours: number): Figures => {
    const sofar = views * (1 - Math.exp(-hours / 18))
    const figure = (name: keyof Figures) => (tells.includes(name) ? Math.round(sofar * perView[name]) : null)
    return {
      views: figure('views'),
      reach: figure('reach'),
      reactions: figure('reactions'),
      comments: figure('comments'),
      shares: figure('shares'),
    }
  }
  const seen = looks.filter((hours) => at.getTime() + hours * hour <= now.getTime())
  return {
    last: after(seen.at(-1) ?? 0),
    series: seen.map((hours) => ({
      channel_id: channel.id,
      external_id: externalId,
      at: new Date(at.getTime() + hours * hour),
      ...after(hours),
    })),
  }
}

/** Most are read without a fault, a site stumbles now and then, and one page lets nobody in any more. */
async function noteHealth(
  trx: HouseTransaction,
  {
    accounts,
    standing,
    now,
    random,
  }: { accounts: readonly Account[]; standing: readonly Standing[]; now: Date; random: Random },
): Promise<void> {
  const ago = (hours: number) => new Date(now.getTime() - hours * hour)
  const readings = accounts.map(({ id, kind, state }, n) => {
    const out = state === 'unauthorised'
    const stumbles = !out && kind === 'wordpress' && n % 4 === 1
    const last = Math.max(...standing.flatMap((one) => (one.channel.id === id ? one.at.getTime() : [])), 0)
    return {
      channel_id: id,
      due_at: ago(-1),
      pulled_at: out ? ago(11 * 24) : ago(stumbles ? 5 : random.between(0.1, 0.9)),
      probed_at: out ? ago(1) : ago(random.between(0.5, 5)),
      sound: !out,
      faults: out ? 9 : stumbles ? 3 : 0,
      fault: out ? 'unauthorised' : stumbles ? 'server_fault' : null,
      last_post_at: last === 0 ? null : new Date(last),
    }
  })
  await trx.insertInto('channels.reading').values(readings).execute()
  const faults = readings
    .filter((one) => one.faults > 0)
    .flatMap((one) =>
      (one.sound ? [0, 1, 4, 5, 9] : [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).map((days) => ({
        channel_id: one.channel_id,
        day: ago(days * 24),
        faults: one.sound ? random.whole(1, 4) : 1,
      })),
    )
  await trx.insertInto('channels.fault_day').values(faults).execute()
}
