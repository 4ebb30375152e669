/** What a desk officer of headquarters decides about a journalist; each decision is mailed to them. */
import type { Actor } from '../../../platform/actor.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { translator } from '../../../platform/messages.ts'
import type { HubDeps } from '../deps.ts'
import { pathIn } from '../link.ts'
import { oneLine } from '../words.ts'
import { deskTable, isPeriod, leadsTo, longestAccreditation, type DeskAct } from './accreditation.ts'
import { dayText } from './day-text.ts'
import { noteAct, standingOfRow } from './journalist.ts'

type Decision = { act: 'accredit' | 'renew'; until: Date } | { act: 'reject' | 'suspend'; why: string }

async function decide(deps: HubDeps, actor: Actor, id: string, decision: Decision): Promise<void> {
  const { db, clock, identity, units, mail, audit, config, events } = deps
  const root = units.root()
  await identity.authorise(actor, 'journalist.accredit', root.id)
  const now = clock.now()
  const until = 'until' in decision ? decision.until : undefined
  if (until !== undefined && !isPeriod(until, now))
    throw invalid('accreditation_period', [{ at: 'until', code: 'accreditation_period', params }], params)
  const why = 'why' in decision ? oneLine(decision.why) : undefined
  if (why !== undefined && why.length < 3)
    throw invalid('journalist_reason', [{ at: 'why', code: 'journalist_reason' }])
  const { act } = decision
  await db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('hub.journalist')
      .select(['email', 'name', 'locale', 'state', 'accredited_until'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (found === undefined || found.email === null) throw notFound('journalist')
    const standing = standingOfRow(found, now)
    if (!deskTable[act].includes(standing)) throw conflict('journalist_state')
    await trx
      .updateTable('hub.journalist')
      .set({
        state: leadsTo[act],
        reason: why ?? null,
        changed_at: now,
        outlet_changed_at: null,
        ...(until === undefined ? {} : { accredited_at: now, accredited_until: until }),
      })
      .where('id', '=', id)
      .execute()
    if (act === 'suspend') {
      await trx.deleteFrom('hub.session').where('journalist_id', '=', id).execute()
      await trx.deleteFrom('hub.link').where('subject_id', '=', id).execute()
    }
    await noteAct(trx, { journalistId: id, act, by: actor, at: now, until, why })
    const locale = found.locale === 'en' ? 'en' : 'id'
    const t = translator(locale)
    await mail.send(trx, {
      to: found.email,
      subject: t(`mail.hub_${act}_subject`),
      text: t(`mail.hub_${act}_text`, {
        name: found.name,
        until: until === undefined ? '' : dayText(until, locale, root.timeZone),
        reason: why ?? '',
        link: `${config.url}${pathIn(locale, '/media/masuk')}`,
      }),
    })
    await events.emit(trx, 'outlets.changed', {})
    await audit.record(trx, {
      actor,
      act: `journalist.${act satisfies DeskAct}`,
      unitId: root.id,
      objectKind: 'journalist',
      objectId: id,
      ...(why === undefined ? {} : { why }),
      ...(until === undefined ? {} : { details: { until: until.toISOString() } }),
    })
  })
}

const params = { days: longestAccreditation }

interface Until {
  until: Date
}
interface Why {
  why: string
}

/** Errors: forbidden, not_found, journalist_state (409), accreditation_period (422: not ahead, or beyond two years). */
export const accredit = (deps: HubDeps, actor: Actor, id: string, { until }: Until): Promise<void> =>
  decide(deps, actor, id, { act: 'accredit', until })

/** Prolongs, or lifts a suspension. Errors: as accredit. */
export const renew = (deps: HubDeps, actor: Actor, id: string, { until }: Until): Promise<void> =>
  decide(deps, actor, id, { act: 'renew', until })

/** Errors: forbidden, not_found, journalist_state (409), journalist_reason (422). */
export const reject = (deps: HubDeps, actor: Actor, id: string, { why }: Why): Promise<void> =>
  decide(deps, actor, id, { act: 'reject', why })

/** Ends every session and every link at once. Errors: as reject. */
export const suspend = (deps: HubDeps, actor: Actor, id: string, { why }: Why): Promise<void> =>
  decide(deps, actor, id, { act: 'suspend', why })
