/** The house's type, cut down to what one document needs of it: a few kilobytes inside the PDF. */
import { Blob, Face } from 'harfbuzzjs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'
import { decompress } from 'wawoff2'

export type Style = 'sans' | 'sansBold' | 'serif' | 'serifBold' | 'serifItalic' | 'serifBoldItalic'

const serif = '@fontsource-variable/source-serif-4/files/source-serif-4'
const sans = '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans'
const files: Record<Style, { base: string; slope: 'normal' | 'italic'; weight: number }> = {
  sans: { base: sans, slope: 'normal', weight: 400 },
  sansBold: { base: sans, slope: 'normal', weight: 700 },
  serif: { base: serif, slope: 'normal', weight: 400 },
  serifBold: { base: serif, slope: 'normal', weight: 700 },
  serifItalic: { base: serif, slope: 'italic', weight: 400 },
  serifBoldItalic: { base: serif, slope: 'italic', weight: 700 },
}
const alphabets = ['latin', 'latin-ext'] as const

/** A font file that covers some characters of a style. */
export interface Cut {
  name: string
  covers: ReadonlySet<number>
  bytes: Buffer
}
export type Faces = Record<Style, readonly Cut[]>

const here = createRequire(import.meta.url)

/** Every style, in as many files as the text's characters ask for; the first covers plain Latin. */
export async function loadFaces(text: string): Promise<Faces> {
  const chars = [...new Set(`${text} 0123456789•…`)].join('')
  const faces: Partial<Faces> = {}
  for (const style of Object.keys(files) as Style[]) faces[style] = await loadStyle(style, chars)
  return faces as Faces
}

async function loadStyle(style: Style, chars: string): Promise<Cut[]> {
  const { base, slope, weight } = files[style]
  const cuts: Cut[] = []
  for (const alphabet of alphabets) {
    if (cuts.length > 0 && Array.from(chars).every((char) => cuts[0]?.covers.has(char.codePointAt(0) ?? 0)))
      break
    const outlines = await decompress(await readFile(here.resolve(`${base}-${alphabet}-wght-${slope}.woff2`)))
    const covers = new Set(new Face(new Blob(Uint8Array.from(outlines).buffer)).collectUnicodes())
    const bytes = await subsetFont(Buffer.from(outlines), chars, {
      targetFormat: 'truetype',
      variationAxes: { wght: weight },
    })
    cuts.push({ name: `${style}-${alphabet}`, covers, bytes })
  }
  return cuts
}

/**
 * Text in pieces of one file each. What no file covers would be a gap that nobody sees: an ellipsis stands for as many
 * characters as follow one another.
 */
export function piecesOf(cuts: readonly Cut[], text: string): { cut: Cut; text: string }[] {
  const pieces: { cut: Cut; text: string }[] = []
  const of = (char: string) => cuts.find(({ covers }) => covers.has(char.codePointAt(0) ?? 0))
  let missing = false
  for (const each of text) {
    const found = of(each)
    if (found === undefined && missing) continue
    missing = found === undefined
    const [char, cut] = missing ? ['…', of('…')] : [each, found]
    const last = pieces.at(-1)
    if (last !== undefined && (last.cut === cut || char === ' ')) last.text += char
    else if (cut !== undefined) pieces.push({ cut, text: char })
  }
  return pieces
}
