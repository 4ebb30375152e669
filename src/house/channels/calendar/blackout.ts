/** Times in which nothing leaves below a unit but removals and corrections, and what waits for their end. */
import { sql } from 'kysely'

export interface Blackout {
  id: string
  unitId: string
  begins: Date
  ends: Date
  reason: string
  /** What a unit at or above this one sends in the name of all goes out all the same. */
  mandatoryPass: boolean
  by: string
}

/** Why a delivery waits for the end of one. */
export const silent = 'blackout'

/** When the blackouts that hold at a place of the tree at a moment are over; null: none holds. */
export const silentUntil = (path: unknown, at: unknown, passes: unknown = sql`false`) =>
  sql<Date | null>`(select max(b.ends) from channels.blackout b
    where b.lifted_at is null and b.begins <= ${at} and b.ends > ${at} and b.unit_path @> ${path}
      and not (b.mandatory_pass and ${passes}))`

/** Sent by a unit at or above the one that keeps silent, and not by the leave of the account's own unit. */
export const isMandatory = (distributionId: unknown, channelId: unknown) =>
  sql<boolean>`exists (select from channels.distribution s
    where s.id = ${distributionId} and s.unit_path @> b.unit_path
      and not exists (select from channels.proposal p
        where p.distribution_id = s.id and p.channel_id = ${channelId}))`
