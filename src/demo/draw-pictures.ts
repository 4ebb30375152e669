/** The pictures of the demonstration: cloths drawn by the house, deposited in the bank like any photograph. */
import { Readable } from 'node:stream'
import { theHouse } from '../platform/actor.ts'
import {
  compositions,
  drawCloth,
  motifNames,
  type Composition,
  type MotifName,
} from '../platform/art/draw-cloth.ts'
import { paletteNames, type PaletteName } from '../platform/art/palettes.ts'
import { toPicture } from '../platform/art/to-picture.ts'
import { createLanes } from '../platform/lanes.ts'
import type { Locale } from '../platform/messages.ts'
import type { House } from '../house.ts'
import type { Picture } from '../house/bank/index.ts'
import type { EditionContent } from '../house/newsroom/index.ts'
import type { Cast, CastKey, Post, Posts } from './cast.ts'
import { inLanes } from './in-lanes.ts'

type Words = Record<Locale, string>

const motifWords: Record<MotifName, Words> = {
  kawung: { id: 'kawung', en: 'kawung' },
  parang: { id: 'parang', en: 'parang' },
  megaMendung: { id: 'mega mendung', en: 'mega mendung' },
  truntum: { id: 'truntum', en: 'truntum' },
  ceplok: { id: 'ceplok', en: 'ceplok' },
  lereng: { id: 'lereng', en: 'lereng' },
  nitik: { id: 'nitik', en: 'nitik' },
  gringsing: { id: 'gringsing', en: 'gringsing' },
  wajik: { id: 'wajik', en: 'wajik' },
  sulur: { id: 'sulur bunga', en: 'flowering vine' },
}
const paletteWords: Record<PaletteName, Words> = {
  sogan: { id: 'cokelat sogan', en: 'sogan brown' },
  wedelan: { id: 'biru wedelan', en: 'deep blue' },
  malam: { id: 'biru kelam', en: 'night blue' },
  mega: { id: 'biru langit', en: 'sky blue' },
  mengkudu: { id: 'merah mengkudu', en: 'madder red' },
  pesisir: { id: 'hijau laut', en: 'sea green' },
  hijau: { id: 'hijau daun', en: 'leaf green' },
  gading: { id: 'putih gading', en: 'ivory' },
  tembaga: { id: 'tembaga', en: 'copper' },
  nila: { id: 'ungu nila', en: 'indigo violet' },
  lumut: { id: 'hijau lumut', en: 'moss green' },
  fajar: { id: 'jingga fajar', en: 'dawn orange' },
}
const compositionWords: Record<Composition, Words> = {
  whole: { id: 'memenuhi kain', en: 'across the whole cloth' },
  bordered: { id: 'dengan tepi tumpal', en: 'with a border of triangles' },
  split: { id: 'bertemu kain lain pada garis miring', en: 'meeting another cloth on a slope' },
  islands: { id: 'dengan pulau-pulau motif lain', en: 'with islands of other motifs' },
  medallion: { id: 'mengelilingi bunga besar', en: 'around a great flower' },
}

/** Whose pictures the first ones are: writers may only use what their own units may see. */
const owners: readonly [Post, CastKey][] = [
  ['district1', 'rina'],
  ['district2', 'iwan'],
  ['district3', 'fitriani'],
  ['district4', 'markus'],
  ['district5', 'sudarma'],
  ['district1', 'rina'],
  ['district2', 'iwan'],
  ['district3', 'fitriani'],
]

/** Belongs to the story under embargo alone: nothing published may show it. */
export const embargoedPicture = 8

export interface DemoPicture {
  picture: Picture
  post: Post
  words: Record<Locale, { alt: string; caption: string }>
}

const credit = 'Pendopo'
const rights = 'CC BY 4.0'

/** Files of the pictures in the order of their numbers, each as soon as it is drawn; they need no house. */
export type Drawings = readonly Promise<Buffer>[]

export interface DrawingOptions {
  pictures?: number | undefined
  /** Width of the pictures at most, in pixels: small ones are made sooner. */
  widest?: number | undefined
  /** The same seed gives the same pictures. */
  seed?: string | undefined
}

export const defaultSeed = 'pendopo'

/** Begins to draw at once, two at a time. */
export function drawPictures({
  pictures = 32,
  widest = Infinity,
  seed = defaultSeed,
}: DrawingOptions = {}): Drawings {
  const lane = createLanes(2)
  return Array.from({ length: pictures }, (_, at) => {
    const drawn = lane(() => {
      const { motif, palette, composition } = plan(at)
      // Those of the front page are shown large.
      const width = Math.min(widest, at < 3 ? 1600 : 1080)
      const size = { width, height: Math.round((width * 2) / 3) }
      const name = `${seed}-${at}`
      return toPicture(drawCloth({ seed: name, motif, palette, composition, ...size }), size, name)
    })
    // Whoever deposits it hears of a failure; a house that does not open asks for none of them.
    drawn.catch(() => {})
    return drawn
  })
}

const plan = (at: number) => ({
  motif: motifNames[at % motifNames.length] ?? 'kawung',
  palette: paletteNames[(at * 5 + Math.floor(at / 12)) % paletteNames.length] ?? 'sogan',
  composition: compositions[(at + Math.floor(at / 10)) % compositions.length] ?? 'whole',
})

function wordsOf(at: number): Record<Locale, { alt: string; caption: string }> {
  const { motif, palette, composition } = plan(at)
  return {
    id: {
      alt: `Kain batik motif ${motifWords[motif].id} berwarna ${paletteWords[palette].id}, ${compositionWords[composition].id}.`,
      caption: `Ilustrasi: motif ${motifWords[motif].id}. Gambar dibuat untuk situs demonstrasi ini.`,
    },
    en: {
      alt: `Batik cloth with the ${motifWords[motif].en} motif in ${paletteWords[palette].en}, ${compositionWords[composition].en}.`,
      caption: `Illustration: the ${motifWords[motif].en} motif. Drawn for this demonstration site.`,
    },
  }
}

/** Gives the bank the pictures numbered `from` up to, not including, `to`. */
export async function depositPictures(
  { bank }: Pick<House, 'bank'>,
  {
    drawings,
    from,
    to,
    posts,
    cast,
  }: { drawings: Drawings; from: number; to?: number; posts: Posts; cast: Promise<Cast> },
): Promise<DemoPicture[]> {
  const people = await cast
  // Two at a time: the others' queries must get their turn.
  return inLanes(2, [...drawings.slice(from, to).entries()], async ([place, drawing]) => {
    const at = from + place
    const words = wordsOf(at)
    const [post, owner] = owners[at] ?? ['root', undefined]
    const asset = await bank.receive(owner === undefined ? theHouse : people[owner], {
      unitId: posts[post].id,
      filename: `batik-${plan(at).motif.toLowerCase()}-${String(at + 1).padStart(2, '0')}.jpg`,
      stream: Readable.from([await drawing]),
      ...words.id,
      credit,
      rights,
    })
    const picture = await bank.picture(asset.id)
    if (picture === undefined) throw new Error('The bank lost a picture that it had just received.')
    return { picture, post, words }
  })
}

/** The picture as the lead of a text. */
export const asLead = (
  { picture, words }: DemoPicture,
  locale: Locale,
): NonNullable<EditionContent['lead']> => ({
  assetId: picture.assetId,
  ...words[locale],
  credit,
  rights,
})
