/** What a database needs of PDQ hashes: how far apart two are, how they are written, and how near ones are found. */

/**
 * Bits that differ, 0 to 256. Meta's advice (pdq/README.md of ThreatExchange): at most 31 apart, both of quality 50 or
 * more, is a match; at most 10 at quality 80 or more is the same picture.
 */
export function distance(a: Uint8Array, b: Uint8Array): number {
  let apart = 0
  for (let i = 0; i < 32; i++) for (let rest = a[i]! ^ b[i]!; rest !== 0; rest &= rest - 1) apart++
  return apart
}

/** The published form: 64 lower-case hexadecimal digits. */
export const toHex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex')

/** @throws unless it is 64 hexadecimal digits. */
export function fromHex(hex: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new Error(`Not a PDQ hash: ${hex.slice(0, 80)}`)
  return new Uint8Array(Buffer.from(hex, 'hex'))
}

/** 256 times 0 or 1, first digit first, for PostgreSQL's `bit(256)`. */
export const toBits = (hash: Uint8Array): string =>
  Array.from(hash, (byte) => byte.toString(2).padStart(8, '0')).join('')

/** The hash cut into sixteen words of 16 bits, each as `place * 65536 + word`, first digits at place 0. */
export const pieces = (hash: Uint8Array): number[] =>
  Array.from({ length: 16 }, (_, place) => place * 65_536 + hash[place * 2]! * 256 + hash[place * 2 + 1]!)

/**
 * Each piece and all that differ from it by one bit: 272 numbers. Two hashes at most 31 bits apart have at most one
 * differing bit in at least one of their sixteen words (sixteen words of two would be 32), so that an index over
 * `pieces` finds every match by these alone, and `distance` then sorts out the rest.
 */
export const nearPieces = (hash: Uint8Array): number[] =>
  pieces(hash).flatMap((piece) => [piece, ...Array.from({ length: 16 }, (_, bit) => piece ^ (1 << bit))])
