/** A release that proved wrong: who took its text, and who saved it. */
import { sql } from 'kysely'
import type { HouseJobs } from '../../../platform/jobs.ts'
import type { HubDeps } from '../deps.ts'
import { pressReleasePath, underEmbargo } from '../releases/release.ts'
import { releaseById } from '../releases/release-rows.ts'
import { partOfRelease } from './correction.ts'
import { storyNote, writeCorrection } from './find-holders.ts'

interface Found {
  id: string
  since: Date
  held_by: 'download' | 'bookmark'
}

/**
 * Done by the job `follow-release`. Of a correction only those are told who took no later version. While an embargo
 * stands, the letter says neither what changed nor, to whoever only saved it, anything of the texts in it: that is read
 * behind the journalist's own word.
 */
export async function followRelease(deps: HubDeps, job: HouseJobs['follow-release']): Promise<void> {
  const { releaseId, version, act, partId } = job
  const said = partId === undefined ? (job.note ?? '') : await partNote(deps, partId)
  await deps.db.transaction().execute(async (trx) => {
    const release = await releaseById(trx, releaseId, { hold: true })
    if (release === undefined) return
    // A later act has overtaken this one and is told by its own job.
    const ended = partId === undefined && act !== 'corrected'
    if (release.state === 'recalled' ? !(ended && act === 'recalled') : ended && release.state !== act) return
    const now = deps.clock.now()
    const early = underEmbargo(release, now)
    const { rows } = await sql<Found>`
      select distinct on (j.id) j.id, held.since, held.held_by from (
        select journalist_id, max(at) as since, 'download' as held_by from hub.release_download
        where release_id = ${releaseId} group by journalist_id
        having ${ended} or max(version) < ${version}
        union all
        select journalist_id, created_at, 'bookmark' from hub.bookmark
        where subject_kind = 'release' and subject_id = ${releaseId}
      ) as held join hub.journalist j on j.id = held.journalist_id
      where j.state <> 'left' and (held.held_by = 'download' or not ${early}
        or (${partId === undefined} and j.state = 'accredited' and j.accredited_until > ${now}))
      order by j.id, held.held_by desc`.execute(trx)
    await writeCorrection(
      deps,
      trx,
      {
        subject: 'release',
        subjectId: releaseId,
        act,
        version,
        unitId: release.unitId,
        title: release.state === 'recalled' ? '' : release.title.id,
        titleEn: release.state === 'recalled' ? '' : (release.title.en ?? ''),
        note: early ? '' : said,
        // The words of a title stay out of an address that is kept.
        path: early ? (ended ? '' : pressReleasePath(release)) : `/media/rilis/${release.ref}`,
        changes: partId === undefined ? [] : [partOfRelease],
      },
      rows.map(toHolder),
    )
  })
}

const toHolder = ({ id, since, held_by: heldBy }: Found) =>
  ({ kind: 'journalist', id, name: '', since, heldBy }) as const

/** What readers of the text were told. */
async function partNote(deps: HubDeps, editionId: string): Promise<string> {
  const edition = (await deps.newsroom.pressEditions([editionId])).get(editionId)
  return edition === undefined ? '' : storyNote(await deps.reading.storyPage(edition.ref, edition.locale))
}
