import exifr from 'exifr'

/** The few values of EXIF that are wanted, of whatever type the file gave them. */
export interface Exif {
  /** 1 to 8. */
  orientation?: unknown
  description?: unknown
  artist?: unknown
  copyright?: unknown
  takenAt?: unknown
  zone?: unknown
  latitude?: unknown
  longitude?: unknown
}

const tag = { description: 270, orientation: 274, artist: 315, copyright: 33_432 }
const exifTag = { takenAt: 36_867, zone: 36_881 }

/** @param tiff a TIFF structure that was cut out of a file, or the path of a whole TIFF. @returns {} if it is damaged. */
export async function readExif(tiff: Buffer | string): Promise<Exif> {
  let parsed: unknown
  try {
    parsed = await exifr.parse(tiff, {
      tiff: true,
      ifd0: { pick: Object.values(tag) },
      exif: { pick: Object.values(exifTag) },
      gps: { pick: [1, 2, 3, 4] },
      ifd1: false,
      interop: false,
      xmp: false,
      iptc: false,
      icc: false,
      mergeOutput: false,
      translateKeys: false,
      translateValues: false,
      reviveValues: false,
    })
  } catch {
    return {}
  }
  const { ifd0 = {}, exif = {}, gps = {} } = (parsed ?? {}) as Record<string, Record<string, unknown>>
  return {
    orientation: ifd0[tag.orientation],
    description: ifd0[tag.description],
    artist: ifd0[tag.artist],
    copyright: ifd0[tag.copyright],
    takenAt: exif[exifTag.takenAt],
    zone: exif[exifTag.zone],
    latitude: gps['latitude'],
    longitude: gps['longitude'],
  }
}
