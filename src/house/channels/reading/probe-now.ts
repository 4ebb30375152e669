import type { Actor } from '../../../platform/actor.ts'
import { accountOf, adapterOf, managedChannel } from '../channel.ts'
import { noteHealth } from '../note-health.ts'
import { noteRead } from '../quotas/reading-units.ts'
import { countFault } from './count-fault.ts'
import type { ReadingDeps } from './read-account.ts'

/**
 * Asks the network now whether it still takes the account's sign-in; `why` is a code, `channels.why_<code>`. An account
 * that nobody can ask is told as one. @throws not_found, forbidden
 */
export async function probeNow(
  deps: ReadingDeps,
  actor: Actor,
  id: string,
): Promise<{ sound: boolean | null; why: string | null }> {
  const channel = await managedChannel(deps, actor, id)
  let spent = 0
  const account = { ...accountOf(deps, channel), spends: (units: number) => void (spent += units) }
  const answer = await adapterOf(deps, channel).probe?.(account)
  await noteRead(deps, channel, spent)
  if (answer === undefined) return { sound: null, why: 'cannot_look' }
  const sound = answer.kind === 'sound'
  const why = answer.kind === 'sound' ? null : answer.kind === 'unauthorised' ? 'unauthorised' : answer.why
  const now = deps.clock.now()
  // Whether the sign-in is taken is told by a yes or by a plain no, not by a network that is down.
  const certain = sound || answer.kind === 'unauthorised'
  await deps.db.transaction().execute(async (trx) => {
    const told = {
      probed_at: now,
      fault: why,
      ...(certain ? { sound } : {}),
      ...(sound ? { faults: 0, pulled_at: now } : {}),
    }
    await trx
      .insertInto('channels.reading')
      .values({ channel_id: id, due_at: now, ...told })
      .onConflict((clash) => clash.column('channel_id').doUpdateSet(told))
      .execute()
    if (answer.kind === 'sound') return
    if (answer.kind === 'unauthorised') await noteHealth(deps, trx, [{ channel, outcome: answer }])
    else await countFault(trx, id, now)
  })
  return { sound: certain ? sound : null, why }
}
