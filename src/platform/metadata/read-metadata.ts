import { cleanList, cleanMoment, cleanPosition, cleanText, firstText } from './clean-values.ts'
import { aiSourceTypes, type AiUse, type FoundMetadata } from './file-record.ts'
import { withFileSpans } from './file-spans.ts'
import { fileKind, findBlocks } from './find-blocks.ts'
import { readExif, type Exif } from './read-exif.ts'
import { readIptc, type Iptc } from './read-iptc.ts'
import { readXmp, type Xmp } from './read-xmp.ts'

/**
 * What a picture, film or PDF says about itself in XMP, IPTC and EXIF, in this order where they differ: XMP has no
 * limits of length and always UTF-8 (Metadata Working Group, guidelines 2.0). Of moments EXIF comes first: it is the
 * camera's own. Fast, without a process; a damaged or hostile file gives fewer words, not an error.
 * @throws ENOENT and the like.
 */
export async function readMetadata(path: string): Promise<FoundMetadata> {
  const { exif, xmp, iptc } = await withFileSpans(path, async (file) => {
    const kind = await fileKind(file)
    const blocks = await findBlocks(file, kind)
    return { ...blocks, exif: kind === 'tiff' ? path : blocks.exif }
  })
  return combine(
    exif === undefined ? {} : await readExif(exif),
    xmp === undefined ? new Map() : readXmp(xmp),
    iptc === undefined ? new Map() : readIptc(iptc),
  )
}

function combine(exif: Exif, xmp: Xmp, iptc: Iptc): FoundMetadata {
  const all = (path: string) => (xmp.get(path) ?? []).map((value) => value.text)
  const one = (path: string) => bestLanguage(xmp.get(path) ?? [])
  const old = (number: number) => iptc.get(number)?.[0]
  const list = (path: string, number?: number) => {
    const values = cleanList(all(path))
    return values.length > 0 || number === undefined ? values : cleanList(iptc.get(number) ?? [])
  }
  const creators = list('dc:creator', 80)
  return {
    headline: firstText(one('photoshop:Headline'), old(105), one('dc:title'), old(5)),
    caption: firstText(one('dc:description'), old(120), withoutCameraNames(exif.description)),
    alt: firstText(one('Iptc4xmpCore:AltTextAccessibility')),
    credit: firstText(one('photoshop:Credit'), old(110)),
    creator: creators.length > 0 ? cleanText(creators.join(', ')) : firstText(exif.artist),
    copyright: firstText(one('dc:rights'), old(116), exif.copyright),
    rights: firstText(one('xmpRights:UsageTerms')),
    event: firstText(one('Iptc4xmpExt:Event')),
    place: placeOf(one, old),
    ...positionOf(exif, one),
    takenAt: momentOf(exif, one, old),
    people: list('Iptc4xmpExt:PersonInImage'),
    topics: list('dc:subject', 25),
    aiUse: aiUseOf([...all('Iptc4xmpExt:DigitalSourceType'), ...all('Iptc4xmpExt:DigitalSourcefileType')]),
  }
}

type One = (path: string) => string | undefined
type Old = (number: number) => string | undefined

/** Of a text in several languages the default one, else the Indonesian, else the first. */
function bestLanguage(values: readonly { text: string; lang?: string | undefined }[]): string | undefined {
  const best =
    values.find(({ lang }) => lang === 'x-default') ??
    values.find(({ lang }) => /^id\b/.test(lang ?? '')) ??
    values[0]
  return best?.text
}

/** Some cameras put their maker's advertisement where the caption belongs. */
function withoutCameraNames(text: unknown): unknown {
  const advertisement =
    /^\s*(OLYMPUS|MINOLTA|KODAK|NIKON|CASIO|SAMSUNG)?\s*(DIGITAL (STILL )?CAMERA|SONY DSC|DCIM\S*|CAMERA PICTURES|Exif_JPEG_PICTURE)?\s*$/i
  return typeof text === 'string' && advertisement.test(text) ? undefined : text
}

/** Where the picture was taken, else what it shows, from the narrow to the wide. */
function placeOf(one: One, old: Old): string {
  const structured = (of: string) =>
    ['Sublocation', 'City', 'ProvinceState', 'CountryName'].map((part) => one(`${of}/Iptc4xmpExt:${part}`))
  const sources = [
    [one('Iptc4xmpCore:Location'), one('photoshop:City'), one('photoshop:State'), one('photoshop:Country')],
    structured('Iptc4xmpExt:LocationCreated'),
    structured('Iptc4xmpExt:LocationShown'),
    [old(92), old(90), old(95), old(101)],
  ]
  for (const parts of sources) {
    const place = cleanList(parts).join(', ')
    if (place !== '') return cleanText(place)
  }
  return ''
}

function positionOf(exif: Exif, one: One) {
  const found = cleanPosition(exif.latitude, exif.longitude)
  if (found.latitude !== null) return found
  return cleanPosition(degrees(one('exif:GPSLatitude')), degrees(one('exif:GPSLongitude')))
}

/** XMP's `6,10.502S` or `6,10,30S`. */
function degrees(text: string | undefined): number | undefined {
  const parts = /^(\d{1,3}),(\d{1,2}(?:\.\d{1,12})?)(?:,(\d{1,2}(?:\.\d{1,12})?))?([NSEW])$/.exec(
    text?.trim() ?? '',
  )
  if (parts === null) return undefined
  const value = Number(parts[1]) + Number(parts[2]) / 60 + Number(parts[3] ?? 0) / 3600
  return parts[4] === 'S' || parts[4] === 'W' ? -value : value
}

function momentOf(exif: Exif, one: One, old: Old): Date | null {
  // A camera whose clock was never set says 1980 or earlier; an archivist who says so means it.
  const taken = cleanMoment(exif.takenAt, exif.zone)
  if (taken !== null && taken.getTime() >= Date.UTC(1990, 0, 1)) return taken
  const day = old(55)
  return (
    cleanMoment(one('photoshop:DateCreated')) ??
    cleanMoment(one('exif:DateTimeOriginal')) ??
    cleanMoment(day === undefined ? undefined : `${day} ${old(60) ?? ''}`)
  )
}

function aiUseOf(types: readonly string[]): AiUse {
  const words = new Set(types.map((type) => type.trim().split(/[/:]/).at(-1)))
  const says = (use: Exclude<AiUse, 'none'>) =>
    aiSourceTypes[use].some((uri) => words.has(uri.split('/').at(-1)))
  return says('generated') ? 'generated' : says('assisted') ? 'assisted' : 'none'
}
