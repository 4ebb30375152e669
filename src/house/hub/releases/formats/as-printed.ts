import { buffer } from 'node:stream/consumers'
import type { Locale } from '../../../../platform/messages.ts'
import type { PrintBlock, Printed, Run } from '../../../../platform/typeset/typeset.ts'
import type { EditionContent } from '../../../newsroom/index.ts'
import type { HubDeps } from '../../deps.ts'
import type { Kit } from '../kit.ts'
import { captionOf, frameOf, type FormatDeps } from './words.ts'

type Block = EditionContent['body']['content'][number]
type List = Extract<Block, { type: 'bulletList' | 'orderedList' }>
type TextNodes = NonNullable<Extract<Block, { type: 'paragraph' }>['content']>

const mostPictures = 24

export async function asPrinted(
  deps: FormatDeps & Pick<HubDeps, 'bank' | 'storage'>,
  kit: Kit,
  locale: Locale,
): Promise<Printed> {
  const frame = frameOf(deps, kit, locale)
  const blocks: PrintBlock[] = [
    ...(frame.embargo === undefined ? [] : [said(frame.embargo)]),
    { kind: 'title', text: frame.title },
    ...(frame.summary === '' ? [] : [{ kind: 'lead' as const, text: frame.summary }]),
    { kind: 'facts', rows: frame.facts },
  ]
  for (const { text } of kit.editions)
    blocks.push(
      { kind: 'heading', level: 2, text: text.headline },
      ...(text.dateline === '' ? [] : [small(text.dateline)]),
      ...text.body.content.flatMap(blockOf),
      ...(text.byline === '' ? [] : [small(text.byline)]),
    )
  blocks.push(...(await pictures(deps, kit, frame.t('hub.release.assets'))))
  if (frame.leftOut !== undefined) blocks.push(small(frame.leftOut))
  blocks.push({ kind: 'small', runs: [{ text: frame.url, href: frame.url }] })
  return {
    title: frame.title,
    language: locale,
    author: frame.unit,
    colour: deps.pack.brand.accent.light,
    foot: [kit.release.number, frame.embargo ?? frame.institution].filter((part) => part !== '').join(' · '),
    pageLabel: frame.t('hub.release.page_label', { page: '{page}', pages: '{pages}' }),
    createdAt: deps.clock.now(),
    blocks,
  }
}

const said = (text: string): PrintBlock => ({ kind: 'paragraph', runs: [{ text, bold: true }] })
const small = (text: string): PrintBlock => ({ kind: 'small', runs: [{ text }] })

/** What may leave now, small; an asset that was held back in between is simply not shown. */
async function pictures(
  { bank, storage }: Pick<HubDeps, 'bank' | 'storage'>,
  { assets, outsider }: Kit,
  title: string,
): Promise<PrintBlock[]> {
  if (assets.length === 0) return []
  const items = []
  const printed = assets.slice(0, mostPictures)
  const now = await bank.assetsFor(
    outsider.audience,
    printed.map(({ id }) => id),
  )
  for (const asset of printed) {
    const standing = now.get(asset.id)
    const still =
      standing === undefined ? undefined : await bank.stillOf(standing, '640').catch(() => undefined)
    const source = still === undefined ? undefined : await buffer(storage.read(still.sha256))
    items.push({
      picture: source === undefined ? undefined : { source, alt: asset.alt },
      lines: [asset.filename, captionOf(asset)],
    })
  }
  return [
    { kind: 'heading', level: 2, text: title },
    { kind: 'sheet', columns: 3, items },
  ]
}

const runs = (nodes: TextNodes | undefined): Run[] =>
  (nodes ?? []).map(({ text, marks = [] }) => {
    const link = marks.find((mark) => mark.type === 'link')
    return {
      text,
      bold: marks.some((mark) => mark.type === 'bold'),
      italic: marks.some((mark) => mark.type === 'italic'),
      ...(link?.type === 'link' && /^https?:/.test(link.attrs.href) ? { href: link.attrs.href } : {}),
    }
  })

function blockOf(block: Block): PrintBlock[] {
  switch (block.type) {
    case 'paragraph':
      return block.content === undefined ? [] : [{ kind: 'paragraph', runs: runs(block.content) }]
    case 'heading':
      return [
        { kind: 'heading', level: 3, text: runs(block.content).map(({ text }) => text).join('') }, // prettier-ignore
      ]
    case 'blockquote':
      return block.content.map((one) => ({ kind: 'quote', runs: runs(one.content) }))
    case 'bulletList':
    case 'orderedList':
      return [{ kind: 'list', ordered: block.type === 'orderedList', items: itemsOf(block) }]
    default:
      return []
  }
}

/** Lists within lists are set as one. */
const itemsOf = (list: List): Run[][] =>
  list.content.flatMap((item) =>
    item.content.flatMap((part) => (part.type === 'paragraph' ? [runs(part.content)] : itemsOf(part))),
  )
