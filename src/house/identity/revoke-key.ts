import type { Actor } from '../../platform/actor.ts'
import { notFound } from '../../platform/errors.ts'
import type { Authority } from './authorise.ts'
import type { IdentityDeps } from './deps.ts'

/** Makes a key worthless at once; streams opened with it end. Errors: forbidden, not_found. */
export async function revokeKey(
  {
    db,
    clock,
    audit,
    events,
    authority,
  }: Pick<IdentityDeps, 'db' | 'clock' | 'audit' | 'events'> & { authority: Authority },
  actor: Actor,
  id: string,
): Promise<void> {
  const found = await db
    .selectFrom('identity.api_key')
    .select('unit_id')
    .where('id', '=', id)
    .executeTakeFirst()
  await authority.authorise(actor, 'key.manage', found?.unit_id ?? '')
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('identity.api_key')
      .set({ revoked_at: clock.now() })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning(['unit_id', 'name'])
      .executeTakeFirst()
    if (row === undefined) throw notFound('key')
    await events.emit(trx, 'key.revoked', { keyId: id })
    await audit.record(trx, {
      actor,
      act: 'key.revoke',
      unitId: row.unit_id,
      objectKind: 'key',
      objectId: id,
      details: { name: row.name },
    })
  })
}
