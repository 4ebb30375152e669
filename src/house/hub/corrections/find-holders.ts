/** Who holds what was changed: a correction is written once, with everyone who must hear of it. */
import { sql } from 'kysely'
import type { HouseTransaction } from '../../../platform/db.ts'
import type { HouseJobs } from '../../../platform/jobs.ts'
import { HouseError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { HubDeps } from '../deps.ts'
import { matchEdition } from '../alerts/match-news.ts'
import { isPrinted, type CorrectionAct, type CorrectionSubject, type RecordChange } from './correction.ts'

interface Finding {
  subject: CorrectionSubject
  subjectId: string
  act: CorrectionAct
  version: number
  unitId: string
  title: string
  titleEn?: string
  note: string
  path: string
  changes?: RecordChange[]
  unreached?: number
}

export interface FoundHolder {
  kind: 'journalist' | 'staff'
  id: string
  name: string
  since: Date
  heldBy: 'download' | 'bookmark'
}

const acts = { correct: 'corrected', withdraw: 'withdrawn', recall: 'recalled' } as const
const notes = { correct: 'correction', withdraw: 'withdrawal' } as const

/** Done by the job `follow-edition`: alerts for what is new, corrections for what is wrong. */
export async function followEdition(deps: HubDeps, news: HouseJobs['follow-edition']): Promise<void> {
  const { act } = news
  if (act === 'publish' || act === 'update') return matchEdition(deps, { ...news, act })
  const story = await deps.reading.storyPage(news.ref, news.locale)
  if (story === undefined) return
  // A later act has overtaken this one and is told by its own job.
  if ((story.state === 'recalled') !== (act === 'recall')) return
  const title = story.state === 'recalled' ? '' : story.headline
  const prefix = news.locale === 'en' ? '/en' : ''
  await deps.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string; since: Date }>`
      select j.id, b.created_at as since from hub.bookmark b join hub.journalist j on j.id = b.journalist_id
      where b.subject_kind = 'story' and b.subject_id = ${news.editionId} and j.state <> 'left'`.execute(trx)
    await writeCorrection(
      deps,
      trx,
      {
        subject: 'story',
        subjectId: news.editionId,
        act: acts[act],
        version: news.version,
        unitId: news.unitId,
        title,
        note: storyNote(story, act),
        path: `${prefix}/berita/${news.ref}`,
      },
      rows.map((row) => ({ ...row, kind: 'journalist', name: '', heldBy: 'bookmark' })),
    )
  })
}

/** What readers of a story were told: of this act, or, where none is named, the last word. */
export function storyNote(
  story: Awaited<ReturnType<HubDeps['reading']['storyPage']>>,
  act?: 'correct' | 'withdraw' | 'recall',
): string {
  if (story === undefined) return ''
  if (story.state === 'recalled') return story.note?.note ?? ''
  return (
    story.notes.findLast(({ kind }) => act === undefined || act === 'recall' || kind === notes[act])?.note ??
    ''
  )
}

/** Done by the job `follow-asset`: the asset is looked at as it stands now, whichever change called. */
const deletedMeanwhile = (error: unknown) => {
  if (error instanceof HouseError && error.status === 404) return undefined
  throw error
}

export async function followAsset(
  deps: HubDeps,
  { assetId, recordNumber, subtitles, by }: HouseJobs['follow-asset'],
): Promise<void> {
  const { bank, db, clock } = deps
  const whoever = await bank.holders(assetId).catch(deletedMeanwhile)
  if (whoever === undefined) return
  const asset = { subject: 'asset', subjectId: assetId, unitId: whoever.unitId, note: '', path: '' } as const
  const title = whoever.headline === '' ? whoever.filename : whoever.headline
  const known = (takers: typeof whoever.takers): FoundHolder[] =>
    takers.flatMap(({ kind, id, name, since }) => {
      // Whoever made the change knows of it.
      if (kind === by?.kind && id === by.id) return []
      if (kind === 'journalist' || kind === 'person')
        return [{ kind: kind === 'person' ? 'staff' : 'journalist', id, name, since, heldBy: 'download' }]
      return []
    })
  // A key has no mailbox; the one that made the change is not counted either.
  const unreached = ({ takers, unknown }: typeof whoever) =>
    takers
      .filter(({ kind, id }) => kind === 'key' && !(by?.kind === kind && by.id === id))
      .reduce((sum, { times }) => sum + times, unknown)
  // An embargo set afterwards is a wish to wait; all other reasons are told.
  const withheld = whoever.heldBack !== null && whoever.heldBack !== 'embargo'
  if (withheld)
    await db.transaction().execute((trx) =>
      writeCorrection(
        deps,
        trx,
        {
          ...asset,
          act: 'withheld',
          version: 0,
          title,
          changes: [{ field: 'withheld', before: '', after: whoever.heldBack ?? '' }],
          unreached: unreached(whoever),
        },
        known(whoever.takers),
      ),
    )
  else
    await db
      .updateTable('hub.correction')
      .set({ ended_at: clock.now() })
      .where('subject_kind', '=', 'asset')
      .where('subject_id', '=', assetId)
      .where('act', '=', 'withheld')
      .where('ended_at', 'is', null)
      .execute()
  if (subtitles !== undefined) {
    const { change, language, since } = subtitles
    const old = await bank.holders(assetId, { since: new Date(since) })
    const finding = { ...asset, act: 'subtitled', version: change, title, note: language } as const
    await db
      .transaction()
      .execute((trx) =>
        writeCorrection(deps, trx, { ...finding, unreached: unreached(old) }, known(old.takers)),
      )
  }
  if (recordNumber === undefined || recordNumber < 2) return
  const changes = (await bank.recordChanges(assetId, { from: recordNumber - 1, to: recordNumber })).filter(
    ({ field }) => isPrinted(field),
  )
  if (changes.length === 0) return
  const old = await bank.holders(assetId, { before: recordNumber })
  await db
    .transaction()
    .execute((trx) =>
      writeCorrection(
        deps,
        trx,
        { ...asset, act: 'described', version: recordNumber, title, changes, unreached: unreached(old) },
        known(old.takers),
      ),
    )
}

/** Writes it with its holders and sends for each; what is known already is left alone. Nothing, where nobody holds it. */
export async function writeCorrection(
  { clock, units, jobs }: Pick<HubDeps, 'clock' | 'units' | 'jobs'>,
  trx: HouseTransaction,
  {
    subject,
    subjectId,
    act,
    version,
    unitId,
    title,
    titleEn = '',
    note,
    path,
    changes = [],
    unreached = 0,
  }: Finding,
  holders: readonly FoundHolder[],
): Promise<void> {
  if (holders.length === 0 && unreached === 0) return
  const id = newId()
  const written = await trx
    .insertInto('hub.correction')
    .values({
      id,
      subject_kind: subject,
      subject_id: subjectId,
      act,
      version,
      unit_id: unitId,
      unit_path: units.get(unitId)?.path ?? units.root().path,
      title,
      title_en: titleEn,
      note,
      path,
      changes: JSON.stringify(changes),
      at: clock.now(),
      unreached,
    })
    .onConflict((existing) =>
      existing
        .columns(['subject_kind', 'subject_id', 'act', 'version'])
        .where('ended_at', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (written === undefined || holders.length === 0) return
  const column = <K extends keyof FoundHolder>(name: K) => holders.map((holder) => holder[name])
  // A journalist who has left holds nothing any more that anybody could tell them of.
  const { rows } = await sql<{ kind: 'journalist' | 'staff'; person_id: string }>`
    insert into hub.holder (id, correction_id, kind, person_id, name, held_by, held_since)
    select gen_random_uuid(), ${id}, found.kind, found.id, case found.kind when 'staff' then found.name else '' end,
      found.held_by, found.since
    from unnest(${column('kind')}::text[], ${column('id')}::uuid[], ${column('name')}::text[],
      ${column('since')}::timestamptz[], ${column('heldBy')}::text[]) as found (kind, id, name, since, held_by)
    left join hub.journalist j on j.id = found.id
    where found.kind = 'staff' or j.state <> 'left'
    on conflict do nothing returning kind, person_id`.execute(trx)
  await jobs.enqueueAll(
    trx,
    'tell-holder',
    rows.map(({ kind, person_id: personId }) => ({ data: { kind, personId } })),
  )
}
