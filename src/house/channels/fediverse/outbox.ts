/** What stands in a unit's outbox. Whatever changes there, followers' servers are told of, or neither happens. */
import { sql } from 'kysely'
import type { HouseDb, HouseTransaction } from '../../../platform/db.ts'
import type { Outbox } from '../adapter-outbox.ts'
import { ensureActor } from './actors.ts'
import { actorPath, handleOf, notePath } from './addresses.ts'
import type { FediverseDeps } from './deps.ts'
import { figuresOf } from './marks.ts'
import { putAnswer } from './put-answer.ts'
import { answerStands } from './standing-answers.ts'
import { publishedNotes, type NoteContent } from './standing-notes.ts'
import { tellInboxes } from './tell-inboxes.ts'

const contentOf = ({ html, url, tags, pictures }: NoteContent) =>
  JSON.stringify({ html, url, tags, pictures })

export function createOutbox(deps: FediverseDeps): Outbox {
  const { db, clock, config } = deps
  return {
    async actorOf(unitId) {
      const unit = deps.units.get(unitId)
      if (unit?.state !== 'open') return undefined
      const name = await ensureActor(deps, unit)
      return {
        server: config.url,
        handle: handleOf(config.url, name),
        name: unit.name.id,
        url: config.url + actorPath(name),
      }
    },
    addressOf: (key) => config.url + notePath(key),

    put: (unitId, note) =>
      db.transaction().execute(async (trx) => {
        const made = await trx
          .insertInto('channels.fediverse_note')
          .values({
            key: note.key,
            unit_id: unitId,
            edition_id: note.editionId,
            ref: note.ref,
            locale: note.locale,
            content: contentOf(note),
            published_at: note.at,
            changed_at: note.at,
          })
          .onConflict((clash) => clash.doNothing())
          .executeTakeFirst()
        if (made.numInsertedOrUpdatedRows === 0n) return (await stands(trx, note.key)) ? 'stands' : 'gone'
        await tellInboxes(deps, trx, { unitId, subject: note.key, act: 'create', revision: 1 })
        return 'stands'
      }),

    revise: (note) =>
      db.transaction().execute(async (trx) => {
        const content = contentOf(note)
        const revised = await trx
          .updateTable('channels.fediverse_note')
          .set({ content, revision: sql<number>`revision + 1`, changed_at: clock.now() })
          .where('key', '=', note.key)
          // What says the same already is not told a second time.
          .where(sql<boolean>`content <> ${content}::jsonb`)
          .returning(['unit_id', 'revision'])
          .executeTakeFirst()
        if (revised === undefined) return (await stands(trx, note.key)) ? 'stands' : 'gone'
        const { unit_id: unitId, revision } = revised
        await tellInboxes(deps, trx, { unitId, subject: note.key, act: 'update', revision })
        return 'stands'
      }),

    stands: (key) => stands(db, key),

    takeDown: (key) =>
      db.transaction().execute(async (trx) => {
        const now = clock.now()
        const gone = await trx
          .updateTable('channels.fediverse_note')
          .set({ content: null, removed_at: now, changed_at: now, revision: sql<number>`revision + 1` })
          .where('key', '=', key)
          .where('removed_at', 'is', null)
          .returning(['unit_id', 'revision'])
          .executeTakeFirst()
        if (gone === undefined) return
        const { unit_id: unitId, revision } = gone
        await tellInboxes(deps, trx, { unitId, subject: key, act: 'delete', revision })
      }),

    answer: (unitId, answer) => putAnswer(deps, unitId, answer),
    answerStands: (key) => answerStands(deps, key),
    published: (unitId, page) => publishedNotes(deps, unitId, page),
    figures: (keys) => figuresOf(db, keys),
  }
}

async function stands(db: HouseDb, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('channels.fediverse_note')
    .select('key')
    .where('key', '=', key)
    .where('content', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Takes an edition's notes out of sight within the transaction that takes the edition back; the ledger has them deleted
 * elsewhere a moment later.
 */
export async function hideEdition(trx: HouseTransaction, editionId: string, at: Date): Promise<void> {
  await trx
    .updateTable('channels.fediverse_note')
    .set({ content: null, changed_at: at })
    .where('edition_id', '=', editionId)
    .where('content', 'is not', null)
    .execute()
}
