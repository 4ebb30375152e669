/** Letters about a change: each address once, however many of its subscriptions the change concerns. */
import { sql } from 'kysely'
import type { HubDeps } from '../deps.ts'
import { readContent } from './event.ts'
import { eventLetter } from './event-letter.ts'
import { unfollowAddress } from './follow.ts'

const batch = 500

/** Done by the job `tell-followers`; done again it finds everybody told. */
export async function tellFollowers(
  deps: Pick<HubDeps, 'db' | 'clock' | 'jobs' | 'units'>,
  { eventId, version, after = '' }: { eventId: string; version: number; after?: string },
): Promise<void> {
  const { db, clock, jobs, units } = deps
  const event = await db
    .selectFrom('hub.event')
    .select('unit_id')
    .where('id', '=', eventId)
    .executeTakeFirst()
  if (event === undefined) return
  const unitIds =
    units.get(event.unit_id) === undefined ? [] : units.ancestry(event.unit_id).map(({ id }) => id)
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string | null; email: string }>`
      with followers as (
        select distinct on (f.email) f.id, f.email
        from hub.follow f join hub.event_version v on v.event_id = ${eventId} and v.number = ${version}
        -- Whoever came later has read it on the page.
        where f.confirmed_at <= v.at and f.email > ${after}
          and (f.event_id = ${eventId} or f.unit_id = any(${unitIds}::uuid[]))
        order by f.email, f.event_id nulls last, f.id limit ${batch}
      ), written as (
        insert into hub.notice (id, event_id, version, follow_id, email, created_at)
        select gen_random_uuid(), ${eventId}, ${version}, id, email, ${clock.now()} from followers
        on conflict do nothing returning id, email
      )
      select written.id, followers.email from followers left join written using (email)
      order by followers.email`.execute(trx)
    await jobs.enqueueAll(
      trx,
      'send-notice',
      rows.flatMap(({ id }) => (id === null ? [] : [{ data: { noticeId: id } }])),
    )
    const last = rows.at(-1)
    if (rows.length === batch && last !== undefined)
      await jobs.enqueue(trx, 'tell-followers', { eventId, version, after: last.email })
  })
}

/** Puts one letter into the outbox, once; whoever has stopped following meanwhile gets none. Done by `send-notice`. */
export async function sendNotice(deps: HubDeps, { noticeId }: { noticeId: string }): Promise<void> {
  const { db, clock, mail } = deps
  await db.transaction().execute(async (trx) => {
    const notice = await trx
      .updateTable('hub.notice')
      .set({ sent_at: clock.now() })
      .where('id', '=', noticeId)
      .where('sent_at', 'is', null)
      .returning(['event_id', 'version', 'follow_id', 'email'])
      .executeTakeFirst()
    if (notice === undefined) return
    const rows = await trx
      .selectFrom('hub.event as e')
      .innerJoin('hub.event_version as v', 'v.event_id', 'e.id')
      .innerJoin('hub.follow as f', (join) => join.on('f.id', '=', notice.follow_id))
      .select(['e.ref', 'e.unit_id', 'v.number', 'v.content', 'f.locale'])
      .where('e.id', '=', notice.event_id)
      .where('v.number', 'in', [notice.version, notice.version - 1])
      .execute()
    const now = rows.find(({ number }) => number === notice.version)
    const then = rows.find(({ number }) => number === notice.version - 1)
    if (now === undefined) return
    const locale = now.locale === 'en' ? 'en' : 'id'
    const stop = unfollowAddress(deps, notice.follow_id, locale)
    await mail.send(trx, {
      to: notice.email,
      ...eventLetter(deps, {
        event: { ref: now.ref, unitId: now.unit_id },
        before: then && readContent(then.content),
        after: readContent(now.content),
        locale,
        stop,
      }),
      unsubscribe: stop,
    })
  })
}
