import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharp } from '../images.ts'
import { createStorage } from '../storage.ts'
import { cardKey, drawCard, storyCard, type Card } from './draw-card.ts'
import { compositions, drawCloth, motifNames } from './draw-cloth.ts'
import { kawungBand } from './kawung-band.ts'
import { paletteNames } from './palettes.ts'
import { toPicture } from './to-picture.ts'
import { loadTypefaces } from './typeface.ts'

const cloth = {
  seed: 'berita-1',
  motif: 'parang',
  palette: 'sogan',
  composition: 'bordered',
  width: 600,
  height: 400,
} as const
const card: Card = {
  institution: 'Portal Humas Presisi',
  kicker: 'Pelayanan publik',
  headline: 'Satu pintu untuk surat keterangan',
  foot: 'Polda Jawa Barat · 24 November 2026',
  accent: '#7a3e12',
  seed: 'k3f9x2w7',
}

test('the same description draws the same cloth, another seed another one', () => {
  expect(drawCloth(cloth)).toBe(drawCloth(cloth))
  expect(drawCloth({ ...cloth, seed: 'berita-2' })).not.toBe(drawCloth(cloth))
})

test('every motif in every composition becomes a picture of the wanted size', async () => {
  for (const [at, motif] of motifNames.entries())
    for (const composition of compositions) {
      const palette = paletteNames[at % paletteNames.length] ?? 'sogan'
      const svg = drawCloth({ seed: 's', motif, palette, composition, width: 300, height: 200 })
      const picture = await toPicture(svg, { width: 300, height: 200 }, 's')
      const { format, width, height } = await sharp(picture).metadata()
      expect([format, width, height], `${motif} ${composition}`).toEqual(['jpeg', 300, 200])
      // A drawing that failed would be one flat colour.
      const spread = (await sharp(picture).stats()).channels.map(({ stdev }) => stdev)
      expect(Math.max(...spread), `${motif} ${composition}`).toBeGreaterThan(12)
    }
})

test('a card bears the headline as ink on paper, without any font of the machine', async () => {
  const ink = async (headline: string) => {
    const { data } = await sharp(await drawCard({ ...card, headline }))
      .extract({ left: 64, top: 150, width: 680, height: 380 })
      .greyscale()
      .threshold(110)
      .raw()
      .toBuffer({ resolveWithObject: true })
    return data.reduce((dark, value) => dark + (value === 0 ? 1 : 0), 0)
  }
  const [short, long] = [await ink('Kabut tipis'), await ink('Kabut tipis di jalur Balikpapan dan Samarinda')]
  expect(short).toBeGreaterThan(1500)
  expect(long).toBeGreaterThan(short * 1.7)
  const { format, width, height } = await sharp(await drawCard(card)).metadata()
  expect([format, width, height]).toEqual(['jpeg', 1200, 630])
})

test('a card is drawn once and kept; a corrected headline is drawn anew', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-card-'))
  const storage = await createStorage(folder)
  const first = await storyCard(storage, card)
  expect(Buffer.from(await storyCard(storage, card)).equals(Buffer.from(first))).toBe(true)
  expect(cardKey(card)).toBe(cardKey({ ...card }))
  expect(cardKey({ ...card, headline: 'Koreksi' })).not.toBe(cardKey(card))
  await rm(folder, { recursive: true })
})

test('headlines are broken into lines that fit, whatever they hold', async () => {
  const { serif } = await loadTypefaces()
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.integer({ min: 1, max: 5 }),
      (text, most) => {
        const lines = serif.lines(text, 40, 400, most)
        expect(lines.length).toBeLessThanOrEqual(most)
        for (const line of lines) {
          expect(line.width).toBeLessThanOrEqual(400)
          // Path data and nothing else: a headline cannot smuggle markup into the drawing.
          expect(line.path).toMatch(/^[MLQCZ0-9., -]*$/)
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('letters beyond Latin-1 are found in the second file, and both faces are true to the text', async () => {
  const { serif, sans } = await loadTypefaces()
  for (const face of [serif, sans]) {
    expect(face.set('łódź', 40).width).toBeGreaterThan(face.set('ód', 40).width)
    expect(face.set('', 40)).toEqual({ path: '', width: 0 })
    expect(face.set('WW', 40).width).toBeGreaterThan(face.set('ii', 40).width * 2)
  }
})

test('the band repeats without a seam', async () => {
  const tile = await sharp(Buffer.from(kawungBand({ line: '#000000' })))
    .raw()
    .toBuffer()
  const column = (x: number) => Array.from({ length: 44 }, (_, y) => tile[(y * 44 + x) * 4 + 3] ?? 0)
  const differs = column(0).reduce((sum, value, y) => sum + Math.abs(value - (column(43)[y] ?? 0)), 0)
  expect(differs / 44).toBeLessThan(30)
})
