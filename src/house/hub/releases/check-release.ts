import type { Actor } from '../../../platform/actor.ts'
import { invalid } from '../../../platform/errors.ts'
import type { HubDeps } from '../deps.ts'
import { checkForm, oneLine, paragraphs } from '../words.ts'
import type { ReleaseContent } from './release.ts'

/** What an officer writes and picks; a part that is left out stays, or is empty in a new release. */
export interface ReleaseInput {
  number?: string | undefined
  title?: { id: string; en?: string | null | undefined } | undefined
  summary?: { id: string; en?: string | null | undefined } | undefined
  contact?: string | undefined
  embargoUntil?: Date | null | undefined
  terms?: { id: string; en?: string | null | undefined } | undefined
  editionIds?: readonly string[] | undefined
  assetIds?: readonly string[] | undefined
}

export const releaseLimits = {
  number: 80,
  title: 160,
  summary: 1500,
  contact: 240,
  terms: 1000,
  editions: 12,
  assets: 100,
}

const orNull = (text: string) => (text === '' ? null : text)

/** The content after a change. @throws invalid_request (422) with every fault. */
export function changedRelease(before: ReleaseContent, input: ReleaseInput): ReleaseContent {
  const form = checkForm()
  const title = input.title ?? before.title
  const summary = input.summary ?? before.summary
  const terms = input.terms ?? before.terms
  const after: ReleaseContent = {
    ...before,
    number: oneLine(input.number ?? before.number),
    title: { id: oneLine(title.id), en: orNull(oneLine(title.en ?? '')) },
    summary: { id: paragraphs(summary.id), en: orNull(paragraphs(summary.en ?? '')) },
    contact: oneLine(input.contact ?? before.contact),
    embargoUntil: input.embargoUntil === undefined ? before.embargoUntil : input.embargoUntil,
    terms: { id: paragraphs(terms.id), en: orNull(paragraphs(terms.en ?? '')) },
    editionIds: [...new Set(input.editionIds ?? before.editionIds)],
    assetIds: [...new Set(input.assetIds ?? before.assetIds)],
  }
  form.text('title.id', after.title.id, { min: 3, max: releaseLimits.title })
  form.text('title.en', after.title.en ?? '', { min: 0, max: releaseLimits.title })
  form.text('summary.id', after.summary.id, { min: 0, max: releaseLimits.summary })
  form.text('summary.en', after.summary.en ?? '', { min: 0, max: releaseLimits.summary })
  form.text('terms.id', after.terms.id, { min: 0, max: releaseLimits.terms })
  form.text('terms.en', after.terms.en ?? '', { min: 0, max: releaseLimits.terms })
  form.text('number', after.number, { min: 0, max: releaseLimits.number })
  form.text('contact', after.contact, { min: 0, max: releaseLimits.contact })
  if (after.summary.en !== null && after.title.en === null) form.wrong('title.en', 'hub_needed')
  if (after.editionIds.length > releaseLimits.editions)
    form.wrong('editionIds', 'release_too_many', { max: releaseLimits.editions })
  if (after.assetIds.length > releaseLimits.assets)
    form.wrong('assetIds', 'release_too_many', { max: releaseLimits.assets })
  form.done()
  return after
}

/** What was picked must be there, and the officer must be allowed to see it where it lies. @throws invalid_request, forbidden. */
export async function checkParts(
  { bank, newsroom, identity }: Pick<HubDeps, 'bank' | 'newsroom' | 'identity'>,
  actor: Actor,
  before: Pick<ReleaseContent, 'editionIds' | 'assetIds'>,
  after: Pick<ReleaseContent, 'editionIds' | 'assetIds'>,
): Promise<void> {
  const newEditions = after.editionIds.filter((id) => !before.editionIds.includes(id))
  const newAssets = after.assetIds.filter((id) => !before.assetIds.includes(id))
  const [editions, assets] = await Promise.all([
    newsroom.pressEditions(newEditions),
    bank.assetsFor('press', newAssets),
  ])
  if (newEditions.some((id) => !usable.has(editions.get(id)?.state ?? '')))
    throw invalid('invalid_request', [{ at: 'editionIds', code: 'release_edition' }])
  if (newAssets.some((id) => !assets.has(id)))
    throw invalid('invalid_request', [{ at: 'assetIds', code: 'release_asset' }])
  const unitsOf = (parts: Iterable<{ unitId: string }>) => new Set([...parts].map((part) => part.unitId))
  await Promise.all([
    ...[...unitsOf(editions.values())].map((unit) => identity.authorise(actor, 'story.read', unit)),
    ...[...unitsOf(assets.values())].map((unit) => identity.authorise(actor, 'asset.read', unit)),
  ])
}
const usable = new Set(['published', 'waiting'])
