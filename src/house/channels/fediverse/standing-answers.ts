/** Answers to people, as anybody may read them: each for as long as the message that it answers would be kept. */
import { actorOfUnit } from './actors.ts'
import type { FediverseDeps } from './deps.ts'

export interface StandingAnswer {
  key: string
  unitId: string
  /** Addresses of the message and of its writer. */
  message: string
  writer: string
  writerName: string
  html: string
  at: Date
}

const rowOf = ({ db }: Pick<FediverseDeps, 'db'>, key: string) =>
  db.selectFrom('channels.fediverse_answer').selectAll().where('key', '=', key).executeTakeFirst()

export const answerStands = async (deps: Pick<FediverseDeps, 'db'>, key: string): Promise<boolean> =>
  (await rowOf(deps, key)) !== undefined

/** As anybody may read it, of an actor that is switched on. */
export async function answerAt(deps: FediverseDeps, key: string): Promise<StandingAnswer | undefined> {
  const row = /^[0-9a-f-]{36}$/.test(key) ? await rowOf(deps, key) : undefined
  if (row === undefined || (await actorOfUnit(deps, row.unit_id)) === undefined) return undefined
  const { unit_id: unitId, writer_name: writerName, said_at: at, ...rest } = row
  return { ...rest, unitId, writerName, at }
}
