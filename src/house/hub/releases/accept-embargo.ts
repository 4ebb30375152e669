import { conflict, notFound } from '../../../platform/errors.ts'
import { translator } from '../../../platform/messages.ts'
import type { HubDeps } from '../deps.ts'
import { momentText } from '../moment-text.ts'
import type { SignedInJournalist } from '../press/session.ts'
import { inLanguage, termsDigest, underEmbargo, type Release } from './release.ts'
import { releaseByRef } from './release-rows.ts'

/** What is accepted, word for word, in the journalist's language. */
export function wordingOf(
  { units }: Pick<HubDeps, 'units'>,
  release: Pick<Release, 'embargoUntil' | 'terms' | 'unitId'>,
  locale: 'id' | 'en',
): string {
  const zone = (units.get(release.unitId) ?? units.root()).timeZone
  const moment = release.embargoUntil === null ? '' : momentText(release.embargoUntil, locale, zone)
  const terms = inLanguage(release.terms, locale)
  return `${translator(locale)('hub.release.wording', { moment })}${terms === '' ? '' : `\n\n${terms}`}`
}

/**
 * A journalist's own word, kept with who, when, and which wording of which version. Twice is once. Errors: not_found
 * (not accredited, or nothing to accept), release_terms_changed (409: moved meanwhile; nothing was accepted).
 */
export async function acceptEmbargo(
  deps: Pick<HubDeps, 'db' | 'clock' | 'units'>,
  { journalist }: SignedInJournalist,
  ref: string,
  { digest, locale }: { digest: string; locale: 'id' | 'en' },
): Promise<void> {
  const { db, clock } = deps
  const release = await releaseByRef(db, ref)
  const now = clock.now()
  if (
    journalist.standing !== 'accredited' ||
    release === undefined ||
    release.state !== 'published' ||
    release.embargoUntil === null
  )
    throw notFound('release')
  // It is over: there is nothing left to accept, and everybody may read.
  if (!underEmbargo(release, now)) return
  if (digest !== termsDigest(release)) throw conflict('release_terms_changed')
  await db
    .insertInto('hub.release_acceptance')
    .values({
      release_id: release.id,
      journalist_id: journalist.id,
      version: release.version,
      terms_digest: digest,
      wording: wordingOf(deps, release, locale),
      embargo_until: release.embargoUntil,
      accepted_at: now,
    })
    .onConflict((known) => known.columns(['release_id', 'journalist_id', 'terms_digest']).doNothing())
    .execute()
}
