/** Text as outlines, set by HarfBuzz from the house's own type: works where no font is installed. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Blob, Buffer as TextBuffer, Face, Font, shape, Variation } from 'harfbuzzjs'
import { decompress } from 'wawoff2'

export interface SetLine {
  /** SVG path data with its origin at the line's left end, on the baseline. */
  path: string
  width: number
}

export interface Typeface {
  /** One line at a size in pixels. */
  set(text: string, size: number): SetLine
  /**
   * Breaks text into lines no wider than `width`; what does not fit into `most` lines ends in an ellipsis, a word
   * that is too long by itself is broken.
   */
  lines(text: string, size: number, width: number, most: number): SetLine[]
}

const here = createRequire(import.meta.url)

interface Cut {
  font: Font
  unitsPerEm: number
  covers: ReadonlySet<number>
}

async function loadCut(file: string, axes: Record<string, number>): Promise<Cut> {
  const outlines = await decompress(await readFile(here.resolve(file)))
  const face = new Face(new Blob(Uint8Array.from(outlines).buffer))
  const font = new Font(face)
  font.setVariations(Object.entries(axes).map(([tag, value]) => new Variation(tag, value)))
  return { font, unitsPerEm: face.upem, covers: new Set(face.collectUnicodes()) }
}

/** Loads a typeface from its Latin files; the first one that covers a character draws it. */
async function loadTypeface(files: readonly string[], axes: Record<string, number>): Promise<Typeface> {
  const cuts = await Promise.all(files.map((file) => loadCut(file, axes)))
  const cutFor = (char: string) => cuts.find((cut) => cut.covers.has(char.codePointAt(0) ?? 0)) ?? cuts[0]

  const set = (text: string, size: number): SetLine => {
    let [path, x] = ['', 0]
    for (const { cut, run } of runsOf(text, cutFor)) {
      const scale = size / cut.unitsPerEm
      const buffer = new TextBuffer()
      buffer.addText(run)
      buffer.guessSegmentProperties()
      shape(cut.font, buffer)
      const positions = buffer.getGlyphPositions()
      buffer.getGlyphInfos().forEach((glyph, at) => {
        const place = positions[at]
        if (place === undefined) return
        path += placed(
          cut.font.glyphToPath(glyph.codepoint),
          x + place.xOffset * scale,
          -place.yOffset * scale,
          scale,
        )
        x += place.xAdvance * scale
      })
    }
    return { path, width: x }
  }

  return {
    set,
    lines(text, size, width, most) {
      const fits = (line: string) => set(line, size).width <= width
      const lines: string[] = []
      let line = ''
      for (const word of text
        .trim()
        .split(/\s+/)
        .flatMap((one) => pieces(one, fits))) {
        const longer = line === '' ? word : `${line} ${word}`
        if (fits(longer)) line = longer
        else {
          lines.push(line)
          line = word
        }
      }
      lines.push(line)
      if (lines.length > most) {
        let last = lines[most - 1] ?? ''
        while (last !== '' && !fits(`${last}…`)) last = last.replace(/\s*\S+$/, '')
        lines.splice(most - 1, Infinity, `${last.replace(/[\s,;:–—-]+$/, '')}…`)
      }
      return lines.map((one) => set(one, size))
    },
  }
}

function runsOf<T>(text: string, cutFor: (char: string) => T | undefined): { cut: T; run: string }[] {
  const runs: { cut: T; run: string }[] = []
  for (const char of text) {
    const cut = cutFor(char)
    const last = runs.at(-1)
    if (last !== undefined && (last.cut === cut || char === ' ')) last.run += char
    else if (cut !== undefined) runs.push({ cut, run: char })
  }
  return runs
}

function pieces(word: string, fits: (text: string) => boolean): string[] {
  if (fits(word)) return [word]
  const found: string[] = []
  let piece = ''
  for (const char of word) {
    if (piece !== '' && !fits(piece + char)) {
      found.push(piece)
      piece = ''
    }
    piece += char
  }
  return [...found, piece]
}

/** Font units, y upwards, to pixels, y downwards. Every command of a glyph's path takes absolute pairs. */
function placed(path: string, x: number, y: number, scale: number): string {
  let across = true
  return path.replace(/[A-Za-z]|,|-?\d+(?:\.\d+)?(?:e-?\d+)?/g, (token) => {
    if (token === ',') return ''
    if (/^[A-Za-z]$/.test(token)) {
      across = true
      return token
    }
    const value = across ? x + Number(token) * scale : y - Number(token) * scale
    across = !across
    return `${value.toFixed(2)} `
  })
}

export interface Typefaces {
  /** Source Serif 4, semibold at display size: headlines. */
  serif: Typeface
  /** Plus Jakarta Sans, semibold: everything around them. */
  sans: Typeface
}

let loaded: Promise<Typefaces> | undefined

/** The house's two typefaces, read once a process. */
export function loadTypefaces(): Promise<Typefaces> {
  const serif = '@fontsource-variable/source-serif-4/files/source-serif-4'
  const sans = '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans'
  loaded ??= Promise.all([
    loadTypeface([`${serif}-latin-opsz-normal.woff2`, `${serif}-latin-ext-opsz-normal.woff2`], {
      wght: 600,
      opsz: 48,
    }),
    loadTypeface([`${sans}-latin-wght-normal.woff2`, `${sans}-latin-ext-wght-normal.woff2`], { wght: 600 }),
  ]).then(([serifFace, sansFace]) => ({ serif: serifFace, sans: sansFace }))
  return loaded
}
