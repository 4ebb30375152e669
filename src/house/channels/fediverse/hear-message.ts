/** What people address to the units: handed to whoever answers it where everybody may read it, else only counted. */
import type { Actor, Create, Delete, Note, Update } from '@fedify/vocab'
import { sql } from 'kysely'
import { bareText } from '../../../platform/text/bare-text.ts'
import { actorNamed, actorOfUnit, type FediverseActor } from './actors.ts'
import { isBlocked } from './addresses.ts'
import type { AddressedListener, AddressedMessage, FediverseDeps } from './deps.ts'
import { loadFedify } from './fedify.ts'
import { isLetIn, messages } from './let-in.ts'
import { markGone, markHeard, markOf, type Deed } from './marks.ts'
import { speakerOf, type Context } from './speaker.ts'

const day = 86_400_000
const longestAddress = 2_000
/** More than anybody writes, and little enough to be read at once. */
const longestHtml = 100_000
const mostUnits = 5
interface Said {
  note: Note
  id: URL
  by: URL
}

export async function hearMessage(
  deps: FediverseDeps,
  ctx: Context,
  activity: Create | Update,
  listener: AddressedListener,
): Promise<void> {
  const { vocab } = await loadFedify()
  const said = await readSaid(deps, ctx, activity)
  if (said === undefined) return
  const { units, parent } = await addressedBy(deps, ctx, activity, said.note)
  if (units.length === 0) return
  const mark = markOf(deps, said)
  if (!(await isLetIn(deps, ctx, messages, said.by))) return
  const named = [...said.note.toIds, ...said.note.ccIds]
  const isPublic = named.some(({ href }) => href === vocab.PUBLIC_COLLECTION.href)
  const message = isPublic ? await messageOf(deps, ctx, activity, said) : undefined
  // What only the unit is told, nobody is shown the number of.
  const deed = message === undefined ? undefined : parent?.deed
  const id = mark.toString('hex')
  const now = deps.clock.now()
  await deps.db.transaction().execute(async (trx) => {
    const heard = await markHeard(trx, mark, { now, keep: keptFor(deps), deed })
    const isNew = activity instanceof vocab.Create
    if (heard === 'gone' || (isNew && heard === 'again')) return
    if (heard === 'first')
      await sql`update channels.fediverse_actor set addressed = addressed + 1
        where unit_id = any(${units.map(({ unit }) => unit.id)}::uuid[])`.execute(trx)
    // What is not for everybody's eyes any more is not for the house's either.
    if (message === undefined) {
      if (heard === 'again' && (await markGone(trx, mark, now))) await listener.takenBack(trx, id)
      return
    }
    for (const { unit, channelId } of units)
      await listener.said(trx, {
        ...message,
        id,
        unitId: unit.id,
        channelId,
        kind: parent?.unitId === unit.id ? 'comment' : 'mention',
        post: parent?.unitId === unit.id ? (parent.deed?.note ?? null) : null,
      })
  })
}

/** Also of what was never heard, for it may be on its way still. */
export async function unhearMessage(
  deps: FediverseDeps,
  { actorId: by, objectId: id }: Delete,
  listener: AddressedListener,
): Promise<void> {
  if (by === null || id === null || id.origin !== by.origin) return
  const mark = markOf(deps, { id, by })
  await deps.db.transaction().execute(async (trx) => {
    if (await markGone(trx, mark, deps.clock.now())) await listener.takenBack(trx, mark.toString('hex'))
  })
}

/** Longer than any message is kept, so that one that was taken back does not come again. */
const keptFor = ({ config }: FediverseDeps) => (config.heardDays + 2) * day

/** A note of whoever says it, which lies on their own server. */
async function readSaid(
  { config }: FediverseDeps,
  ctx: Context,
  activity: Create | Update,
): Promise<Said | undefined> {
  const { vocab } = await loadFedify()
  const { actorId: by } = activity
  if (by === null || by.href.length > longestAddress || isBlocked(by, config.fediverseBlocked))
    return undefined
  const note = await activity.getObject({ ...ctx, suppressError: true })
  if (!(note instanceof vocab.Note) || note.id === null) return undefined
  if (note.attributionId?.href !== by.href || note.id.origin !== by.origin) return undefined
  return note.id.href.length > longestAddress ? undefined : { note, id: note.id, by }
}

interface Parent {
  unitId: string
  /** Below a story's note it is counted, too; below an answer of ours it is not. */
  deed: Deed | undefined
}

/** The units that are named, and the one whose note is answered. */
async function addressedBy(
  deps: FediverseDeps,
  ctx: Context,
  activity: Create | Update,
  note: Note,
): Promise<{ units: FediverseActor[]; parent: Parent | undefined }> {
  const named = [...activity.toIds, ...activity.ccIds, ...note.toIds, ...note.ccIds].slice(0, 100)
  const names = new Set(
    named.flatMap((address) => {
      const asked = ctx.parseUri(address)
      return asked?.type === 'actor' ? [asked.identifier] : []
    }),
  )
  const asked = ctx.parseUri(note.replyTargetId)
  const parent = asked?.type === 'object' ? await parentAt(deps, asked.values['key'] ?? '') : undefined
  const found = await Promise.all([
    ...(parent === undefined ? [] : [actorOfUnit(deps, parent.unitId)]),
    ...[...names].slice(0, mostUnits).map((name) => actorNamed(deps, name)),
  ])
  const units = new Map(found.flatMap((one) => (one === undefined ? [] : [[one.unit.id, one]])))
  return { units: [...units.values()], parent }
}

async function parentAt({ db }: FediverseDeps, key: string): Promise<Parent | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(key)) return undefined
  const { rows } = await sql<{ unit_id: string; published_at: Date | null }>`
    select unit_id, published_at from channels.fediverse_note where key = ${key} and content is not null
    union all select unit_id, null from channels.fediverse_answer where key = ${key}`.execute(db)
  const [row] = rows
  if (row === undefined) return undefined
  const { unit_id: unitId, published_at: publishedAt } = row
  return { unitId, deed: publishedAt === null ? undefined : { note: key, kind: 'reply', publishedAt } }
}

/** What it says, made clean; without what each unit is told of it besides. */
async function messageOf(
  deps: FediverseDeps,
  ctx: Context,
  activity: Create | Update,
  { note, id, by }: Said,
): Promise<Omit<AddressedMessage, 'id' | 'unitId' | 'channelId' | 'kind' | 'post'>> {
  const { vocab } = await loadFedify()
  const now = deps.clock.now()
  const moment = (at: Temporal.Instant | null) =>
    at === null ? now : new Date(Math.min(at.epochMilliseconds, now.getTime()))
  const words = [note.summary, note.content].map((html) =>
    bareText((html?.toString() ?? '').slice(0, longestHtml)),
  )
  const page = note.url instanceof URL ? note.url : (note.url?.href ?? id)
  return {
    writer: nameOf(await speakerOf(ctx, activity), by),
    text: words.filter((part) => part !== '').join('\n\n'),
    url: page.origin === by.origin && page.href.length <= longestAddress ? page.href : null,
    answerTo: `${id.href} ${by.href}`,
    at: moment(note.published),
    changedAt: activity instanceof vocab.Update ? moment(note.updated ?? activity.updated) : null,
  }
}

function nameOf(speaker: Actor | undefined, by: URL): string {
  const name = speaker?.preferredUsername?.toString() ?? ''
  return /^[\p{L}\p{N}._-]{1,64}$/u.test(name) ? `${name}@${by.host}` : by.host
}
