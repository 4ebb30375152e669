import type { Actor } from '../../../platform/actor.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import { fingerprint } from '../../../platform/secrets.ts'
import type { HubDeps } from '../deps.ts'
import {
  contentOf,
  differences,
  mustBeTold,
  type EventAct,
  type EventContent,
  type PressEvent,
} from './event.ts'

/**
 * What every act on an event ends with, in its transaction: the version, the news for pages, the letters for followers,
 * the audit.
 */
export async function keepVersion(
  { units, events, jobs, audit }: Pick<HubDeps, 'units' | 'events' | 'jobs' | 'audit'>,
  trx: HouseTransaction,
  {
    actor,
    act,
    event,
    before,
    why,
  }: {
    actor: Actor
    act: EventAct
    event: PressEvent
    before: EventContent | undefined
    why: string | undefined
  },
): Promise<void> {
  const content = JSON.stringify(contentOf(event))
  const digest = fingerprint(content)
  await trx
    .insertInto('hub.event_version')
    .values({
      event_id: event.id,
      number: event.version,
      act,
      content,
      digest,
      by_id: actor.id,
      by_name: actor.name,
      at: event.changedAt,
      why: why ?? null,
    })
    .execute()
  await events.emit(trx, 'agenda.changed', {
    eventId: event.id,
    ref: event.ref,
    unitIds: units.ancestry(event.unitId).map(({ id }) => id),
  })
  if (mustBeTold(before, event))
    await jobs.enqueue(trx, 'tell-followers', { eventId: event.id, version: event.version })
  await audit.record(trx, {
    actor,
    act: `event.${act}`,
    unitId: event.unitId,
    objectKind: 'event',
    objectId: event.id,
    versionHash: digest,
    ...(why === undefined ? {} : { why }),
    details: {
      version: event.version,
      ...(before === undefined ? {} : { changed: differences(before, event) }),
    },
  })
}
