/** One person says that an account pretends to be ours, another agrees; only then does the public read it. */
import type { Actor } from '../../../../platform/actor.ts'
import type { HouseTransaction } from '../../../../platform/db.ts'
import { conflict, invalid, notFound } from '../../../../platform/errors.ts'
import { translator } from '../../../../platform/messages.ts'
import type { Act } from '../../../identity/index.ts'
import type { RegisterDeps } from '../deps.ts'
import { toImpostor, type Impostor, type ImpostorRow, type ImpostorState } from './impostor.ts'

/** @throws not_found, forbidden, reason_needed, impostor_settled */
export const proposeImpostor = (deps: RegisterDeps, actor: Actor, id: string, why: string) =>
  judge(deps, actor, id, {
    act: 'impostor.follow',
    name: 'propose',
    from: ['open'],
    why: why.trim(),
    set: (now) => ({
      state: 'proposed',
      why: why.trim(),
      proposed_by_id: actor.id,
      proposed_by: actor.name,
      proposed_at: now,
    }),
  })

/** @throws not_found, forbidden, impostor_second_person, impostor_settled */
export const approveImpostor = (deps: RegisterDeps, actor: Actor, id: string) =>
  judge(deps, actor, id, {
    act: 'impostor.approve',
    name: 'approve',
    from: ['proposed'],
    refuse(row) {
      // A key has no eyes, and two of one unit would be nobody.
      if (actor.kind !== 'person' || row.proposed_by_id === actor.id) throw conflict('impostor_second_person')
    },
    set: (now) => ({ state: 'listed', approved_by: actor.name, listed_at: now }),
  })

/** It is none, or nothing can be said. @throws not_found, forbidden, reason_needed, impostor_settled */
export const dismissImpostor = (deps: RegisterDeps, actor: Actor, id: string, why: string) =>
  judge(deps, actor, id, {
    act: 'impostor.follow',
    name: 'dismiss',
    from: ['open', 'proposed'],
    why: why.trim(),
    set: () => ({ state: 'dismissed', why: why.trim(), settled_by: actor.name }),
  })

/** Off the public list again: it was wrong, or the account is gone. @throws not_found, forbidden, reason_needed, impostor_settled */
export const delistImpostor = (deps: RegisterDeps, actor: Actor, id: string, why: string) =>
  judge(deps, actor, id, {
    act: 'impostor.approve',
    name: 'delist',
    from: ['listed'],
    why: why.trim(),
    set: () => ({ state: 'delisted', why: why.trim(), settled_by: actor.name, listed_at: null }),
  })

interface Judgement {
  act: Act
  name: 'propose' | 'approve' | 'dismiss' | 'delist'
  from: ImpostorState[]
  why?: string
  refuse?(row: ImpostorRow): void
  set(now: Date): Partial<ImpostorRow>
}

async function judge(
  deps: RegisterDeps,
  actor: Actor,
  id: string,
  { act, name, from, why, refuse, set }: Judgement,
): Promise<Impostor> {
  const known = await deps.db
    .selectFrom('channels.impostor')
    .select('unit_id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (known === undefined) throw notFound('impostor')
  await deps.identity.authorise(actor, act, known.unit_id)
  if (why !== undefined && why.length < 3)
    throw invalid('reason_needed', [{ at: 'why', code: 'reason_needed' }])
  const now = deps.clock.now()
  return deps.db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('channels.impostor')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (!from.includes(row.state as ImpostorState)) throw conflict('impostor_settled')
    refuse?.(row)
    const judged = await trx
      .updateTable('channels.impostor')
      .set({ ...set(now), changed_at: now })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    if (name === 'approve' || name === 'dismiss') await tellReporters(deps, trx, judged)
    await deps.events.emit(trx, 'impostors.changed', { ids: [id] })
    await deps.audit.record(trx, {
      actor,
      act: `impostor.${name}`,
      unitId: row.unit_id,
      objectKind: 'impostor',
      objectId: id,
      details: { asked: row.asked },
      ...(why === undefined ? {} : { why }),
    })
    return toImpostor(judged)
  })
}

/** Whoever wanted to hear of it does, once; then their address is forgotten. */
async function tellReporters(
  { mail, config }: Pick<RegisterDeps, 'mail' | 'config'>,
  trx: HouseTransaction,
  impostor: ImpostorRow,
): Promise<void> {
  const waiting = await trx
    .selectFrom('channels.impostor_report')
    .select('email')
    .distinct()
    .where('impostor_id', '=', impostor.id)
    .where('email', 'is not', null)
    .limit(200)
    .execute()
  const t = translator('id')
  const kind = impostor.state === 'listed' ? 'impostor_listed' : 'impostor_dismissed'
  for (const { email } of waiting)
    await mail.send(trx, {
      to: email ?? '',
      subject: t('register.letter.impostor_subject', { asked: impostor.asked }),
      text: t(`register.letter.${kind}`, { asked: impostor.asked, house: config.url }),
    })
  await trx
    .updateTable('channels.impostor_report')
    .set({ email: null })
    .where('impostor_id', '=', impostor.id)
    .execute()
}
