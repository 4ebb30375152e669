/** Who may have what of a release, at this moment. */
import { sql } from 'kysely'
import { HouseError, notFound } from '../../../platform/errors.ts'
import type { HandedAsset, Outsider, Recording } from '../../bank/index.ts'
import type { PressEdition } from '../../newsroom/index.ts'
import type { HubDeps } from '../deps.ts'
import type { SignedInJournalist } from '../press/session.ts'
import { isOpen, termsDigest, underEmbargo, type PartAct, type Release } from './release.ts'
import { releaseByRef } from './release-rows.ts'

export type Who = SignedInJournalist | undefined

export interface ReleaseNote {
  act: 'correct' | 'withdraw' | 'recall' | PartAct
  /** An officer's own words; null for what the house says by itself. */
  note: string | null
  at: Date
}

export interface Kit {
  release: Release
  outsider: Outsider
  /** An embargo stands and was accepted. */
  early: boolean
  editions: (PressEdition & { text: NonNullable<PressEdition['text']> })[]
  assets: HandedAsset[]
  /** Films and sounds among them, as players want them; by asset id. */
  recordings: ReadonlyMap<string, Recording>
  /** How many parts are left out, by reason. */
  leftOut: { editions: number; assets: number }
  /** Newest first. */
  notes: ReleaseNote[]
}

type Deps = Pick<HubDeps, 'db' | 'clock' | 'bank' | 'newsroom'>

const isAccredited = (who: Who): who is SignedInJournalist => who?.journalist.standing === 'accredited'

async function hasAccepted(
  { db }: Pick<Deps, 'db'>,
  release: Release,
  { journalist }: SignedInJournalist,
): Promise<boolean> {
  const found = await db
    .selectFrom('hub.release_acceptance')
    .select('version')
    .where('release_id', '=', release.id)
    .where('journalist_id', '=', journalist.id)
    .where('terms_digest', '=', termsDigest(release))
    .executeTakeFirst()
  return found !== undefined
}

/**
 * The release for whoever may have it now, and as whom. @throws not_found (404) for everybody else; release_over (410)
 * once it was withdrawn or recalled.
 */
export async function admitted(
  deps: Pick<Deps, 'db' | 'clock'>,
  asking: Who | Promise<Who>,
  ref: string,
): Promise<{ release: Release; outsider: Outsider; early: boolean }> {
  const [release, who] = await Promise.all([releaseByRef(deps.db, ref), asking])
  if (release === undefined || release.state === 'draft') throw notFound('release')
  const early = underEmbargo(release, deps.clock.now())
  if (early && !(isAccredited(who) && (await hasAccepted(deps, release, who)))) throw notFound('release')
  if (release.state !== 'published') throw new HouseError('release_over', 410)
  const outsider: Outsider = isAccredited(who)
    ? { audience: 'press', journalist: { id: who.journalist.id, name: who.journalist.name } }
    : { audience: 'public', journalist: undefined }
  return { release, outsider, early }
}

/** What is in it for them. */
export async function kitFor(
  deps: Deps,
  { release, outsider, early }: { release: Release; outsider: Outsider; early: boolean },
): Promise<Kit> {
  const [found, standing, notes, recordings] = await Promise.all([
    deps.newsroom.pressEditions(release.editionIds),
    deps.bank.assetsFor(outsider.audience, release.assetIds),
    notesOf(deps, release),
    deps.bank.recordings(release.assetIds),
  ])
  const editions = release.editionIds.flatMap((id) => {
    const edition = found.get(id)
    if (edition?.text === undefined || !maySee(edition, release, early)) return []
    return [{ ...edition, text: edition.text }]
  })
  const assets = release.assetIds.flatMap((id) => {
    const asset = standing.get(id)
    return asset === undefined || asset.heldBack !== null ? [] : [asset]
  })
  return {
    release,
    outsider,
    early,
    editions,
    assets,
    recordings: new Map([...recordings].filter(([id]) => assets.some((asset) => asset.id === id))),
    leftOut: {
      editions: release.editionIds.length - editions.length,
      assets: release.assetIds.length - assets.length,
    },
    notes,
  }
}

/** Before an embargo is over, also what waits; unless the story's own embargo lasts longer than the release's. */
function maySee({ state, embargoUntil }: PressEdition, release: Release, early: boolean): boolean {
  if (state === 'published') return true
  if (state !== 'waiting' || !early) return false
  return embargoUntil === null || (release.embargoUntil !== null && embargoUntil <= release.embargoUntil)
}

async function notesOf({ db }: Pick<Deps, 'db'>, { id }: Release): Promise<ReleaseNote[]> {
  const { rows } = await sql<ReleaseNote>`
    select act, note, at from hub.release_version where release_id = ${id}
      and act not in ('compose', 'change', 'publish')
    order by number desc limit 50`.execute(db)
  return rows
}

/** For anybody: an open release with what is in it; undefined where there is none. */
export async function publicKit(deps: Deps, ref: string): Promise<Kit | undefined> {
  const release = await releaseByRef(deps.db, ref)
  if (release === undefined || !isOpen(release, deps.clock.now())) return undefined
  const outsider: Outsider = { audience: 'public', journalist: undefined }
  if (release.state === 'published') return kitFor(deps, { release, outsider, early: false })
  return {
    release,
    outsider,
    early: false,
    editions: [],
    assets: [],
    recordings: new Map(),
    leftOut: { editions: 0, assets: 0 },
    notes: await notesOf(deps, release),
  }
}

/**
 * For a journalist: `open` (the public page says it all), `terms` to be accepted first, or the kit before its time.
 * @throws not_found for whoever is not accredited, and for what is not there.
 */
export async function pressKit(
  deps: Deps,
  who: SignedInJournalist,
  ref: string,
): Promise<
  | { standing: 'open'; release: Release }
  | { standing: 'terms'; release: Release; digest: string }
  | { standing: 'early'; kit: Kit }
> {
  const release = await releaseByRef(deps.db, ref)
  if (release === undefined || release.state === 'draft') throw notFound('release')
  if (isOpen(release, deps.clock.now())) return { standing: 'open', release }
  if (!isAccredited(who) || release.state === 'recalled') throw notFound('release')
  if (release.state === 'published' && !(await hasAccepted(deps, release, who)))
    return { standing: 'terms', release, digest: termsDigest(release) }
  return { standing: 'early', kit: await kitFor(deps, await admitted(deps, who, ref)) }
}
