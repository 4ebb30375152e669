/** A message that only the subscribed browser can read (RFC 8291, in the coding of RFC 8188). */
import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'

export interface PushKeys {
  /** The browser's public key: an uncompressed point of P-256 (65 bytes). */
  p256dh: Buffer
  /** The secret that the browser shares with the house (16 bytes). */
  auth: Buffer
}

const recordSize = 4096
const hkdf = (secret: Buffer, salt: Buffer, info: Buffer | string, length: number) =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length))

/** `own` and `salt` are drawn anew for every message; tests give those of the RFC's example. */
export function encryptMessage(
  text: Buffer,
  { p256dh, auth }: PushKeys,
  { privateKey, salt = randomBytes(16) }: { privateKey?: Buffer; salt?: Buffer } = {},
): Buffer {
  const own = createECDH('prime256v1')
  if (privateKey === undefined) own.generateKeys()
  else own.setPrivateKey(privateKey)
  const ownPublic = own.getPublicKey()
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, ownPublic])
  const keying = hkdf(own.computeSecret(p256dh), auth, info, 32)
  const key = hkdf(keying, salt, 'Content-Encoding: aes128gcm\0', 16)
  const nonce = hkdf(keying, salt, 'Content-Encoding: nonce\0', 12)
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  // 2 marks the last record; there is only one.
  const body = Buffer.concat([cipher.update(text), cipher.update(Buffer.from([2])), cipher.final()])
  const head = Buffer.alloc(5)
  head.writeUInt32BE(recordSize, 0)
  head.writeUInt8(ownPublic.length, 4)
  return Buffer.concat([salt, head, ownPublic, body, cipher.getAuthTag()])
}
