/**
 * A contract fake: a push service on loopback (RFC 8030). It refuses what no real one would take, and reads what it gets
 * as the browser would, with keys of its own (RFC 8291 and 8188), in code that shares nothing with the house's.
 */
import { createECDH, createHmac, createDecipheriv, createPublicKey, randomBytes, verify } from 'node:crypto'
import { startFake } from './fake-server.ts'

const hmac = (key: Buffer, text: Buffer) => createHmac('sha256', key).update(text).digest()
const cut = (bytes: Buffer, length: number) => bytes.subarray(0, length)
const info = (name: string) => Buffer.from(`Content-Encoding: ${name}\0\u0001`)

export function openMessage(
  body: Buffer,
  browser: { privateKey: Buffer; publicKey: Buffer; auth: Buffer },
): string {
  const salt = cut(body, 16)
  const idLength = body.readUInt8(20)
  const sender = body.subarray(21, 21 + idLength)
  const sealed = body.subarray(21 + idLength)
  const own = createECDH('prime256v1')
  own.setPrivateKey(browser.privateKey)
  const authPrk = hmac(browser.auth, own.computeSecret(sender))
  const ikm = hmac(
    authPrk,
    Buffer.concat([Buffer.from('WebPush: info\0'), browser.publicKey, sender, Buffer.from([1])]),
  )
  const prk = hmac(salt, ikm)
  const opener = createDecipheriv(
    'aes-128-gcm',
    cut(hmac(prk, info('aes128gcm')), 16),
    cut(hmac(prk, info('nonce')), 12),
  )
  opener.setAuthTag(sealed.subarray(-16))
  const padded = Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()])
  const end = padded.lastIndexOf(2)
  return padded.subarray(0, end).toString('utf8')
}

function isSigned(authorization: string, audience: string): boolean {
  const [, head = '', claims = '', signature = '', key = ''] =
    /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), ?k=([\w-]+)$/.exec(authorization) ?? []
  const point = Buffer.from(key, 'base64url')
  if (point.length !== 65) return false
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
    aud: string
    exp: number
    sub: string
  }
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  })
  return (
    said.aud === audience &&
    /^(mailto:\S+@\S+|https:)/.test(said.sub) &&
    verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key: publicKey, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    )
  )
}

export async function startFakePush() {
  const browsers = new Map<string, { privateKey: Buffer; publicKey: Buffer; auth: Buffer }>()
  const received: { text: string; headers: Record<string, string | string[] | undefined> }[] = []
  const server = await startFake(({ path, headers, body, method }) => {
    const browser = browsers.get(path)
    if (browser === undefined) return { status: 410 }
    if (method !== 'POST' || headers['ttl'] === undefined || headers['content-encoding'] !== 'aes128gcm')
      return { status: 400 }
    if (body.length > 4096) return { status: 413 }
    if (!isSigned(headers['authorization'] ?? '', server.url)) return { status: 403 }
    if (!/^[\w-]{1,32}$/.test(String(headers['topic'] ?? 'x'))) return { status: 400 }
    received.push({ text: openMessage(body, browser), headers })
    return { status: 201 }
  })
  return {
    ...server,
    received,
    /** What a browser hands to the house after its reader said yes. */
    subscribe() {
      const own = createECDH('prime256v1')
      own.generateKeys()
      const auth = randomBytes(16)
      const path = `/push/${randomBytes(12).toString('hex')}`
      browsers.set(path, { privateKey: own.getPrivateKey(), publicKey: own.getPublicKey(), auth })
      return {
        endpoint: `${server.url}${path}`,
        p256dh: own.getPublicKey().toString('base64url'),
        auth: auth.toString('base64url'),
        forget: () => browsers.delete(path),
      }
    },
  }
}
