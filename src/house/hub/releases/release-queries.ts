/** Lists of releases: for the desk, for anybody, for journalists. */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { forbidden, notFound } from '../../../platform/errors.ts'
import type { PressEdition } from '../../newsroom/index.ts'
import { beyond, pageSize, toPage, type Page, type Paging } from '../../../platform/keyset.ts'
import type { HubDeps } from '../deps.ts'
import type { SignedInJournalist } from '../press/session.ts'
import { toRelease, type Release, type ReleaseRow, type ReleaseState, type VersionAct } from './release.ts'
import { nextOpening, openRelease, releaseById, releaseColumns, shownAt } from './release-rows.ts'

type Deps = Pick<HubDeps, 'db' | 'clock' | 'identity' | 'bank' | 'newsroom'>

export interface ReleaseVersion {
  number: number
  act: VersionAct
  by: string
  at: Date
  why: string | null
  note: string | null
}

export interface DeskRelease extends Release {
  versions: ReleaseVersion[]
  editions: { id: string; locale: 'id' | 'en'; headline: string; state: PressEdition['state'] }[]
  assets: {
    id: string
    ref: string
    kind: string
    filename: string
    caption: string
    heldBack: string | null
  }[]
  /** Newest first. */
  acceptances: { name: string; outlet: string; version: number; embargoUntil: Date; at: Date }[]
  /** Who took a text of it, with the newest version that they have. */
  takers: { name: string; outlet: string; version: number; at: Date }[]
}

/** Of the units where the actor manages releases, latest change first. Errors: forbidden, invalid_cursor. */
export async function releasesFor(
  { db, identity }: Deps,
  actor: Actor,
  { state, ...paging }: Paging & { state?: ReleaseState | undefined },
): Promise<Page<Release>> {
  const paths = await identity.scope(actor, 'release.manage')
  const size = pageSize(paging)
  const { rows } = await sql<ReleaseRow>`
    select ${releaseColumns} from hub.release r
    where r.unit_path <@ ${paths}::ltree[] and ${state === undefined ? sql`true` : sql`r.state = ${state}`}
      and ${beyond(paging.cursor, 'falling', 'r.changed_at', 'r.id')}
    order by r.changed_at desc, r.id desc limit ${size + 1}`.execute(db)
  return toPage(rows, size, (row) => ({ at: row.changed_at, id: row.id }), toRelease)
}

/** What may be put into one, of the units where the actor reads stories. Errors: forbidden. */
export async function releaseEditions(
  { newsroom, identity }: Pick<Deps, 'newsroom' | 'identity'>,
  actor: Actor,
  { text }: { text?: string | undefined },
): ReturnType<HubDeps['newsroom']['pressCandidates']> {
  if ((await identity.scope(actor, 'release.manage')).length === 0) throw forbidden('release.manage')
  return newsroom.pressCandidates(actor, { text })
}

const longest = 500

/** Errors: forbidden, not_found. */
export async function releaseFor(deps: Deps, actor: Actor, id: string): Promise<DeskRelease> {
  const { db, identity, newsroom, bank } = deps
  const release = await releaseById(db, id)
  await identity.authorise(actor, 'release.manage', release?.unitId ?? '')
  if (release === undefined) throw notFound('release')
  const [versions, editions, assets, acceptances, takers] = await Promise.all([
    db
      .selectFrom('hub.release_version')
      .select(['number', 'act', 'by_name as by', 'at', 'why', 'note'])
      .where('release_id', '=', id)
      .orderBy('number', 'desc')
      .limit(200)
      .execute(),
    newsroom.pressEditions(release.editionIds),
    bank.assetsFor('press', release.assetIds),
    sql<DeskRelease['acceptances'][number]>`
      select j.name, o.name as outlet, a.version, a.embargo_until as "embargoUntil", a.accepted_at as at
      from hub.release_acceptance a join hub.journalist j on j.id = a.journalist_id
      join hub.outlet o on o.id = j.outlet_id
      where a.release_id = ${id} order by a.accepted_at desc limit ${longest}`.execute(db),
    sql<DeskRelease['takers'][number]>`
      select j.name, o.name as outlet, max(d.version) as version, max(d.at) as at
      from hub.release_download d join hub.journalist j on j.id = d.journalist_id
      join hub.outlet o on o.id = j.outlet_id
      where d.release_id = ${id} group by j.id, o.id order by max(d.at) desc limit ${longest}`.execute(db),
  ])
  return {
    ...release,
    versions: versions.map((version) => ({ ...version, act: version.act as VersionAct })),
    editions: release.editionIds.flatMap((editionId) => {
      const one = editions.get(editionId)
      return one === undefined
        ? []
        : [{ id: editionId, locale: one.locale, headline: one.headline, state: one.state }]
    }),
    assets: release.assetIds.flatMap((assetId) => {
      const one = assets.get(assetId)
      if (one === undefined) return []
      const { ref, kind, filename, caption, heldBack } = one
      return [{ id: assetId, ref, kind, filename, caption, heldBack }]
    }),
    acceptances: acceptances.rows,
    takers: takers.rows,
  }
}

/**
 * What anybody may read, newest first, and the moment (ms) at which an embargo changes that by itself. Errors:
 * invalid_cursor.
 */
export async function publicReleases(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  paging: Paging,
): Promise<Page<Release> & { changesAt: number }> {
  const now = clock.now()
  const size = pageSize(paging)
  const [{ rows }, changesAt] = await Promise.all([
    sql<ReleaseRow & { shown_at: Date }>`
      select * from (select ${releaseColumns}, ${shownAt} as shown_at from hub.release r
        where ${openRelease(now)}) open
      where ${beyond(paging.cursor, 'falling', 'open.shown_at', 'open.id')}
      order by shown_at desc, id desc limit ${size + 1}`.execute(db),
    nextOpening(db, now),
  ])
  return {
    ...toPage(rows, size, (row) => ({ at: row.shown_at, id: row.id }), toRelease),
    changesAt,
  }
}

/** Under embargo now: only their titles and terms, and only for the accredited. */
export async function embargoedReleases(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { journalist }: SignedInJournalist,
): Promise<Release[]> {
  if (journalist.standing !== 'accredited') return []
  const { rows } = await sql<ReleaseRow>`
    select ${releaseColumns} from hub.release r
    where r.state = 'published' and r.embargo_until > ${clock.now()}
    order by r.embargo_until, r.id limit 50`.execute(db)
  return rows.map(toRelease)
}
