/** Headquarters and its districts with the accounts of the ledger's desk, and a story that is to go to many of them. */
import { sql } from 'kysely'
import { afterEach, beforeEach, expect } from 'vitest'
import type { Content, Part } from '../../src/house/channels/distribution/content.ts'
import type { Distributions } from '../../src/house/channels/distribution/index.ts'
import { newId } from '../../src/platform/ids.ts'
import { colleague, edition, headquarters, officer } from './channels-room.ts'
import { bluesky, clock, openLedgerDesk, room } from './ledger-desk.ts'

export let story: ReturnType<typeof edition>
export let distributions: Distributions

/** To be called once in a test file, in the place of `openLedgerDesk`. */
export function openDistributionDesk(): void {
  openLedgerDesk()
  beforeEach(() => {
    story = edition()
    room.editions.set(story.editionId, story)
    distributions = room.channels.distributions
  })
  // Those that were planted.
  afterEach(() =>
    room.database.db
      .updateTable('channels.channel')
      .set({ credentials: null, removed_at: clock.now() })
      .where('credentials', '=', 'sealed')
      .execute(),
  )
}

export const everybody: Part = {
  unitId: headquarters.id,
  reach: 'below',
  levels: [],
  networks: [],
  languages: [],
  tags: [],
  terms: 'mandatory',
}
export const content = (change: Partial<Content> = {}): Content => ({
  parts: [everybody],
  texts: {},
  accountTexts: {},
  campaign: null,
  note: null,
  answerBy: null,
  plannedFor: null,
  ...change,
})
export const inAnHour = () => new Date(clock.now().getTime() + 3_600_000)
export const begin = (change: Partial<Content> = {}, unitId = headquarters.id, editionId = story.editionId) =>
  distributions.begin(officer, { unitId, editionId, content: content(change) })
export const boundOf = async (id: string) => (await distributions.preview(officer, id)).bound
/** By the officer, with a colleague's agreement. */
export async function sendAgreed(id: string, leaveOut = false) {
  const bound = await boundOf(id)
  await distributions.ask(officer, id, bound)
  await distributions.approve(colleague, id, bound)
  const sent = await distributions.send(officer, id, { bound, leaveOut })
  await room.jobs.drain()
  return sent
}
export const coded = (code: string) => expect.objectContaining({ code })
export const posts = () => [...bluesky.records.values()].map(({ value }) => value)

/** Accounts that nobody signed in to: nothing of theirs is ever called. Their ids. */
export async function plantAccounts(
  kind: string,
  units: readonly { id: string; path: string }[],
): Promise<string[]> {
  const rows = units.map((unit, n) => ({ id: newId(), unit_id: unit.id, unit_path: unit.path, n }))
  await sql`insert into channels.channel (id, unit_id, unit_path, kind, server, url, handle, external_id, label, languages,
      credentials, address, created_at)
    select row.id, row.unit_id, row.unit_path::ltree, ${kind}, ${`https://${rows[0]?.id}.example`}, '', '@akun-' || row.n,
      row.n::text, '', '{id}', 'sealed', '', ${clock.now()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, unit_id uuid, unit_path text, n int)`.execute(
    room.database.db,
  )
  return rows.map(({ id }) => id)
}
