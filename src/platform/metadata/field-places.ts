/**
 * Where each word of a record stands in the standards: in XMP by the IPTC Photo Metadata Standard, beside it in the older
 * IPTC (IIM 4.2) and in EXIF, so that no reader finds yesterday's caption in a field that we forgot.
 */

type Field =
  | 'headline'
  | 'caption'
  | 'alt'
  | 'credit'
  | 'creator'
  | 'copyright'
  | 'rights'
  | 'event'
  | 'place'
export type Fields = Partial<Record<Field, string> & { people: string[]; topics: string[] }>

/** Where a field goes: in XMP, in IPTC with its limit in bytes, in EXIF, and in the formats' own. */
export const places: Record<
  keyof Fields,
  { xmp: string; iptc?: [string, number]; exif?: string; film?: string; pdf?: string }
> = {
  headline: {
    xmp: 'XMP-photoshop:Headline',
    iptc: ['IPTC:Headline', 256],
    film: 'ItemList:Title',
    pdf: 'PDF:Title',
  },
  caption: {
    xmp: 'XMP-dc:Description',
    iptc: ['IPTC:Caption-Abstract', 2000],
    exif: 'EXIF:ImageDescription',
    film: 'ItemList:Description',
    pdf: 'PDF:Subject',
  },
  alt: { xmp: 'XMP-iptcCore:AltTextAccessibility' },
  credit: { xmp: 'XMP-photoshop:Credit', iptc: ['IPTC:Credit', 32] },
  creator: {
    xmp: 'XMP-dc:Creator',
    iptc: ['IPTC:By-line', 32],
    exif: 'EXIF:Artist',
    film: 'ItemList:Artist',
    pdf: 'PDF:Author',
  },
  copyright: {
    xmp: 'XMP-dc:Rights',
    iptc: ['IPTC:CopyrightNotice', 128],
    exif: 'EXIF:Copyright',
    film: 'ItemList:Copyright',
  },
  rights: { xmp: 'XMP-xmpRights:UsageTerms' },
  event: { xmp: 'XMP-iptcExt:Event' },
  place: { xmp: 'XMP-iptcCore:Location', iptc: ['IPTC:Sub-location', 32] },
  people: { xmp: 'XMP-iptcExt:PersonInImage' },
  topics: { xmp: 'XMP-dc:Subject', iptc: ['IPTC:Keywords', 64], pdf: 'PDF:Keywords' },
}

/** Second homes of the same words, cleared so that they do not contradict. */
export const echoes: Partial<
  Record<keyof Fields, { any?: string[]; exif?: string[]; iptc?: string[]; png?: string[] }>
> = {
  headline: { exif: ['EXIF:XPTitle', 'EXIF:XPSubject'], png: ['PNG:Title'] },
  caption: {
    any: ['XMP-tiff:ImageDescription'],
    exif: ['EXIF:XPComment'],
    png: ['PNG:Description', 'PNG:Comment'],
  },
  creator: { any: ['XMP-tiff:Artist'], exif: ['EXIF:XPAuthor'], png: ['PNG:Author'] },
  copyright: { any: ['XMP-tiff:Copyright'], png: ['PNG:Copyright'] },
  topics: { any: ['XMP-lr:HierarchicalSubject'], exif: ['EXIF:XPKeywords'] },
  place: {
    any: ['City', 'State', 'Country']
      .map((part) => `XMP-photoshop:${part}`)
      .concat(
        ['CountryCode'].map((part) => `XMP-iptcCore:${part}`),
        ['LocationCreated', 'LocationShown'].map((part) => `XMP-iptcExt:${part}`),
      ),
    iptc: ['City', 'Province-State', 'Country-PrimaryLocationName', 'Country-PrimaryLocationCode'].map(
      (part) => `IPTC:${part}`,
    ),
  },
}
