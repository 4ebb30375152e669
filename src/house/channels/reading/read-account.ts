/** One account is read: what stands on it, its figures, what people say to it, and whether its sign-in is still taken. */
import { sql, type Selectable } from 'kysely'
import type { DB } from '../../../platform/database.generated.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import type { Account, Setback } from '../adapter.ts'
import type { Pulled } from '../adapter-reading.ts'
import { accountOf, adapterOf, type ChannelRow } from '../channel.ts'
import type { ChannelsDeps } from '../deps.ts'
import { noteHealth } from '../note-health.ts'
import { mayRead, noteRead } from '../quotas/reading-units.ts'
import { countFault } from './count-fault.ts'
import { dueForFigures, keepFigures } from './keep-figures.ts'
import { keepHeard } from './keep-heard.ts'
import { keepPosts, noteGone, type Kept } from './keep-posts.ts'
import { nextReading } from './next-reading.ts'
import { pushDoor } from './push-door.ts'

export type ReadingRow = Selectable<DB['channels.reading']>

export interface ReadingDeps extends ChannelsDeps {
  config: { url: string; heardDays: number }
}

export interface Claimed {
  channel: ChannelRow
  reading: ReadingRow
}

const hour = 3_600_000
const day = 24 * hour
/** Where reading itself asks with no sign-in, or hardly ever. */
const probedEvery = 6 * hour

const isSetback = (answer: { kind: string } | undefined): answer is Setback =>
  answer !== undefined && ['rejected', 'throttled', 'unauthorised', 'unknown'].includes(answer.kind)

/** Where its application has no units to spare for reading, it is read when its lease ends, or at a later one. */
export async function readAccount(deps: ReadingDeps, claimed: Claimed): Promise<void> {
  const { channel } = claimed
  if (!(await mayRead(deps, channel))) return
  let spent = 0
  const account = { ...accountOf(deps, channel), spends: (units: number) => void (spent += units) }
  try {
    await readAs(deps, claimed, account)
  } finally {
    await noteRead(deps, channel, spent)
  }
}

async function readAs(deps: ReadingDeps, { channel, reading }: Claimed, account: Account): Promise<void> {
  const adapter = adapterOf(deps, channel)
  const setbacks: Setback[] = []
  /** What came of it; a setback is kept apart. */
  const given = <T extends { kind: string }>(answer: T | Setback | undefined): T | undefined => {
    if (!isSetback(answer)) return answer
    setbacks.push(answer)
    return undefined
  }
  const now = deps.clock.now()
  const due = (last: Date | null, every: number) => last === null || now.getTime() - last.getTime() >= every

  const pulled = given(await adapter.pull?.(account, reading.cursor))
  const kept = pulled === undefined ? undefined : await keep(deps, channel, pulled, now)
  const goes = () => setbacks.length === 0
  const looked =
    kept === undefined || kept.suspects.length === 0 || !goes()
      ? undefined
      : adapter.gone === undefined
        ? { gone: kept.suspects }
        : given(await adapter.gone(account, kept.suspects))
  const ids = adapter.metrics === undefined || !goes() ? [] : await dueForFigures(deps.db, channel.id, now)
  const measured = ids.length === 0 ? undefined : given(await adapter.metrics?.(account, ids))
  const since = new Date(now.getTime() - deps.config.heardDays * day)
  const from = { cursor: reading.heard_cursor, since }
  const heard = goes() ? given(await adapter.replies?.(account, from)) : undefined
  // What needs no sign-in has just shown itself.
  const probes = goes() && adapter.can.readOnly !== true && due(reading.probed_at, probedEvery)
  if (probes) given(await adapter.probe?.(account))
  // No network calls an address that only this machine knows.
  const reachable = deps.config.url.startsWith('https:')
  const listens =
    goes() && reachable && adapter.listen !== undefined && due(reading.listens_at, day)
      ? given(await adapter.listen(account, (name) => pushDoor(deps, channel.kind, name)))
      : undefined

  await deps.db.transaction().execute(async (trx) => {
    if (kept !== undefined && looked !== undefined)
      await noteGone(trx, channel.id, { suspects: kept.suspects, gone: looked.gone, now })
    if (measured !== undefined) await keepFigures(trx, channel.id, measured.figures, now)
    if (heard !== undefined) await keepHeard(trx, channel.id, heard.heard, { now, since })
    await close(
      deps,
      trx,
      { channel, reading },
      {
        now,
        setback: setbacks[0],
        pulled,
        missed: (kept?.missed ?? 0) > 0,
        heardCursor: heard?.cursor ?? reading.heard_cursor,
        probed: probes,
        listens: listens !== undefined,
      },
    )
  })
}

/** Nobody else writes for the channel meanwhile: neither another reading nor what a network pushes. */
export async function keep(
  { db }: Pick<ChannelsDeps, 'db'>,
  channel: ChannelRow,
  pulled: Pick<Pulled, 'posts' | 'wholeSince'>,
  now: Date,
): Promise<Kept> {
  return db.transaction().execute(async (trx) => {
    await sql`select from channels.reading where channel_id = ${channel.id} for update`.execute(trx)
    const kept = await keepPosts(trx, channel, { ...pulled, now, ever: channel.kind === 'feed' })
    const shown = pulled.posts.flatMap(({ id, figures }) =>
      figures === undefined ? [] : [{ id, ...figures }],
    )
    await keepFigures(trx, channel.id, shown, now)
    return kept
  })
}

interface Closing {
  now: Date
  setback: Setback | undefined
  pulled: Pulled | undefined
  missed: boolean
  heardCursor: string | null
  probed: boolean
  listens: boolean
}

async function close(
  deps: ReadingDeps,
  trx: HouseTransaction,
  { channel, reading }: Claimed,
  { now, setback, pulled, missed, heardCursor, probed, listens }: Closing,
): Promise<void> {
  const newest = Math.max(
    ...(pulled?.posts ?? []).map(({ at }) => Math.min(at.getTime(), now.getTime())),
    reading.last_post_at?.getTime() ?? 0,
  )
  const lastPostAt = newest > 0 ? new Date(newest) : null
  const faults = setback === undefined ? 0 : reading.faults + 1
  const until = setback?.kind === 'throttled' ? setback.until : null
  const next =
    missed && setback === undefined
      ? new Date(now.getTime() + hour / 6)
      : nextReading(now, { lastPostAt, faults, until })
  await trx
    .updateTable('channels.reading')
    .set({
      due_at: next,
      faults,
      fault: setback === undefined ? null : setback.kind === 'unauthorised' ? 'unauthorised' : setback.why,
      last_post_at: lastPostAt,
      heard_cursor: heardCursor,
      ...(pulled === undefined ? {} : { cursor: pulled.cursor }),
      ...(setback === undefined ? { pulled_at: now, sound: true } : {}),
      ...(probed ? { probed_at: now } : {}),
      ...(listens ? { listens_at: now } : {}),
      ...(setback?.kind === 'unauthorised' ? { sound: false } : {}),
    })
    .where('channel_id', '=', channel.id)
    .execute()
  if (setback === undefined) return
  // What only reading meets is no reason to stop sending; a sign-in that is refused is.
  if (setback.kind === 'unauthorised') await noteHealth(deps, trx, [{ channel, outcome: setback }])
  else await countFault(trx, channel.id, now)
}
