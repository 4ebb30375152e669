/** Files built like a camera's RAW, for the tests: a TIFF or DNG whose directories point at JPEG previews between noise. */

export interface RawPlan {
  /** With the tag by which a TIFF is a DNG. */
  dng: boolean
  /** JPEGs; the first stands in the first directory, the others in directories below it. */
  previews: Buffer[]
  /** EXIF's 1 to 8. */
  orientation?: number
  /** Bytes that stand before the previews. */
  noise?: Buffer
}

type Entry = [tag: number, type: 1 | 3 | 4, values: number[]]

/** TIFF 6.0, little-endian; DNG 1.7 (tags 50706, 254, 330). */
export function drawRaw({ dng, previews, orientation = 1, noise = Buffer.alloc(0) }: RawPlan): Buffer {
  const parts: Buffer[] = [Buffer.from('II*\0\0\0\0\0', 'latin1'), noise]
  let length = 8 + noise.length
  const put = (bytes: Buffer) => {
    const at = length
    parts.push(bytes)
    length += bytes.length
    return at
  }
  const places = previews.map((preview) => ({ at: put(preview), size: preview.length }))
  const pictureEntries = ({ at, size }: { at: number; size: number }): Entry[] => [
    [254, 4, [1]],
    [259, 3, [7]],
    [262, 3, [6]],
    [273, 4, [at]],
    [279, 4, [size]],
  ]
  const below = places.slice(1).map((place) => put(directory(pictureEntries(place), length)))
  const first: Entry[] = [
    ...(places[0] === undefined ? [] : pictureEntries(places[0])),
    [274, 3, [orientation]],
    ...(below.length > 0 ? [[330, 4, below] as Entry] : []),
    ...(dng ? [[50_706, 1, [1, 4, 0, 0]] as Entry] : []),
  ]
  const start = put(
    directory(
      first.toSorted(([a], [b]) => a - b),
      length,
    ),
  )
  const file = Buffer.concat(parts)
  file.writeUInt32LE(start, 4)
  return file
}

const widths = { 1: 1, 3: 2, 4: 4 } as const

/** A directory, and behind it the values that do not fit into its entries. @param at where it will stand. */
function directory(entries: Entry[], at: number): Buffer {
  const table = Buffer.alloc(2 + entries.length * 12 + 4)
  const beyond: Buffer[] = []
  let end = at + table.length
  table.writeUInt16LE(entries.length, 0)
  for (const [index, [tag, type, values]] of entries.entries()) {
    const entry = 2 + index * 12
    const bytes = Buffer.alloc(Math.max(4, values.length * widths[type]))
    for (const [place, value] of values.entries())
      bytes.writeUIntLE(value, place * widths[type], widths[type])
    table.writeUInt16LE(tag, entry)
    table.writeUInt16LE(type, entry + 2)
    table.writeUInt32LE(values.length, entry + 4)
    if (bytes.length === 4) bytes.copy(table, entry + 8)
    else {
      table.writeUInt32LE(end, entry + 8)
      beyond.push(bytes)
      end += bytes.length
    }
  }
  return Buffer.concat([table, ...beyond])
}
