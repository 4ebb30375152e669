/** What changed between two contents, word by word, as an editor reads it: fields first, then block by block. */
import { diffArrays } from 'diff'
import { blockText } from './plain-text.ts'
import type { Block, EditionContent, PictureUse, TextNode } from './content.ts'

export interface DiffPart {
  op: 'same' | 'added' | 'removed'
  text: string
}

/**
 * One field or block. `same` and `removed` parts joined are the old text, `same` and `added` the new one. Of a field,
 * `blockId` and `kind` are the field's name, e.g. `headline`, `lead`.
 */
export interface BlockDiff {
  blockId: string
  kind: string
  parts: DiffPart[]
}

const pieces = /[\p{L}\p{N}\p{M}]+|\s+|[^]/gu
/** Beyond this many changed pieces nobody reads a word-level diff any more. */
const mostEdits = 4000

function append(parts: DiffPart[], op: DiffPart['op'], text: string): void {
  const last = parts.at(-1)
  if (text === '') return
  if (last?.op === op) last.text += text
  else parts.push({ op, text })
}

/** Word-level; two texts without a word in common are one removed and one added part. */
export function diffText(before: string, after: string): DiffPart[] {
  const parts: DiffPart[] = []
  const changes = diffArrays(before.match(pieces) ?? [], after.match(pieces) ?? [], {
    maxEditLength: mostEdits,
  })
  const kept = changes?.some(
    (change) => !change.added && !change.removed && /\p{L}|\p{N}/u.test(change.value.join('')),
  )
  if (changes === undefined || (kept !== true && before !== after)) {
    append(parts, 'removed', before)
    append(parts, 'added', after)
    return parts
  }
  for (const { added, removed, value } of changes)
    append(parts, added ? 'added' : removed ? 'removed' : 'same', value.join(''))
  return parts
}

/** A link's address is part of what readers get, so a changed one shows. */
const withLinks = (nodes: readonly TextNode[] | undefined): string =>
  (nodes ?? [])
    .map((node) => {
      const link = node.marks?.find((mark) => mark.type === 'link')
      return link === undefined ? node.text : `${node.text} (${link.attrs.href})`
    })
    .join('')

/** Another part of the picture is a change that readers see: its share of the sides, and where it begins. */
const cropWords = ({ x, y, width, height }: NonNullable<PictureUse['crop']>): string =>
  `⌗ ${[width, height, x, y].map((value) => `${Math.round(value / 100)} %`).join(' · ')}`

const pictureWords = ({ alt, caption, credit, crop }: Omit<PictureUse, 'rights' | 'assetId'>): string =>
  [caption, credit, alt, crop === undefined ? '' : cropWords(crop)].filter((text) => text !== '').join('\n')

/** A block as one text, as it is compared. */
export function comparedText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return withLinks(block.content)
    case 'blockquote':
      return block.content.map((paragraph) => withLinks(paragraph.content)).join('\n')
    case 'figure':
      return pictureWords(block.attrs)
    case 'recording':
      return [block.attrs.caption, block.attrs.credit, block.attrs.transcript]
        .filter((text) => text !== '')
        .join('\n')
    default:
      return blockText(block)
  }
}

const idOf = (block: Block): string => block.attrs?.id ?? ''

const assetOf = (block: Block): string | undefined =>
  block.type === 'figure' || block.type === 'recording' ? block.attrs.assetId : undefined

/** Another kind of block, or another picture or film, replaces the old one as a whole. */
const comparable = (a: Block, b: Block): boolean =>
  a.type === b.type &&
  assetOf(a) === assetOf(b) &&
  (a.type !== 'heading' || b.type !== 'heading' || a.attrs.level === b.attrs.level)

const whole = (block: Block, op: 'added' | 'removed'): BlockDiff => {
  const text = comparedText(block)
  return { blockId: idOf(block), kind: block.type, parts: text === '' ? [] : [{ op, text }] }
}

const pair = (before: Block, after: Block): BlockDiff[] =>
  comparable(before, after)
    ? [{ blockId: idOf(after), kind: after.type, parts: diffText(comparedText(before), comparedText(after)) }]
    : [whole(before, 'removed'), whole(after, 'added')]

/** Half of the shorter text's words in common: the same paragraph, written anew. */
function alike(a: Block, b: Block): boolean {
  if (!comparable(a, b)) return false
  const words = (block: Block) =>
    new Set(
      comparedText(block)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    )
  const [one, other] = [words(a), words(b)]
  const common = [...one].filter((word) => other.has(word)).length
  return common * 2 >= Math.max(1, Math.min(one.size, other.size))
}

/** A run of blocks whose ids all changed: pairs by likeness, in order. */
function diffRun(before: readonly Block[], after: readonly Block[]): BlockDiff[] {
  const result: BlockDiff[] = []
  let next = 0
  for (const block of before) {
    const match = after.findIndex((candidate, index) => index >= next && alike(block, candidate))
    if (match < 0) {
      result.push(whole(block, 'removed'))
      continue
    }
    result.push(...after.slice(next, match).map((added) => whole(added, 'added')))
    const partner = after[match]
    if (partner !== undefined) result.push(...pair(block, partner))
    next = match + 1
  }
  result.push(...after.slice(next).map((added) => whole(added, 'added')))
  return result
}

function diffBlocks(before: readonly Block[], after: readonly Block[]): BlockDiff[] {
  const result: BlockDiff[] = []
  let removed: Block[] = []
  let added: Block[] = []
  const flush = () => {
    result.push(...diffRun(removed, added))
    removed = []
    added = []
  }
  let [a, b] = [0, 0]
  for (const change of diffArrays(before.map(idOf), after.map(idOf))) {
    const length = change.value.length
    if (change.removed) removed.push(...before.slice(a, (a += length)))
    else if (change.added) added.push(...after.slice(b, (b += length)))
    else {
      flush()
      for (let index = 0; index < length; index++) {
        const [old, now] = [before[a + index], after[b + index]]
        if (old !== undefined && now !== undefined) result.push(...pair(old, now))
      }
      a += length
      b += length
    }
  }
  flush()
  return result
}

const fields = [
  'headline',
  'summary',
  'slugline',
  'dateline',
  'byline',
  'signOff',
  'editorsNote',
  'topic',
] as const

function diffLead(before: PictureUse | null, after: PictureUse | null): BlockDiff[] {
  const text = (use: PictureUse | null) => (use === null ? '' : `${pictureWords(use)}\n${use.rights}`.trim())
  const parts =
    before !== null && after !== null && before.assetId !== after.assetId
      ? [
          { op: 'removed' as const, text: text(before) },
          { op: 'added' as const, text: text(after) },
        ].filter((part) => part.text !== '')
      : diffText(text(before), text(after))
  return parts.length === 0 ? [] : [{ blockId: 'lead', kind: 'lead', parts }]
}

/** Fields that are empty in both are left out; everything else is there, changed or not, in reading order. */
export function diffVersions(before: EditionContent, after: EditionContent): BlockDiff[] {
  const field = (name: string, a: string, b: string): BlockDiff[] =>
    a === '' && b === '' ? [] : [{ blockId: name, kind: name, parts: diffText(a, b) }]
  return [
    ...fields.flatMap((name) => field(name, before[name], after[name])),
    ...field('tags', before.tags.join(', '), after.tags.join(', ')),
    ...diffLead(before.lead, after.lead),
    ...diffBlocks(before.body.content, after.body.content),
  ]
}

export const isChanged = (diff: BlockDiff): boolean => diff.parts.some((part) => part.op !== 'same')
