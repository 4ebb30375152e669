import type { EditionContent } from './content.ts'
import { diffVersions, isChanged, type BlockDiff } from './diff-versions.ts'

/** Fields whose change gives a translator work; a tag or a sign-off does not. */
const translated = new Set(['headline', 'summary', 'dateline', 'editorsNote', 'lead'])

/**
 * What a translator has to take over: the paragraphs and fields of the source that changed since the version the
 * translation was made from, with the words that did. Empty: only things changed that need no translation.
 */
export function changedParagraphs(madeFrom: EditionContent, current: EditionContent): BlockDiff[] {
  const ids = new Set(
    [...madeFrom.body.content, ...current.body.content].map((block) => block.attrs?.id ?? ''),
  )
  return diffVersions(madeFrom, current).filter(
    (diff) => isChanged(diff) && (translated.has(diff.kind) || ids.has(diff.blockId)),
  )
}
