/** Processor time of the house and of PostgreSQL, as the system counts it. */
import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { HouseDb } from '../src/platform/db.ts'

const hertz = 100

export interface ProcessorTime {
  /** Of this process, in seconds. */
  house: number
  /** Of PostgreSQL, in seconds; what works in shorter moments than a hundredth is seen by its sum alone. */
  database: number
}

/** Starts counting; the answer tells what was used since. Connections that are opened later are counted, too. */
export async function countProcessorTime(db: HouseDb): Promise<() => Promise<ProcessorTime>> {
  const postmaster = await parentOfConnections(db)
  const own = process.cpuUsage()
  const before = await databaseTime(db, postmaster)
  return async () => {
    const { user, system } = process.cpuUsage(own)
    return {
      house: (user + system) / 1e6,
      database: (await databaseTime(db, postmaster)) - before,
    }
  }
}

/** PostgreSQL's first process: it counts those of its children that ended. */
async function parentOfConnections(db: HouseDb): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
  return Number((await statOf(rows[0]?.pid ?? 0))[1])
}

async function databaseTime(db: HouseDb, postmaster: number): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity`.execute(db)
  let ticks = 0
  for (const pid of [postmaster, ...rows.map((row) => row.pid)]) {
    const stat = await statOf(pid)
    for (const field of [11, 12, 13, 14]) ticks += Number(stat[field] ?? 0)
  }
  return ticks / hertz
}

/** What follows the name of the process, which may hold blanks. */
async function statOf(pid: number): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}
