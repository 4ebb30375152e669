/**
 * A contract fake of a Bluesky server, written from the AT Protocol's documents: sessions, blobs and records with
 * their limits. It is not the real thing; `npm run test:peers` runs the same adapter against a real one.
 */
import { createHash } from 'node:crypto'
import { startFake, type Answer, type FakeServer } from './fake-server.ts'

interface BlueskyRecord {
  uri: string
  cid: string
  value: {
    text: string
    createdAt: string
    embed?: Record<string, unknown>
    reply?: unknown
    langs: string[]
  }
}

export interface FakeBluesky extends FakeServer {
  handle: string
  password: string
  records: Map<string, BlueskyRecord>
  /** Makes the app password invalid, and every token with it. */
  revoke(): void
  restore(): void
}

const fault = (status: number, error: string, message = error): Answer => ({
  status,
  body: { error, message },
})
const token = (did: string, seconds: number) =>
  ['{}', JSON.stringify({ sub: did, exp: 4_000_000_000 + seconds }), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')
// CIDv1, raw, sha-256, in base 32: shaped like a real one.
const cidOf = (bytes: Uint8Array | string) => {
  const digest = createHash('sha256').update(bytes).digest()
  const raw = Buffer.concat([Buffer.from([0x01, 0x55, 0x12, 0x20]), digest])
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
  const bits = [...raw].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return `b${(bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')}`
}

export async function startFakeBluesky(): Promise<FakeBluesky> {
  const handle = 'humas.fake.test'
  const did = 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa'
  const password = 'abcd-efgh-ijkl-mnop'
  const access = token(did, 1)
  const refresh = token(did, 2)
  const records = new Map<string, BlueskyRecord>()
  let valid = true

  const server = await startFake(({ path, url, headers, body }) => {
    const name = path.replace('/xrpc/', '')
    const json = () => JSON.parse(body.toString()) as Record<string, unknown>
    const session = { accessJwt: access, refreshJwt: refresh, did, handle }
    if (name === 'com.atproto.server.createSession') {
      const { identifier, password: given } = json()
      if (valid && (identifier === handle || identifier === did) && given === password)
        return { status: 200, body: session }
      return fault(401, 'AuthenticationRequired', 'Invalid identifier or password')
    }
    if (name === 'com.atproto.server.refreshSession')
      return valid && headers.authorization === `Bearer ${refresh}`
        ? { status: 200, body: session }
        : fault(400, 'ExpiredToken')
    if (name === 'com.atproto.repo.getRecord') {
      const record = records.get(url.searchParams.get('rkey') ?? '')
      return record === undefined ? fault(400, 'RecordNotFound') : { status: 200, body: record }
    }
    if (!valid || headers.authorization !== `Bearer ${access}`) return fault(401, 'AuthMissing')
    if (name === 'com.atproto.repo.uploadBlob') {
      const type = headers['content-type'] ?? 'application/octet-stream'
      const ref = { $link: cidOf(body) }
      return { status: 200, body: { blob: { $type: 'blob', ref, mimeType: type, size: body.length } } }
    }
    const { rkey, record, swapRecord } = json() as {
      rkey: string
      record: BlueskyRecord['value']
      swapRecord?: string | null
    }
    if (name === 'com.atproto.repo.putRecord') {
      if ([...new Intl.Segmenter().segment(record.text)].length > 300)
        return fault(400, 'InvalidRequest', 'Record/text must not be longer than 300 graphemes')
      if (swapRecord === null && records.has(rkey))
        return fault(400, 'InvalidSwap', 'Record was at another CID')
      const uri = `at://${did}/app.bsky.feed.post/${rkey}`
      const cid = cidOf(JSON.stringify(record))
      records.set(rkey, { uri, cid, value: record })
      return { status: 200, body: { uri, cid } }
    }
    if (name === 'com.atproto.repo.deleteRecord') {
      records.delete(rkey)
      return { status: 200, body: {} }
    }
    return fault(501, 'MethodNotImplemented')
  })
  return {
    ...server,
    handle,
    password,
    records,
    revoke: () => {
      valid = false
    },
    restore: () => {
      valid = true
    },
  }
}
