import { createHash } from 'node:crypto'

const alphabet = '234567abcdefghijklmnopqrstuvwxyz'

/**
 * A record key of the kind Bluesky's posts bear (TID: 53 bits of microseconds and 10 bits of a clock, in sortable
 * base 32), drawn from the delivery: the same delivery always names the same record, so that a second attempt meets
 * the first. Source: AT Protocol specification, "Record Keys".
 */
export function recordKey(delivery: { id: string; createdAt: Date }): string {
  const digest = createHash('sha256').update(delivery.id).digest()
  const micros = BigInt(delivery.createdAt.getTime()) * 1000n + BigInt(digest.readUInt16BE(0) % 1000)
  let rest = (micros << 10n) | BigInt(digest.readUInt16BE(2) & 0x3ff)
  let key = ''
  for (let i = 0; i < 13; i += 1) {
    key = alphabet[Number(rest & 31n)] + key
    rest >>= 5n
  }
  return key
}
