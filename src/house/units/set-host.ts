import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'
import type { Actor } from '../../platform/actor.ts'
import type { HouseTransaction } from '../../platform/db.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import type { ActScope } from './act-scope.ts'
import { lockTree, openUnitRecord } from './lock-tree.ts'

export interface SetHost {
  id: string
  /** A full host name such as `humas.jabar.example`; null gives it up. */
  host: string | null
}

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/** The name in its one spelling (lower case, A-labels), or undefined if it is none. */
export function plainHost(host: string): string | undefined {
  // domainToASCII parses leniently and would quietly drop a path.
  if (/[\s/\\:@?#%[\]]/.test(host.trim())) return undefined
  const name = domainToASCII(host.trim().replace(/\.$/, '')).toLowerCase()
  const labels = name.split('.')
  const sound = name.length <= 253 && labels.length >= 2 && labels.every((part) => label.test(part))
  // A last label of digits would be read as an address (WHATWG URL).
  return sound && isIP(name) === 0 && !/^\d+$/.test(labels.at(-1) ?? '') ? name : undefined
}

export async function setHost(
  { clock, audit, houseHost, changed }: ActScope,
  trx: HouseTransaction,
  actor: Actor,
  input: SetHost,
): Promise<string> {
  await lockTree(trx)
  const unit = await openUnitRecord(trx, input.id)
  const host = input.host === null ? null : plainHost(input.host)
  if (host === undefined) throw invalid('unit_host_invalid', [{ at: 'host', code: 'unit_host_invalid' }])
  if (host !== null) {
    if (host === houseHost) throw conflict('unit_host_taken', { host, unit: houseHost })
    const holder = await trx
      .selectFrom('units.unit')
      .select(['id', 'name_id'])
      .where('host', '=', host)
      .executeTakeFirst()
    if (holder !== undefined && holder.id !== unit.id)
      throw conflict('unit_host_taken', { host, unit: holder.name_id })
  }
  await trx
    .updateTable('units.unit')
    .set({ host, changed_at: clock.now() })
    .where('id', '=', unit.id)
    .execute()
  await changed(trx, [unit.id])
  await audit.record(trx, {
    actor,
    act: 'unit.set_host',
    unitId: unit.id,
    objectKind: 'unit',
    objectId: unit.id,
    details: { before: unit.host, host },
  })
  return unit.id
}
