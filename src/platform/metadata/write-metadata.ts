import { lstat, rm } from 'node:fs/promises'
import type { ExifTool } from 'exiftool-vendored'
import { metadataWriter, sharedExiftool } from './exiftool.ts'
import type { FileRecord } from './file-record.ts'
import { withFileSpans } from './file-spans.ts'
import { fileKind, findBlocks } from './find-blocks.ts'
import { askPosition, positionTags, removePosition } from './position-tags.ts'
import { iptcAlphabet } from './read-iptc.ts'
import { readMetadata } from './read-metadata.ts'
import { tagsOf, type Holder, type Tags } from './record-tags.ts'

/** By ExifTool's name of the file's type. RAW is not among them: without its maker's notes it may not be developed again. */
const holders: Record<string, Holder> = {
  JPEG: 'jpeg',
  TIFF: 'tiff',
  PNG: 'png',
  WEBP: 'picture',
  'Extended WEBP': 'picture',
  AVIF: 'picture',
  HEIC: 'picture',
  HEIF: 'picture',
  MP4: 'film',
  M4V: 'film',
  MOV: 'film',
  PDF: 'pdf',
}

/**
 * Stamps a copy with the record as it is now, by ExifTool (ask `metadataWriter` whether it is there). The pixels, the
 * profile and what others have said besides stay. An empty field of the record is removed from the file, except who
 * made it and on which terms. Unless `keepPosition`, position, serial numbers, owner's name and maker's notes go, and
 * whatever hangs behind a JPEG; if anything of it is left, this throws, and the copy must not go out.
 * @param copyPath a file of our own, not a link; it is replaced by the stamped one.
 * @throws Error when the format cannot be stamped, the file is damaged, or its position cannot be removed.
 */
export async function writeMetadata(
  copyPath: string,
  record: FileRecord,
  { keepPosition }: { keepPosition: boolean },
): Promise<void> {
  if (!(await lstat(copyPath)).isFile()) throw new Error(`Not a file to stamp: ${copyPath}`)
  if ((await metadataWriter()) === undefined)
    throw new Error('There is no perl on this machine to write metadata.')
  const exiftool = sharedExiftool()
  const { FileType: type } = await exiftool.readRaw(copyPath, { readArgs: ['-FileType'] })
  const holder = holders[String(type)]
  if (holder === undefined) throw new Error(`No metadata is written to a file of type ${String(type)}.`)

  // What a killed process left behind would make ExifTool refuse.
  const halfDone = `${copyPath}_exiftool_tmp`
  await rm(halfDone, { force: true })
  try {
    if (holder === 'jpeg' || holder === 'tiff') await agreeOnAlphabet(exiftool, copyPath)
    const found = await readMetadata(copyPath)
    await write(
      exiftool,
      copyPath,
      { ...tagsOf(record, found, holder), ...(keepPosition ? positionTags(record, found, holder) : {}) },
      keepPosition ? [] : removePosition(holder),
    )
  } finally {
    await rm(halfDone, { force: true })
  }
  if (!keepPosition) await requireNoPosition(exiftool, copyPath)
}

async function write(exiftool: ExifTool, path: string, tags: Tags, args: string[]) {
  const safe = Object.fromEntries(Object.entries(tags).map(([tag, value]) => [tag, literal(value)]))
  const { updated, unchanged } = await exiftool.write(path, safe, {
    writeArgs: [...args, '-api', 'LargeFileSupport=1', '-overwrite_original'],
  })
  if (updated + unchanged === 0) throw new Error(`ExifTool wrote nothing to ${path}`)
}

/** ExifTool is told to decode HTML entities, because a line break can only be sent as one; so `&amp;` must say so itself. */
const literal = (value: Tags[string]): Tags[string] =>
  typeof value === 'string'
    ? value.replaceAll('&', '&#38;')
    : Array.isArray(value)
      ? value.map((item) => item.replaceAll('&', '&#38;'))
      : value

/** IPTC that does not say it is UTF-8 is turned into it before: otherwise the words that stay would be misread. */
async function agreeOnAlphabet(exiftool: ExifTool, path: string) {
  const iptc = await withFileSpans(path, async (file) => (await findBlocks(file, await fileKind(file))).iptc)
  if (iptc === undefined || iptc.includes(saysUtf8)) return
  const alphabet = iptcAlphabet(iptc)
  if (alphabet === 'ascii') return
  await write(exiftool, path, {}, [
    ...(alphabet === 'utf8' ? ['-charset', 'iptc=UTF8'] : []),
    '-tagsFromFile',
    '@',
    '-IPTC:all',
    '-IPTC:CodedCharacterSet=UTF8',
  ])
}
/** IPTC 1:90 with the escape sequence of ISO 2022 for UTF-8. */
const saysUtf8 = Buffer.from([0x1c, 1, 90, 0, 3, 0x1b, 0x25, 0x47])

async function requireNoPosition(exiftool: ExifTool, path: string) {
  const {
    SourceFile: _,
    errors: _errors,
    warnings: _warnings,
    ...left
  } = await exiftool.readRaw(path, { readArgs: askPosition })
  const names = Object.keys(left).filter((name) => name.includes(':') && !name.startsWith('ExifTool:'))
  if (names.length > 0) throw new Error(`Still in ${path}: ${names.join(', ')}`)
}
