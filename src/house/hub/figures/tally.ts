/** Counts in memory and writes every few seconds: a page that is read a thousand times costs one row. */
import { sql } from 'kysely'
import type { Units } from '../../units/index.ts'
import type { HubDeps } from '../deps.ts'
import type { Use } from './use.ts'

export interface Tally {
  /** Costs a look-up; never waits and never fails. */
  count(use: Use): void
  /** Writes what was counted; while the database is away it stays here. */
  flush(): Promise<void>
  /** Stops writing by itself, and writes the rest. */
  stop(): Promise<void>
}

/** How long a use may wait for being written, in ms: what a killed process loses at most. */
const pause = 5_000
/** Different lines held while the database is away; further ones are not counted. */
const most = 20_000

export function createTally({
  db,
  units,
  clock,
  log,
}: Pick<HubDeps, 'db' | 'clock' | 'log'> & { units: Pick<Units, 'root' | 'get'> }): Tally {
  let waiting = new Map<string, Use & { count: number }>()
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  let over = false

  async function write(): Promise<void> {
    const lines = [...waiting.values()]
    if (lines.length === 0) return
    waiting = new Map()
    try {
      await record(lines)
    } catch (error) {
      log.warn({ err: error }, 'uses could not be counted yet')
      for (const line of lines) add(line, line.count)
    }
  }

  async function record(lines: readonly (Use & { count: number })[]): Promise<void> {
    const { timeZone } = units.root()
    const rows = JSON.stringify(
      lines.flatMap(({ subject, ref, unitId, topic, measure, reader, journalistId = null, count }) => {
        const path = units.get(unitId)?.path
        return path === undefined
          ? []
          : [
              {
                subject,
                ref,
                unit_id: unitId,
                unit_path: path,
                topic,
                measure,
                reader,
                journalist: journalistId,
                count,
              },
            ]
      }),
    )
    await sql`with given as (
        select * from jsonb_to_recordset(${rows}::jsonb) as line (subject text, ref text, unit_id uuid,
          unit_path ltree, topic text, measure text, reader text, journalist uuid, count int)
      ), known as (
        insert into hub.used as used (subject, ref, unit_id, unit_path, topic)
        select distinct on (subject, ref) subject, ref, unit_id, unit_path, topic from given order by subject, ref
        on conflict (subject, ref) do update
          set unit_id = excluded.unit_id, unit_path = excluded.unit_path, topic = excluded.topic
          where (used.unit_id, used.topic) is distinct from (excluded.unit_id, excluded.topic)
      )
      insert into hub.use_count as counted (day, subject, ref, measure, reader, outlet, count)
      select (${clock.now()}::timestamptz at time zone ${timeZone})::date, subject, ref, measure, reader,
        coalesce(j.outlet_id::text, ''), sum(count)::int
      from given left join hub.journalist j on j.id = journalist
      group by subject, ref, measure, reader, j.outlet_id order by measure, subject, ref, reader, j.outlet_id
      on conflict (day, measure, subject, ref, reader, outlet)
        do update set count = counted.count + excluded.count`.execute(db)
  }

  function add(use: Use, count: number): void {
    const key = `${use.measure} ${use.subject} ${use.ref} ${use.reader} ${use.journalistId ?? ''}`
    const line = waiting.get(key)
    if (line !== undefined) line.count += count
    else if (waiting.size < most) waiting.set(key, { ...use, count })
    if (timer === undefined && !over) {
      timer = setTimeout(() => {
        timer = undefined
        void flush()
      }, pause)
      timer.unref()
    }
  }

  // One after the other, so that whoever waits for a flush waits for all that was counted before it.
  const flush = (): Promise<void> => (writing = writing.then(write))

  return {
    count: (use) => add(use, 1),
    flush,
    async stop() {
      over = true
      clearTimeout(timer)
      await flush()
    },
  }
}
