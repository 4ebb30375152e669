/**
 * A contract fake of YouTube's Data API, written from developers.google.com/youtube/v3: uploads with an address of their
 * own and in parts of 256 KiB, a description of 5,000 bytes, no angle brackets. It is not the real thing, and the real one was not asked.
 */
import { createHash, type Hash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { startFake, type Answer } from './fake-server.ts'
import { signInEnd } from './fake-sign-in.ts'

interface Video {
  id: string
  title: string
  description: string
  publishedAt: string
  bytes: number
  /** SHA-256 of what came, in its order. */
  digest: string
  captions: { language: string; name: string; text: string }[]
}

const fault = (code: number, reason: string): Answer => ({
  status: code,
  body: { error: { code, message: reason, errors: [{ reason, domain: 'youtube' }] } },
})

const costOf = (method: string, path: string): number =>
  path.endsWith('/captions') ? 400 : path.startsWith('/upload/') ? 0 : method === 'GET' ? 1 : 50

/** Bodies of the parts of a `multipart/related` (RFC 2387). */
function partsOf(headers: IncomingHttpHeaders, body: Buffer): string[] {
  const [, boundary] = /^multipart\/related; boundary=(\S+)$/.exec(headers['content-type'] ?? '') ?? []
  if (boundary === undefined) return []
  return body
    .toString()
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => part.slice(part.indexOf('\r\n\r\n') + 4, -2))
}

export async function startFakeYoutube({
  now = () => new Date(),
  channels = [{ id: 'UC0123', snippet: { title: 'Humas Bandung', customUrl: '@humasbandung' } }],
} = {}) {
  const refreshToken = 'segar-youtube'
  const videos = new Map<string, Video>()
  const begun = new Map<string, { title: string; description: string; bytes: number; hash: Hash }>()
  const counts = new Map<string, [number, number]>()
  const comments: {
    id: string
    film: string
    parent: string | null
    text: string
    who: string
    at: string
  }[] = []
  /** What calls cost, by the table of costs; uploads are counted by themselves. */
  const units = { spent: 0 }
  let last = 0
  let valid = true
  const comment = (of: { film: string; parent: string | null; text: string; who: string }) => {
    last += 1
    comments.push({ id: `k${last}`, at: now().toISOString(), ...of })
    return `k${last}`
  }
  const shownComment = ({ id, text, who, at }: (typeof comments)[number]) => ({
    id,
    snippet: {
      textDisplay: text,
      textOriginal: text,
      authorDisplayName: who,
      authorChannelId: { value: who === 'Humas Bandung' ? 'UC0123' : `UC-${who}` },
      publishedAt: at,
    },
  })

  const signIn = signInEnd({
    authorize: '/o/oauth2/v2/auth',
    token: '/token',
    now,
    issue: (scopes) => ({
      access_token: 'masuk-youtube',
      refresh_token: refreshToken,
      expires_in: 3_599,
      token_type: 'Bearer',
      scope: scopes.join(' '),
    }),
    takeBack: () => void (valid = false),
  })
  const server = await startFake((asked) => {
    const { method, path, url, headers, body } = asked
    const ofSignIn = signIn.answer(asked)
    if (ofSignIn !== undefined) return ofSignIn
    if (path === '/token') {
      const given = new URLSearchParams(body.toString())
      if (!valid || given.get('refresh_token') !== refreshToken)
        return { status: 400, body: { error: 'invalid_grant' } }
      return { status: 200, body: { access_token: 'masuk-youtube', expires_in: 3_599, token_type: 'Bearer' } }
    }
    if (!valid || headers.authorization !== 'Bearer masuk-youtube') return fault(401, 'authError')
    units.spent += costOf(method, path)
    if (path === '/youtube/v3/channels')
      return {
        status: 200,
        body: { kind: 'youtube#channelListResponse', ...(channels.length > 0 ? { items: channels } : {}) },
      }
    if (path === '/youtube/v3/playlistItems') {
      const size = Number(url.searchParams.get('maxResults') ?? 5)
      const from = Number(url.searchParams.get('pageToken') ?? 0)
      if (size > 50) return fault(400, 'invalidMaxResults')
      const all = [...videos.values()]
        .toReversed()
        .toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt))
      return {
        status: 200,
        body: {
          items: all.slice(from, from + size).map(({ id, ...snippet }) => ({
            snippet: { ...snippet, resourceId: { videoId: id } },
          })),
          ...(from + size < all.length ? { nextPageToken: String(from + size) } : {}),
        },
      }
    }
    if (path === '/youtube/v3/videos' && method === 'GET') {
      const ids = (url.searchParams.get('id') ?? '').split(',')
      if (ids.length > 50) return fault(400, 'invalidFilters')
      return {
        status: 200,
        body: {
          items: ids
            .filter((id) => videos.has(id))
            .map((id) => {
              const [likes, replies] = counts.get(id) ?? [0, 0]
              const of = { viewCount: likes * 10, likeCount: likes, commentCount: replies }
              return {
                id,
                statistics: Object.fromEntries(Object.entries(of).map(([name, n]) => [name, String(n)])),
              }
            }),
        },
      }
    }
    if (path === '/youtube/v3/commentThreads')
      return {
        status: 200,
        body: {
          items: comments
            .filter(({ parent }) => parent === null)
            .toReversed()
            .map((one) => ({
              id: one.id,
              snippet: { videoId: one.film, topLevelComment: shownComment(one) },
            })),
        },
      }
    if (path === '/youtube/v3/comments' && method === 'POST') {
      const given = (JSON.parse(body.toString()) as { snippet: { parentId: string; textOriginal: string } })
        .snippet
      const film = comments.find(({ id }) => id === given.parentId)?.film
      if (film === undefined) return fault(404, 'parentCommentNotFound')
      const id = comment({ film, parent: given.parentId, text: given.textOriginal, who: 'Humas Bandung' })
      return { status: 200, body: { id } }
    }
    if (path === '/youtube/v3/comments')
      return {
        status: 200,
        body: {
          items: comments
            .filter(({ parent }) => parent === url.searchParams.get('parentId'))
            .map(shownComment),
        },
      }
    const snippet = () =>
      (JSON.parse(body.toString()) as { id?: string; snippet: { title: string; description: string } })
        .snippet
    const bad = (of: { title: string; description: string }) =>
      of.title === '' || of.title.length > 100
        ? fault(400, 'invalidTitle')
        : Buffer.byteLength(of.description) > 5_000 || /[<>]/.test(of.description)
          ? fault(400, 'invalidDescription')
          : undefined
    if (path === '/upload/youtube/v3/captions') {
      const [about, text] = partsOf(headers, body)
      if (text === undefined || text === '') return fault(400, 'contentRequired')
      const { videoId, language, name } = (
        JSON.parse(about ?? '{}') as { snippet: { videoId: string; language: string; name: string } }
      ).snippet
      const video = videos.get(videoId)
      if (video === undefined) return fault(404, 'videoNotFound')
      if (url.searchParams.get('part') !== 'snippet' || typeof language !== 'string')
        return fault(400, 'invalidMetadata')
      if (name.length > 150) return fault(400, 'nameTooLong')
      if (video.captions.some((one) => one.language === language && one.name === name))
        return fault(409, 'captionExists')
      video.captions.push({ language, name, text })
      return { status: 200, body: { id: `t${videoId}${language}`, kind: 'youtube#caption' } }
    }
    if (path === '/upload/youtube/v3/videos' && method === 'POST') {
      const wrong = bad(snippet())
      if (wrong !== undefined) return wrong
      last += 1
      begun.set(`u${last}`, { ...snippet(), bytes: 0, hash: createHash('sha256') })
      return {
        status: 200,
        headers: { location: `${server.url}/upload/youtube/v3/videos?upload_id=u${last}` },
      }
    }
    if (path === '/upload/youtube/v3/videos') {
      const upload = begun.get(url.searchParams.get('upload_id') ?? '')
      if (upload === undefined) return fault(404, 'uploadNotFound')
      const [, from, to, whole] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '') ?? []
      if (Number(from) !== upload.bytes || Number(to) - Number(from) + 1 !== body.length)
        return fault(400, 'badContent')
      upload.bytes += body.length
      upload.hash.update(body)
      if (upload.bytes < Number(whole))
        return body.length % 262_144 === 0
          ? { status: 308, headers: { range: `bytes=0-${upload.bytes - 1}` } }
          : fault(400, 'badContent')
      last += 1
      const { hash, ...told } = upload
      const video = {
        ...told,
        id: `v${last}`,
        publishedAt: now().toISOString(),
        digest: hash.digest('hex'),
        captions: [],
      }
      videos.set(video.id, video)
      return { status: 200, body: { id: video.id, kind: 'youtube#video' } }
    }
    if (method === 'DELETE')
      return videos.delete(url.searchParams.get('id') ?? '') ? { status: 204 } : fault(404, 'videoNotFound')
    const given = JSON.parse(body.toString()) as { id: string }
    const video = videos.get(given.id)
    if (video === undefined) return fault(404, 'videoNotFound')
    const wrong = bad(snippet())
    if (wrong !== undefined) return wrong
    Object.assign(video, { title: snippet().title, description: snippet().description })
    return { status: 200, body: { id: video.id } }
  })
  return {
    ...server,
    refreshToken,
    units,
    videos,
    signIn,
    revoke: () => void (valid = false),
    restore: () => void (valid = true),
    byHand: {
      post(text: string): string {
        last += 1
        const of = { id: `v${last}`, title: text, description: '', publishedAt: now().toISOString() }
        videos.set(of.id, { ...of, bytes: 0, digest: '', captions: [] })
        return of.id
      },
      edit: (id: string, text: string) => void Object.assign(videos.get(id) ?? {}, { title: text }),
      remove: (id: string) => void videos.delete(id),
      measure: (id: string, [likes, replies]: [number, number, number]) =>
        void counts.set(id, [likes, replies]),
      say: (text: string, writer: string, film: string) => comment({ film, parent: null, text, who: writer }),
      answers: () => comments.filter(({ parent }) => parent !== null).map(({ text }) => text),
    },
  }
}
