/**
 * A contract fake of YouTube's Data API, written from developers.google.com/youtube/v3: uploads with an address of their
 * own, a description of 5,000 bytes, no angle brackets. It is not the real thing, and the real one was not asked.
 */
import { startFake, type Answer } from './fake-server.ts'

interface Video {
  id: string
  title: string
  description: string
  publishedAt: string
  bytes: number
}

const fault = (code: number, reason: string): Answer => ({
  status: code,
  body: { error: { code, message: reason, errors: [{ reason, domain: 'youtube' }] } },
})

export async function startFakeYoutube({ now = () => new Date() } = {}) {
  const refreshToken = 'segar-youtube'
  const videos = new Map<string, Video>()
  const begun = new Map<string, { title: string; description: string }>()
  let last = 0
  let valid = true

  const server = await startFake(({ method, path, url, headers, body }) => {
    if (path === '/token') {
      const given = new URLSearchParams(body.toString())
      if (!valid || given.get('refresh_token') !== refreshToken)
        return { status: 400, body: { error: 'invalid_grant' } }
      return { status: 200, body: { access_token: 'masuk-youtube', expires_in: 3_599, token_type: 'Bearer' } }
    }
    if (!valid || headers.authorization !== 'Bearer masuk-youtube') return fault(401, 'authError')
    if (path === '/youtube/v3/channels')
      return {
        status: 200,
        body: { items: [{ id: 'UC0123', snippet: { title: 'Humas Bandung', customUrl: '@humasbandung' } }] },
      }
    if (path === '/youtube/v3/playlistItems')
      return {
        status: 200,
        body: {
          items: [...videos.values()].toReversed().map(({ id, ...snippet }) => ({
            snippet: { ...snippet, resourceId: { videoId: id } },
          })),
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
    if (path === '/upload/youtube/v3/videos' && method === 'POST') {
      const wrong = bad(snippet())
      if (wrong !== undefined) return wrong
      last += 1
      begun.set(`u${last}`, snippet())
      return {
        status: 200,
        headers: { location: `${server.url}/upload/youtube/v3/videos?upload_id=u${last}` },
      }
    }
    if (path === '/upload/youtube/v3/videos') {
      const upload = begun.get(url.searchParams.get('upload_id') ?? '')
      if (upload === undefined) return fault(404, 'uploadNotFound')
      last += 1
      const video = { ...upload, id: `v${last}`, publishedAt: now().toISOString(), bytes: body.length }
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
    videos,
    revoke: () => void (valid = false),
    restore: () => void (valid = true),
  }
}
