/** What is published shows a picture or a film while its rights let it, and leaves it out while they do not. */
import { sql } from 'kysely'
import type { HouseTransaction } from '../../platform/db.ts'
import type { Locale } from '../../platform/messages.ts'
import { figureUses, type EditionContent } from './content.ts'
import type { NewsroomDeps } from './deps.ts'
import { plainText } from './plain-text.ts'
import { recordingUses } from './recording.ts'
import { renderBody } from './render-body.ts'
import { searchVector } from './search/lexemes.ts'
import { freeOf, mediaOf, showing, shownRecording } from './shown-media.ts'
import { inUse } from './write-publication.ts'

interface Shown {
  edition_id: string
  story_id: string
  locale: Locale
  ref: string
  topic: string
  unit_id: string
  public_timestamp: Date
  content: EditionContent
  unit_ids: string[] | null
}

/** Rewrites the pictures, films and sounds of every publication that uses one of these assets, within the bank's transaction. */
export async function mindPictures(
  { bank, events, units }: Pick<NewsroomDeps, 'bank' | 'events' | 'units'>,
  trx: HouseTransaction,
  assetIds: readonly string[],
): Promise<void> {
  const { rows } = await sql<Shown>`
    select p.edition_id, p.story_id, p.locale, p.ref, p.topic, p.unit_id, p.public_timestamp, v.content,
      (select array_agg(l.unit_id) from newsroom.listing l where l.edition_id = p.edition_id) as unit_ids
    from newsroom.publication p
    join newsroom.edition e on e.id = p.edition_id
    join newsroom.version v on v.id = e.published_version_id
    where p.state <> 'recalled' and p.asset_ids && ${[...assetIds]}::uuid[]
    for update of p`.execute(trx)
  if (rows.length === 0) return
  const known = await mediaOf(
    { bank },
    rows.map(({ content }) => content),
    trx,
  )
  const free = freeOf(known)
  const { pictures, recordings } = free
  const rewritten = rows.map((row) => {
    const { lead, body } = showing(row.content, free)
    const bodyText = plainText(body)
    return {
      edition_id: row.edition_id,
      lead: lead === null ? null : inUse(pictures, lead),
      figures: figureUses(body).map((use) => inUse(pictures, use)),
      recordings: recordingUses(body).map((use) => shownRecording(recordings, use)),
      body_html: renderBody(body, pictures, { locale: row.locale, known: recordings }),
      body_text: bodyText,
      lexemes: searchVector({
        ...row.content,
        locale: row.locale,
        bodyText,
        ancestry: units.ancestry(row.unit_id).map(({ id }) => id),
        publicTimestamp: row.public_timestamp,
      }),
    }
  })
  await sql`
    with shown as (
      select * from jsonb_to_recordset(${JSON.stringify(rewritten)}::jsonb)
        as n (edition_id uuid, lead jsonb, figures jsonb, recordings jsonb, body_html text, body_text text, lexemes text)
    ),
    pages as (
      update newsroom.publication p
      set lead = nullif(n.lead, 'null'::jsonb), figures = n.figures, recordings = n.recordings,
        body_html = n.body_html, body_text = n.body_text
      from shown n where p.edition_id = n.edition_id
    )
    update newsroom.search_entry e set lexemes = n.lexemes::tsvector
    from shown n where e.edition_id = n.edition_id`.execute(trx)
  for (const { story_id, edition_id, locale, ref, topic, unit_ids } of rows)
    await events.emit(trx, 'edition.relisted', {
      storyId: story_id,
      editionId: edition_id,
      locale,
      ref,
      topic,
      unitIds: unit_ids ?? [],
    })
}
