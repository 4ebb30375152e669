/**
 * A real HEIC for the tests, since nothing here can encode HEVC and no sample may be shipped: every block of 16 × 16 is a
 * slice of its own whose samples stand in it uncompressed (`pcm_flag`, ITU-T H.265 7.3.8.7), so that the arithmetic coder
 * says the same few bits each time.
 */

export interface HeicPlan {
  /** Blocks of 16 × 16 pixels. */
  columns: number
  rows: number
  /** Y, Cb, Cr of a block, 0 to 255. */
  colour: (column: number, row: number) => readonly [number, number, number]
  /** Quarter turns to the left, as `irot` counts them. */
  turns?: number
  /** What `ispe` claims instead of the truth. */
  claimed?: { width: number; height: number }
  /** An ICC profile. */
  profile?: Buffer
}

const block = 16

/** Bits, first bit first. */
class Bits {
  private text = ''
  u(value: number, width: number) {
    this.text += value.toString(2).padStart(width, '0')
    return this
  }
  /** Numbers of Exp-Golomb's code (9.2). */
  ue(...values: number[]) {
    for (const value of values) {
      const bits = (value + 1).toString(2)
      this.text += '0'.repeat(bits.length - 1) + bits
    }
    return this
  }
  flags(bits: string) {
    this.text += bits
    return this
  }
  /** Filled up to whole bytes, after a 1 or without. */
  bytes(stop: '1' | '') {
    const text = this.text + stop
    const padded = text.padEnd(Math.ceil(text.length / 8) * 8, '0')
    return Buffer.from((padded.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  }
}

/** A unit of the stream: header, and 3 put in wherever its bytes would look like the start of another (7.4.2). */
function unit(type: number, payload: Buffer): Buffer {
  const out = [type << 1, 1]
  let zeros = 0
  for (const byte of payload) {
    if (zeros >= 2 && byte <= 3) {
      out.push(3)
      zeros = 0
    }
    out.push(byte)
    zeros = byte === 0 ? zeros + 1 : 0
  }
  return Buffer.from(out)
}

/** Main Still Picture, level 4 (7.3.3). */
const profileAndLevel = (bits: Bits) => bits.u(3, 8).u(0x7000, 16).u(0, 16).flags('1011').u(0, 44).u(120, 8)

function parameterSets(width: number, height: number): [number, Buffer][] {
  const video = profileAndLevel(new Bits().u(0, 4).flags('11').u(0, 6).u(0, 3).flags('1').u(0xffff, 16))
    .flags('1')
    .ue(0, 0, 0)
    .u(0, 6)
    .ue(0)
    .flags('00')
  const sequence = profileAndLevel(new Bits().u(0, 4).u(0, 3).flags('1'))
    .ue(0, 1, width, height)
    .flags('0')
    .ue(0, 0, 0)
    .flags('1')
    .ue(0, 0, 0, 1, 0, 0, 2, 0, 0)
    .flags('0001') // no scaling list, no asymmetric blocks, no offset filter; PCM
    .u(7, 4)
    .u(7, 4)
    .ue(1, 0)
    .flags('1')
    .ue(0)
    .flags('00000')
  const picture = new Bits()
    .ue(0, 0)
    .flags('00')
    .u(0, 3)
    .flags('00')
    .ue(0, 0, 0)
    .flags('000')
    .ue(0, 0)
    .flags('0000000')
    .flags('101') // deblocking is spoken of, and off
    .flags('00')
    .ue(0)
    .flags('00')
  return [
    [32, unit(32, video.bytes('1'))],
    [33, unit(33, sequence.bytes('1'))],
    [34, unit(34, picture.bytes('1'))],
  ]
}

/**
 * One block as a slice. The coder's bits are always these, since each slice starts it afresh: "one coding unit, PCM" and,
 * after the samples, "end of slice" with its stop bit (worked out by hand from 9.3.4.2 and 9.3.4.3.5).
 */
function slice(address: number, addressBits: number, [y, cb, cr]: readonly [number, number, number]): Buffer {
  const first = address === 0
  const header = new Bits().flags(first ? '10' : '00').ue(0)
  if (!first) header.u(address, addressBits)
  header.ue(2, 0)
  const samples = [
    Buffer.alloc(block ** 2, y),
    Buffer.alloc(block ** 2 / 4, cb),
    Buffer.alloc(block ** 2 / 4, cr),
  ]
  return unit(
    19,
    Buffer.concat([
      header.bytes('1'),
      new Bits().flags('100001101').bytes(''),
      ...samples,
      new Bits().flags('111111101').bytes(''),
    ]),
  )
}

const u16 = (...values: number[]) => Buffer.from(values.flatMap((value) => [value >> 8, value & 255]))
const u32 = (...values: number[]) => Buffer.concat(values.map((value) => u16(value >>> 16, value & 0xffff)))
const box = (kind: string, ...content: Buffer[]) => {
  const inside = Buffer.concat(content)
  return Buffer.concat([u32(8 + inside.length), Buffer.from(kind), inside])
}
const fullBox = (kind: string, version: number, ...content: Buffer[]) =>
  box(kind, Buffer.from([version, 0, 0, 0]), ...content)

export function drawHeic({ columns, rows, colour, turns = 0, claimed, profile }: HeicPlan): Buffer {
  const [width, height] = [columns * block, rows * block]
  const sets = parameterSets(width, height)
  const slices = Array.from({ length: columns * rows }, (_, at) =>
    slice(at, Math.ceil(Math.log2(columns * rows)), colour(at % columns, Math.floor(at / columns))),
  )
  const data = Buffer.concat(slices.flatMap((nal) => [u32(nal.length), nal]))
  const configuration = box(
    'hvcC',
    Buffer.from('010370000000b0000000000078f000fcfdf8f800000f', 'hex'),
    Buffer.from([sets.length]),
    ...sets.flatMap(([type, nal]) => [Buffer.from([0x80 | type]), u16(1, nal.length), nal]),
  )
  const properties = box(
    'ipco',
    configuration,
    fullBox('ispe', 0, u32(claimed?.width ?? width, claimed?.height ?? height)),
    box('irot', Buffer.from([turns])),
    ...(profile === undefined ? [] : [box('colr', Buffer.from('prof'), profile)]),
  )
  const head = box('ftyp', Buffer.from('heic'), u32(0), Buffer.from('mif1heic'))
  const meta = (offset: number) =>
    fullBox(
      'meta',
      0,
      fullBox('hdlr', 0, u32(0), Buffer.from('pict'), u32(0, 0, 0), Buffer.from([0])),
      fullBox('pitm', 0, u16(1)),
      fullBox('iinf', 0, u16(1), fullBox('infe', 2, u16(1, 0), Buffer.from('hvc1\0'))),
      box(
        'iprp',
        properties,
        fullBox(
          'ipma',
          0,
          u32(1),
          u16(1),
          profile === undefined ? Buffer.from([3, 0x81, 2, 0x83]) : Buffer.from([4, 0x81, 2, 0x83, 4]),
        ),
      ),
      fullBox('iloc', 0, u16(0x4400, 1, 1, 0, 1), u32(offset, data.length)),
    )
  return Buffer.concat([head, meta(head.length + meta(0).length + 8), box('mdat', data)])
}
