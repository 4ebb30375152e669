/** Editions as a press kit carries them: what readers see of a published one, the approved text of one that waits. */
import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { HouseDb } from '../../platform/db.ts'
import type { Locale } from '../../platform/messages.ts'
import type { Block, EditionContent } from './content.ts'
import type { NewsroomDeps } from './deps.ts'
import { findEdition } from './edition-rows.ts'
import { ninjsOf } from './edition-ninjs.ts'
import type { Ninjs } from './export-ninjs.ts'
import { plainText } from './plain-text.ts'
import { renderBody } from './render-body.ts'
import { freeOf, mediaOf, noMedia, showing, type Media } from './shown-media.ts'

export interface PressEdition {
  editionId: string
  storyId: string
  ref: string
  locale: Locale
  unitId: string
  /** `waiting`: approved or scheduled, not before readers yet. `gone`: sent back, or given up. */
  state: 'published' | 'waiting' | 'withdrawn' | 'recalled' | 'gone'
  /** Of the story. */
  embargoUntil: Date | null
  headline: string
  /** Key of the pack's topic; empty where it has none. */
  topic: string
  /**
   * Its words, those of its films and sounds among them; pictures and files go their own way. Undefined for what nobody
   * may read any more.
   */
  text:
    | (Pick<EditionContent, 'headline' | 'summary' | 'dateline' | 'byline' | 'body'> & {
        html: string
        plain: string
      })
    | undefined
  versionNumber: number
  changedAt: Date
}

interface Row {
  id: string
  story_id: string
  ref: string
  locale: Locale
  unit_id: string
  state: PressEdition['state']
  embargo_until: Date | null
  headline: string
  content: EditionContent | null
  number: number | null
  at: Date
}

/** Unknown ids are absent. Asks no permission: for rooms that answer for it. */
export async function pressEditions(
  { db, bank }: Pick<NewsroomDeps, 'db' | 'bank'>,
  ids: readonly string[],
  within: HouseDb = db,
): Promise<Map<string, PressEdition>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select e.id, e.story_id, s.ref, e.locale, e.unit_id, s.embargo_until, v.content, v.number,
      coalesce(v.content ->> 'headline', e.headline) as headline, coalesce(v.created_at, e.stage_since) as at,
      ${stateOf} as state
    from newsroom.edition e join newsroom.story s on s.id = e.story_id
    left join newsroom.version v on v.id = case
      when e.state in ('published', 'withdrawn') then e.published_version_id
      when e.state in ('approved', 'scheduled') then e.pending_version_id end
    where e.id = any(${[...ids]}::uuid[])`.execute(within)
  const contents = rows.flatMap(({ content }) => (content === null ? [] : [content]))
  const { recordings } = freeOf(await mediaOf({ bank }, contents, within))
  return new Map(
    rows.map((row) => [
      row.id,
      {
        editionId: row.id,
        storyId: row.story_id,
        ref: row.ref,
        locale: row.locale,
        unitId: row.unit_id,
        state: row.state,
        embargoUntil: row.embargo_until,
        headline: row.headline,
        topic: row.content?.topic ?? '',
        text: row.content === null ? undefined : textOf(row.content, recordings),
        versionNumber: row.number ?? 0,
        changedAt: row.at,
      },
    ]),
  )
}

function textOf(content: EditionContent, recordings: Media['recordings']): NonNullable<PressEdition['text']> {
  const { headline, summary, dateline, byline, body: shown } = showing(content, { ...noMedia, recordings })
  const body = { ...shown, content: shown.content.flatMap(inWords) }
  return {
    headline,
    summary,
    dateline,
    byline,
    body,
    html: renderBody(body, new Map()),
    plain: plainText(body),
  }
}

/** A film as what it says: on paper, and in a file of text, there is nothing to press. */
function inWords(block: Block): Block[] {
  if (block.type !== 'recording') return [block]
  const { caption, credit, transcript } = block.attrs
  const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const head = [caption, credit].filter((text) => text !== '').join(' · ')
  return [`▶ ${head}`.trim(), ...transcript.split(/\n+/)].filter((text) => text !== '').map(paragraph)
}

const stateOf = sql`case when e.state in ('published', 'withdrawn', 'recalled') then e.state
  when e.state in ('approved', 'scheduled') then 'waiting' else 'gone' end`

/** The same as ninjs 3; undefined for an edition that is unknown or has no text that may leave. */
export async function pressNinjs(deps: NewsroomDeps, editionId: string): Promise<Ninjs | undefined> {
  const edition = await findEdition(deps.db, editionId)
  if (edition === undefined || !leaves.has(edition.state)) return undefined
  return ninjsOf(deps, edition)
}
const leaves = new Set(['published', 'withdrawn', 'recalled', 'approved', 'scheduled'])

/** Editions that may go into a kit, of the units where the actor reads stories: latest first, at most 30. */
export async function pressCandidates(
  { db, identity }: Pick<NewsroomDeps, 'db' | 'identity'>,
  actor: Actor,
  { text }: { text?: string | undefined },
): Promise<{ editionId: string; locale: Locale; headline: string; state: 'published' | 'waiting' }[]> {
  const paths = await identity.scope(actor, 'story.read')
  const like = `%${(text ?? '').trim().replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Pick<Row, 'id' | 'locale' | 'headline'> & { state: 'published' | 'waiting' }>`
    select e.id, e.locale, e.headline, ${stateOf} as state from newsroom.edition e
    where e.unit_path <@ ${paths}::ltree[] and e.state in ('published', 'approved', 'scheduled')
      and e.headline ilike ${like}
    order by e.stage_since desc, e.id desc limit 30`.execute(db)
  return rows.map(({ id, ...row }) => ({ editionId: id, ...row }))
}
