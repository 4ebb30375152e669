import { sql } from 'kysely'
import type { HouseDb } from '../../platform/db.ts'
import { readAnchors } from './anchor-head.ts'
import { linkHash, type Link } from './record-act.ts'

export type Verdict =
  | { ok: true; entries: number; head: string; anchors: number }
  | {
      ok: false
      /** The first link that does not hold. */
      seq: number
      /**
       * `altered`: its fields do not give its hash; `relinked`: it does not follow the one before; `missing`: it is
       * not there; `head`: the chain's end is not what the head says; `anchor`: the link differs from, or is gone
       * since, what was written down outside the database.
       */
      fault: 'altered' | 'relinked' | 'missing' | 'head' | 'anchor'
      /** Links that held before it. */
      entries: number
    }

const batch = 2_000

/**
 * Walks the whole chain in batches, in one snapshot, and compares it with the head and with the anchors outside the
 * database. Memory does not grow with the chain.
 */
export async function verifyAudit(db: HouseDb, { anchors: file }: { anchors: string }): Promise<Verdict> {
  const anchors = await readAnchors(file)
  const anchored = new Map(anchors.map((anchor) => [anchor.seq, anchor.hash]))
  // Two different hashes written down for one link: the chain was rewritten in between.
  const split = anchors.find((anchor) => anchored.get(anchor.seq) !== anchor.hash)
  if (split !== undefined) return { ok: false, seq: split.seq, fault: 'anchor', entries: split.seq - 1 }

  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx): Promise<Verdict> => {
      let seq = 0
      let previous = '0'.repeat(64)
      for (;;) {
        const rows = await trx
          .selectFrom('audit.entry')
          .selectAll()
          .where('seq', '>', seq)
          .orderBy('seq')
          .limit(batch)
          .execute()
        for (const row of rows) {
          const at = seq + 1
          if (row.seq !== at) return { ok: false, seq: at, fault: 'missing', entries: seq }
          const link: Link = {
            seq: row.seq,
            at: row.at.toISOString(),
            actorKind: row.actor_kind,
            actorId: row.actor_id,
            actorName: row.actor_name,
            act: row.act,
            unitId: row.unit_id,
            objectKind: row.object_kind,
            objectId: row.object_id,
            versionHash: row.version_hash,
            why: row.why,
            details: row.details as Record<string, unknown>,
          }
          if (row.previous_hash !== previous) return { ok: false, seq: at, fault: 'relinked', entries: seq }
          if (linkHash(previous, link) !== row.hash)
            return { ok: false, seq: at, fault: 'altered', entries: seq }
          const expected = anchored.get(at)
          if (expected !== undefined && expected !== row.hash)
            return { ok: false, seq: at, fault: 'anchor', entries: seq }
          seq = at
          previous = row.hash
        }
        if (rows.length < batch) break
      }
      // A seq written twice would hide behind the primary key, which also holds the time.
      const { rows: twins } = await sql<{ seq: number }>`
        select seq from audit.entry group by seq having count(*) > 1 order by seq limit 1`.execute(trx)
      if (twins[0] !== undefined)
        return { ok: false, seq: twins[0].seq, fault: 'altered', entries: twins[0].seq - 1 }
      const lost = anchors.map((anchor) => anchor.seq).filter((anchor) => anchor > seq)
      if (lost.length > 0) return { ok: false, seq: seq + 1, fault: 'anchor', entries: seq }
      const head = await trx.selectFrom('audit.head').select(['seq', 'hash']).executeTakeFirst()
      if (head?.seq !== seq || head.hash !== previous)
        return { ok: false, seq: seq + 1, fault: 'head', entries: seq }
      return { ok: true, entries: seq, head: previous, anchors: anchors.length }
    })
}
