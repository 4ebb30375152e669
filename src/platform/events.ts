/** News between processes: PostgreSQL LISTEN/NOTIFY. Fleeting by design; what must not be lost is a job. */
import { EventEmitter } from 'node:events'
import { sql, type Kysely } from 'kysely'
import pg from 'pg'
import type { Log } from './log.ts'

const channel = 'pendopo'

/** Each room adds its events by declaration merging in its events.ts: `interface HouseEvents { 'edition.published': {…} }`. */
export interface HouseEvents {}

export type EventName = keyof HouseEvents

export interface Events {
  /**
   * Tells every process once the transaction commits; nobody hears of one that is rolled back. Payloads hold ids,
   * not texts (PostgreSQL takes 8,000 bytes).
   */
  emit<N extends EventName>(db: unknown, name: N, payload: HouseEvents[N]): Promise<void>
  /** The same for many of one kind, in one statement. */
  emitAll<N extends EventName>(db: unknown, name: N, payloads: readonly HouseEvents[N][]): Promise<void>
  on<N extends EventName>(name: N, handler: (payload: HouseEvents[N]) => void): () => void
  /** Called after the connection was lost and found again: whatever was cached may have been missed. */
  onGap(handler: () => void): () => void
  start(): Promise<void>
  stop(): Promise<void>
}

/** @param as what PostgreSQL calls this process, for commands that must know who is there. */
export function createEvents(url: string, log: Log, as = 'pendopo events'): Events {
  const bus = new EventEmitter().setMaxListeners(0)
  let client: pg.Client | undefined
  let stopped = false

  async function listen(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: as, keepAlive: true })
    next.on('notification', ({ payload }) => {
      if (payload === undefined) return
      const { name, data } = JSON.parse(payload) as { name: string; data: unknown }
      bus.emit(name, data)
    })
    const lost = () => {
      if (client !== next || stopped) return
      client = undefined
      bus.emit('gap')
      void retry()
    }
    next.on('error', lost)
    next.on('end', lost)
    await next.connect()
    await next.query(`listen ${channel}`)
    client = next
  }

  async function retry(delay = 250): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, delay))
      if (stopped || client !== undefined) return
      await listen().then(
        () => bus.emit('gap'),
        (error: unknown) => log.warn({ err: error }, 'events: the database does not answer; trying again'),
      )
    }
  }

  const subscribe = (name: string, handler: (payload: never) => void) => {
    const safe = (payload: unknown) => {
      try {
        handler(payload as never)
      } catch (error) {
        log.error({ err: error, event: name }, 'an event handler failed')
      }
    }
    bus.on(name, safe)
    return () => bus.off(name, safe)
  }

  return {
    async emit(db, name, payload) {
      await sql`select pg_notify(${channel}, ${JSON.stringify({ name, data: payload })})`.execute(
        db as Kysely<never>,
      )
    },
    async emitAll(db, name, payloads) {
      if (payloads.length === 0) return
      const told = payloads.map((data) => JSON.stringify({ name, data }))
      await sql`select pg_notify(${channel}, told) from unnest(${told}::text[]) as told`.execute(
        db as Kysely<never>,
      )
    },
    on: (name, handler) => subscribe(name, handler),
    onGap: (handler) => subscribe('gap', handler),
    start: listen,
    async stop() {
      stopped = true
      await client?.end().catch(() => {})
    },
  }
}
