/** The words of a body without its markup: for search, counting, diff and export. */
import type { Block, BodyDoc, List, ListItem, Paragraph, TextNode } from './content.ts'
import type { Recording } from './recording.ts'

const inline = (nodes: readonly TextNode[] | undefined): string =>
  (nodes ?? []).map((node) => node.text).join('')

const listLines = (list: List): string[] => list.content.flatMap(itemLines)

function itemLines(item: ListItem): string[] {
  return item.content.flatMap((child: Paragraph | List) =>
    child.type === 'paragraph' ? [inline(child.content)] : listLines(child),
  )
}

/** A sign that needs no language tells a film's or sound's words from those of the text around it. */
const recordingText = ({ attrs: { caption, transcript } }: Recording): string =>
  [`▶ ${caption}`.trim(), transcript].filter((text) => text !== '').join('\n')

/** A block's text; the paragraphs of a quote and the items of a list stand on lines of their own. */
export function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inline(block.content)
    case 'blockquote':
      return block.content.map((paragraph) => inline(paragraph.content)).join('\n')
    case 'bulletList':
    case 'orderedList':
      return listLines(block).join('\n')
    case 'recording':
      return recordingText(block)
    default:
      return block.attrs.caption
  }
}

/** The whole body; blocks are parted by an empty line, empty ones left out. */
export function plainText(body: BodyDoc): string {
  return body.content
    .map(blockText)
    .filter((text) => text.trim() !== '')
    .join('\n\n')
}
