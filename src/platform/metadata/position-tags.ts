/** What tells where a picture was taken and with whose camera. */
import type { FileRecord, FoundMetadata } from './file-record.ts'
import type { Holder, Tags } from './record-tags.ts'

/**
 * ExifTool's arguments that remove it. What cannot be reached: positions in a film's own track of measurements (action
 * cameras, dashcams), and what earlier versions of a PDF still hold.
 */
export const removePosition = (holder: Holder): string[] => [
  '-GPS:all=',
  '-XMP:GPS*=',
  '-XMP-iptcExt:LocationCreatedGPS*=',
  '-XMP-iptcExt:LocationShownGPS*=',
  '-MakerNotes:all=',
  ...['SerialNumber', 'LensSerialNumber', 'InternalSerialNumber', 'CameraSerialNumber', 'OwnerName'].flatMap(
    (tag) => [`-EXIF:${tag}=`, `-XMP:${tag}=`],
  ),
  ...(holder === 'film'
    ? ['ItemList', 'UserData', 'Keys']
        .map((group) => `-${group}:GPSCoordinates=`)
        .concat('-UserData:LocationInformation=', '-Keys:Location*=')
    : []),
  // Behind a JPEG a telephone hangs a film, a second picture or its notes, each with a position of its own.
  ...(holder === 'jpeg' ? ['-Trailer:all=', '-MPF:all='] : []),
]

/** Arguments that ask what is left of it; computed values do not count. */
export const askPosition = [
  '-a',
  '-G1',
  '-GPS:all',
  '-*GPS*',
  '-*SerialNumber*',
  '-OwnerName',
  '-MakerNotes:all',
  '--Composite:all',
  '--File:all',
  '--System:all',
  '--GPS:GPSVersionID',
]

/** The record's own position, where it is not the file's already. */
export function positionTags(record: FileRecord, found: FoundMetadata, holder: Holder): Tags {
  const { latitude, longitude } = record
  if (latitude === null || longitude === null) return {}
  if (latitude === found.latitude && longitude === found.longitude) return {}
  if (holder === 'film' || holder === 'pdf')
    return { 'XMP-exif:GPSLatitude': latitude, 'XMP-exif:GPSLongitude': longitude }
  return {
    'EXIF:GPSLatitude': Math.abs(latitude),
    'EXIF:GPSLatitudeRef': latitude < 0 ? 'S' : 'N',
    'EXIF:GPSLongitude': Math.abs(longitude),
    'EXIF:GPSLongitudeRef': longitude < 0 ? 'W' : 'E',
    'XMP-exif:GPSLatitude': null,
    'XMP-exif:GPSLongitude': null,
  }
}
