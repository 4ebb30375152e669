/**
 * A contract fake of a Bluesky server, written from the AT Protocol's documents: sessions, blobs and records with
 * their limits. It is not the real thing; `npm run test:peers` runs the same adapter against a real one.
 */
import { createHash } from 'node:crypto'
import { recordKey } from '../../src/house/channels/networks/bluesky/record-key.ts'
import { blueskySignInEnd } from './fake-bluesky-sign-in.ts'
import { startFake, type Answer, type FakeServer } from './fake-server.ts'

interface EmbeddedImage {
  alt: string
  image: { ref: { $link: string }; mimeType: string; size: number }
  aspectRatio?: { width: number; height: number }
}

interface BlueskyRecord {
  uri: string
  cid: string
  value: {
    text: string
    createdAt: string
    embed?: {
      $type: string
      images?: EmbeddedImage[]
      external?: { uri: string; title: string }
      video?: EmbeddedImage['image']
      alt?: string
      captions?: { lang: string; file: EmbeddedImage['image'] }[]
      aspectRatio?: { width: number; height: number }
    }
    facets?: unknown[]
    reply?: { root: { uri: string; cid: string }; parent: { uri: string; cid: string } }
    langs: string[]
  }
}

export interface FakeBluesky extends FakeServer {
  handle: string
  password: string
  did: string
  records: Map<string, BlueskyRecord>
  /** Where people sign in. */
  signIn: ReturnType<typeof blueskySignInEnd>
  /** Makes the app password invalid, and every token with it. */
  revoke(): void
  restore(): void
  /** What others do, and what is done past the house. Without `view` its server knows no view of the network. */
  byHand: {
    post(text: string): string
    remove(uri: string): void
    measure(uri: string, figures: [number, number, number]): void
    say(text: string, writer: string, below: string): string
    answers(): string[]
  }
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

export async function startFakeBluesky({
  did = 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa',
  now = () => new Date(),
  view = true,
  mostBytes = 100_000_000,
} = {}): Promise<FakeBluesky> {
  const handle = 'humas.fake.test'
  const password = 'abcd-efgh-ijkl-mnop'
  const access = token(did, 1)
  const refresh = token(did, 2)
  const records = new Map<string, BlueskyRecord>()
  const blobs = new Set<string>()
  const counts = new Map<string, [number, number, number]>()
  const notifications: Record<string, unknown>[] = []
  let last = 0
  let valid = true
  const put = (rkey: string, record: BlueskyRecord['value']) => {
    const uri = `at://${did}/app.bsky.feed.post/${rkey}`
    const cid = cidOf(JSON.stringify(record))
    records.set(rkey, { uri, cid, value: record })
    return { uri, cid }
  }
  const author = (name: string) => ({ did: `did:plc:${name}`, handle: name })

  const signIn = blueskySignInEnd({ did, handle, now })
  const server = await startFake(async (asked) => {
    const { path, url, headers, body } = asked
    const answer = await signIn.answer(asked)
    if (answer !== undefined) return answer
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
    if (name === 'com.atproto.repo.listRecords') {
      const size = Number(url.searchParams.get('limit') ?? 50)
      const before = url.searchParams.get('cursor')
      if (size > 100) return fault(400, 'InvalidRequest', 'limit can not be greater than 100')
      const found = [...records.entries()]
        .toSorted(([a], [b]) => (a < b ? 1 : -1))
        .filter(([rkey]) => before === null || rkey < before)
        .slice(0, size)
      return {
        status: 200,
        body: { records: found.map(([, record]) => record), cursor: found.at(-1)?.[0] },
      }
    }
    const borne = signIn.bears(asked)
    if (borne !== undefined && borne !== true) return borne
    if (borne === undefined && (!valid || headers.authorization !== `Bearer ${access}`))
      return fault(401, 'AuthMissing')
    if (name === 'com.atproto.server.getSession') return { status: 200, body: { did, handle } }
    if (name.startsWith('app.bsky.') && !view)
      return fault(400, 'InvalidRequest', `No service configured for ${name}`)
    if (name === 'app.bsky.feed.getPosts') {
      const uris = url.searchParams.getAll('uris')
      if (uris.length > 25) return fault(400, 'InvalidRequest', 'uris must not have more than 25 elements')
      return {
        status: 200,
        body: {
          posts: uris.flatMap((uri) => {
            const record = records.get(uri.split('/').at(-1) ?? '')
            const [likeCount, replyCount, repostCount] = counts.get(uri) ?? [0, 0, 0]
            if (record === undefined) return []
            const { cid, value } = record
            const indexedAt = value.createdAt
            const figures = { likeCount, replyCount, repostCount, quoteCount: 0 }
            return [{ uri, cid, author: author(handle), record: value, indexedAt, ...figures }]
          }),
        },
      }
    }
    if (name === 'app.bsky.notification.listNotifications')
      return { status: 200, body: { notifications: notifications.toReversed() } }
    if (name === 'com.atproto.repo.uploadBlob') {
      const type = headers['content-type'] ?? 'application/octet-stream'
      if (body.length > mostBytes) return fault(413, 'PayloadTooLarge', 'request entity too large')
      const ref = { $link: cidOf(body) }
      blobs.add(ref.$link)
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
      const { images = [], video, captions = [] } = record.embed ?? {}
      if (
        captions.length > 20 ||
        captions.some(
          ({ file }) => !blobs.has(file.ref.$link) || file.mimeType !== 'text/vtt' || file.size > 20_000,
        )
      )
        return fault(400, 'InvalidRequest', 'Record/embed/captions is not what it should be')
      if (
        video !== undefined &&
        (!blobs.has(video.ref.$link) || video.mimeType !== 'video/mp4' || video.size > 300_000_000)
      )
        return fault(400, 'InvalidRequest', 'Record/embed/video is not what it should be')
      if (images.length > 4)
        return fault(400, 'InvalidRequest', 'Record/embed/images must not have more than 4 elements')
      for (const { alt, image, aspectRatio } of images)
        if (
          typeof alt !== 'string' ||
          !blobs.has(image.ref.$link) ||
          image.size > 1_000_000 ||
          !image.mimeType.startsWith('image/') ||
          !(Number.isSafeInteger(aspectRatio?.width) && Number.isSafeInteger(aspectRatio?.height))
        )
          return fault(400, 'InvalidRequest', 'Record/embed/images is not what it should be')
      if (swapRecord === null && records.has(rkey))
        return fault(400, 'InvalidSwap', 'Record was at another CID')
      return { status: 200, body: put(rkey, record) }
    }
    if (name === 'com.atproto.repo.deleteRecord') {
      records.delete(rkey)
      return { status: 200, body: {} }
    }
    return fault(501, 'MethodNotImplemented')
  })
  return {
    ...server,
    did,
    handle,
    password,
    records,
    signIn,
    revoke: () => {
      valid = false
    },
    restore: () => {
      valid = true
    },
    byHand: {
      post(text) {
        // Like a clock's keys: those of later days sort behind those of earlier ones.
        const at = now()
        const rkey = recordKey({ id: `${(last += 1)}`, createdAt: at })
        return put(rkey, { text, createdAt: at.toISOString(), langs: ['id'] }).uri
      },
      remove: (uri) => void records.delete(uri.split('/').at(-1) ?? ''),
      measure: (uri, figures) => void counts.set(uri, figures),
      say(text, writer, below) {
        const uri = `at://did:plc:${writer}/app.bsky.feed.post/${(last += 1)}`
        const parent = { uri: below, cid: records.get(below.split('/').at(-1) ?? '')?.cid ?? '' }
        const createdAt = now().toISOString()
        notifications.push({
          uri,
          cid: cidOf(text),
          author: author(writer),
          reason: 'reply',
          reasonSubject: below,
          record: { $type: 'app.bsky.feed.post', text, createdAt, reply: { root: parent, parent } },
          isRead: false,
          indexedAt: createdAt,
        })
        return uri
      },
      answers: () =>
        [...records.values()].flatMap(({ value }) => (value.reply === undefined ? [] : [value.text])),
    },
  }
}
