export interface Peaks {
  /** Takes samples, signed 16 bit little-endian, in pieces of any length. */
  take(chunk: Buffer): void
  /** The peaks, 0..1. No sample at all is silence. */
  read(): number[]
}

/**
 * The loudest sample in each of `count` equal parts of a stream whose length nobody knows before: it begins with one
 * sample a bin, and whenever bins run out, two become one.
 */
export function createPeaks(count: number): Peaks {
  // At least four times finer than asked, so that the parts come out nearly even at any length.
  const most = 8 * count
  let bins: number[] = []
  let perBin = 1
  let inLast = 0
  let odd: number | undefined

  function add(sample: number) {
    if (bins.length === 0 || inLast === perBin) {
      if (bins.length === most) {
        bins = Array.from({ length: most / 2 }, (_, at) => Math.max(bins[2 * at] ?? 0, bins[2 * at + 1] ?? 0))
        perBin *= 2
      }
      bins.push(0)
      inLast = 0
    }
    inLast++
    const last = bins.length - 1
    const height = Math.abs(sample)
    if (height > (bins[last] ?? 0)) bins[last] = height
  }

  return {
    take(chunk) {
      let at = 0
      if (odd !== undefined && chunk.length > 0) {
        add(((odd | ((chunk[0] ?? 0) << 8)) << 16) >> 16)
        odd = undefined
        at = 1
      }
      for (; at + 1 < chunk.length; at += 2) add(chunk.readInt16LE(at))
      if (at < chunk.length) odd = chunk[at]
    },
    read() {
      return Array.from({ length: count }, (_, part) => {
        const from = Math.floor((part * bins.length) / count)
        const to = Math.max(from + 1, Math.floor(((part + 1) * bins.length) / count))
        const height = bins.slice(from, to).reduce((high, bin) => Math.max(high, bin), 0)
        return Math.round((1000 * height) / 32_768) / 1000
      })
    },
  }
}
