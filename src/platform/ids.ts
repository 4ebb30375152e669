import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

/** Time-ordered UUID (RFC 9562, version 7): rows created together lie together. */
export const newId = (): string => v7()

const alphabet = '23456789abcdefghjkmnpqrstvwxyz'

/** A short public reference without vowels or look-alikes, e.g. `k3f9x2w7`. 8 characters = 39 bits. */
export function newRef(length = 8): string {
  let ref = ''
  for (const byte of randomBytes(length * 2)) {
    if (byte < 240 && ref.length < length) ref += alphabet[byte % 30]
  }
  return ref.length === length ? ref : newRef(length)
}

/** A token nobody guesses: 256 bits, URL-safe. Store only its SHA-256. */
export const newToken = (): string => randomBytes(32).toString('base64url')
