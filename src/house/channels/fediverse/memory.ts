/** Fedify's short memory, in the database, so that all processes of the house remember the same. */
import type { KvKey, KvStore, KvStoreSetOptions } from '@fedify/fedify'
import { sql } from 'kysely'
import type { FediverseDeps } from './deps.ts'

type Deps = Pick<FediverseDeps, 'db' | 'clock'>

/** Where Fedify names no end: keys of everybody who ever spoke to a unit would be a list of them. In ms. */
const longest = 86_400_000

const nameOf = (key: KvKey) => JSON.stringify(key)

export function createMemory({ db, clock }: Deps): KvStore {
  const now = () => clock.now()
  const set = async (key: KvKey, value: unknown, options?: KvStoreSetOptions) => {
    const row = {
      value: JSON.stringify(value),
      ends_at: new Date(now().getTime() + (options?.ttl?.total({ unit: 'millisecond' }) ?? longest)),
    }
    await db
      .insertInto('channels.fediverse_memory')
      .values({ key: nameOf(key), ...row })
      .onConflict((clash) => clash.column('key').doUpdateSet(row))
      .execute()
  }
  const standing = () =>
    db
      .selectFrom('channels.fediverse_memory')
      .select(['key', 'value'])
      .where((of) => of.or([of('ends_at', 'is', null), of('ends_at', '>', now())]))
  return {
    async get<T>(key: KvKey) {
      const row = await standing().where('key', '=', nameOf(key)).executeTakeFirst()
      return row?.value as T | undefined
    },
    set,
    async delete(key) {
      await db.deleteFrom('channels.fediverse_memory').where('key', '=', nameOf(key)).execute()
    },
    async *list(prefix) {
      const begin = prefix === undefined ? '[' : nameOf(prefix).slice(0, -1)
      const rows = await standing()
        .where(sql<boolean>`starts_with(key, ${begin})`)
        .execute()
      for (const { key, value } of rows) yield { key: JSON.parse(key) as KvKey, value }
    },
  }
}

export async function sweepMemory({ db, clock }: Deps): Promise<void> {
  await db.deleteFrom('channels.fediverse_memory').where('ends_at', '<=', clock.now()).execute()
}
