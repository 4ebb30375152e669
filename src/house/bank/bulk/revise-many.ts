/** Lays changes over many records: all in one statement, a version for each, and nothing for those that may not or moved on. */
import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { HouseDb, HouseTransaction } from '../../../platform/db.ts'
import { HouseError } from '../../../platform/errors.ts'
import { toAsset, type Asset } from '../asset.ts'
import { assetsAt } from '../asset-queries.ts'
import type { RevisionFollower } from '../holders.ts'
import type { BankDeps } from '../deps.ts'
import { mayWithin } from '../may-within.ts'
import { cleanRecord, type AssetRecord } from '../record.ts'
import { recordColumns, recordIn } from '../record-versions.ts'
import { searchVector } from '../search/lexemes.ts'
import {
  changesFor,
  checkBulk,
  summaryOf,
  type BulkAnswer,
  type BulkChange,
  type BulkOutcome,
  type Marked,
} from './bulk.ts'

type Deps = Pick<BankDeps, 'db' | 'audit' | 'clock' | 'events' | 'identity' | 'units'>

interface Revised {
  asset: Asset
  before: AssetRecord
  after: AssetRecord
  fields: string[]
}

/** @throws invalid_request */
export async function changeMany(
  deps: Deps,
  followers: readonly RevisionFollower[],
  actor: Actor,
  assets: readonly Marked[],
  changes: BulkChange,
  { preview = false }: { preview?: boolean } = {},
): Promise<BulkAnswer> {
  checkBulk(
    assets.map(({ id }) => id),
    changes,
  )
  return revise(deps, followers, actor, assets, { preview, say: { changes } }, (asset) =>
    changesFor(recordIn(asset), changes),
  )
}

/** Gives every record the words of the version before the marked one. @throws invalid_request */
export async function undoMany(
  deps: Deps,
  followers: readonly RevisionFollower[],
  actor: Actor,
  assets: readonly Marked[],
): Promise<BulkAnswer> {
  checkBulk(
    assets.map(({ id }) => id),
    {},
  )
  const { rows } = await sql<{
    asset_id: string
    record: Omit<AssetRecord, 'takenAt'> & { takenAt: string | null }
  }>`
    select version.asset_id, version.record from bank.record_version version
    join jsonb_to_recordset(${JSON.stringify(assets)}::jsonb) as marked(id uuid, "recordNumber" int)
      on version.asset_id = marked.id and version.number = marked."recordNumber" - 1`.execute(deps.db)
  const before = new Map(
    rows.map(({ asset_id, record }) => [
      asset_id,
      { ...record, takenAt: record.takenAt === null ? null : new Date(record.takenAt) },
    ]),
  )
  return revise(
    deps,
    followers,
    actor,
    assets,
    { preview: false, say: { undone: true } },
    (asset) => before.get(asset.id) ?? {},
  )
}

async function revise(
  deps: Deps,
  followers: readonly RevisionFollower[],
  actor: Actor,
  assets: readonly Marked[],
  { preview, say }: { preview: boolean; say: Record<string, unknown> },
  changes: (asset: Asset) => Partial<AssetRecord>,
): Promise<BulkAnswer> {
  const may = await mayWithin(deps, actor, 'asset.upload')
  const within = async (db: HouseDb, lock: boolean) => {
    const found = await readMany(deps, db, assets, lock)
    const outcomes = new Map<string, BulkOutcome>()
    const revised: Revised[] = []
    for (const [at, { id, recordNumber }] of assets.entries()) {
      // A thousand records are read word by word: others are served in between.
      if (at % 100 === 99) await breathe()
      const asset = found.get(id)
      if (asset === undefined) outcomes.set(id, 'gone')
      else if (!may(asset.unitId)) outcomes.set(id, 'forbidden')
      else if (asset.recordNumber !== recordNumber) outcomes.set(id, 'moved_on')
      else outcomes.set(id, laidOver(asset, changes(asset), revised))
    }
    return { outcomes, revised }
  }
  const { outcomes, revised } = preview
    ? await within(deps.db, false)
    : await deps.db.transaction().execute(async (trx) => {
        const done = await within(trx, true)
        if (done.revised.length > 0) await write(deps, trx, { followers, actor, revised: done.revised, say })
        return done
      })
  return {
    results: assets.map(({ id, recordNumber }) => {
      const outcome = outcomes.get(id) ?? 'gone'
      return {
        id,
        outcome,
        recordNumber: outcome === 'changed' && !preview ? recordNumber + 1 : recordNumber,
      }
    }),
    changes: summaryOf(
      revised.map(({ before, after, fields }) => ({ before: { ...before }, after: { ...after }, fields })),
    ),
  }
}

async function readMany(
  { clock }: Deps,
  db: HouseDb,
  assets: readonly Marked[],
  lock: boolean,
): Promise<Map<string, Asset>> {
  if (assets.length === 0) return new Map()
  const rows = await assetsAt(db, clock.now())
    .where('asset.id', 'in', [...new Set(assets.map(({ id }) => id))])
    .orderBy('asset.id')
    .$if(lock, (query) => query.forUpdate('asset'))
    .execute()
  return new Map(rows.map((row) => [row.id, toAsset(row)]))
}

function laidOver(asset: Asset, changes: Partial<AssetRecord>, revised: Revised[]): BulkOutcome {
  const before = recordIn(asset)
  try {
    const after = cleanRecord(changes, before)
    const fields = (Object.keys(after) as (keyof AssetRecord)[]).filter(
      (at) => JSON.stringify(after[at]) !== JSON.stringify(before[at]),
    )
    if (fields.length === 0) return 'same'
    revised.push({ asset, before, after, fields })
    return 'changed'
  } catch (error) {
    // Together with what is there already it is more than a record bears.
    if (error instanceof HouseError) return 'too_many'
    throw error
  }
}

async function write(
  { audit, clock, events }: Deps,
  trx: HouseTransaction,
  {
    followers,
    actor,
    revised,
    say,
  }: {
    followers: readonly RevisionFollower[]
    actor: Actor
    revised: readonly Revised[]
    say: Record<string, unknown>
  },
): Promise<void> {
  const now = clock.now()
  const rows = JSON.stringify(
    revised.map(({ asset, after }) => ({
      ...recordColumns(after),
      id: asset.id,
      number: asset.recordNumber + 1,
      record: after,
      words: searchVector({ ...asset, ...after }),
    })),
  )
  await sql`
    update bank.asset asset set
      headline = new.headline, caption = new.caption, alt = new.alt, credit = new.credit, creator = new.creator,
      copyright = new.copyright, rights = new.rights, event = new.event, place = new.place, latitude = new.latitude,
      longitude = new.longitude, taken_at = new.taken_at, people = new.people, topics = new.topics,
      ai_use = new.ai_use, focus_x = new.focus_x, focus_y = new.focus_y, record_number = new.number,
      search = new.words::tsvector || ts_filter(asset.search, '{d}'::"char"[])
    from jsonb_to_recordset(${rows}::jsonb) as new(id uuid, number int, headline text, caption text, alt text,
      credit text, creator text, copyright text, rights text, event text, place text, latitude float8, longitude float8,
      taken_at timestamptz, people text[], topics text[], ai_use text, focus_x float8,
      focus_y float8, words text)
    where asset.id = new.id`.execute(trx)
  await sql`
    insert into bank.record_version (asset_id, number, record, by_kind, by_id, by_name, at)
    select id, number, record, ${actor.kind}, ${actor.id}::uuid, ${actor.name}, ${now}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as new(id uuid, number int, record jsonb)`.execute(trx)
  for (const follow of followers)
    for (const { asset } of revised)
      await follow(trx, {
        assetId: asset.id,
        recordNumber: asset.recordNumber + 1,
        by: { kind: actor.kind, id: actor.id },
      })
  const ids = revised.map(({ asset }) => asset.id)
  // News bears 8000 bytes.
  for (let at = 0; at < ids.length; at += 150)
    await events.emit(trx, 'asset.described', { ids: ids.slice(at, at + 150) })
  const byUnit = Map.groupBy(revised, ({ asset }) => asset.unitId)
  // An entry a unit, so that each finds what was done with its own.
  for (const [unitId, own] of byUnit)
    await audit.record(trx, {
      actor,
      act: 'asset.describe',
      unitId,
      objectKind: 'asset',
      details: { ...say, ids: own.map(({ asset }) => asset.id) },
    })
}
