/**
 * A contract fake of TikTok's Content Posting and Display APIs, written from developers.tiktok.com: the creator is asked
 * first, films come in parts, posts are named only after moderation, six begin a minute; what is public is listed twenty at
 * a time, its words up to 150 characters, and asked for 600 times a minute. It is not the real thing, and that was not asked.
 */
import { createHash } from 'node:crypto'
import { startFake, type Answer } from './fake-server.ts'

interface Publication {
  title: string
  level: string
  /** Of a film that is handed over in parts. */
  size: number
  come: number
  parts: number
  photos: string[]
  /** How often somebody asked what became of it. */
  looks: number
  failed?: string
}

/** Of its video object, what the house may ask for. */
const videoFields = new Set(
  'id title video_description create_time share_url view_count like_count comment_count share_count'.split(
    ' ',
  ),
)

const error = (status: number, code: string): Answer => ({
  status,
  body: { data: {}, error: { code, message: code, log_id: 'A' } },
})
const good = (data: object): Answer => ({
  status: 200,
  body: { data, error: { code: 'ok', message: '', log_id: 'A' } },
})

export async function startFakeTiktok({ now = () => new Date() } = {}) {
  const refreshToken = 'segar-tiktok'
  const posts = new Map<string, Publication & { id: string; at: Date; digest: string }>()
  const begun = new Map<string, Publication & { hash: ReturnType<typeof createHash> }>()
  const counts = new Map<string, [number, number, number]>()
  /** When its doors for reading were knocked at. */
  const knocks = new Map<string, number[]>()
  let starts: number[] = []
  let readable = true
  let last = 0
  let valid = true
  let open = true
  let moderated = true
  let fails: string | undefined

  /** Whatever has come whole is posted, though its name is told later. */
  function complete(name: string): void {
    const one = begun.get(name)
    if (one === undefined || one.failed !== undefined || posts.has(name)) return
    last += 1
    const { hash, ...told } = one
    posts.set(name, { ...told, id: `7${last}`, at: now(), digest: hash.digest('hex') })
  }

  function begin(title: string, level: string | undefined): Publication | Answer {
    starts = starts.filter((at) => at > now().getTime() - 60_000)
    if (starts.length >= 6) return error(429, 'rate_limit_exceeded')
    if (level === undefined || !levels().includes(level)) return error(400, 'privacy_level_option_mismatch')
    starts.push(now().getTime())
    last += 1
    return {
      title,
      level,
      size: 0,
      come: 0,
      parts: 0,
      photos: [],
      looks: 0,
      ...(fails === undefined ? {} : { failed: fails }),
    }
  }
  /** Each of the doors for reading takes 600 a minute; no header tells how many are left. */
  function tooOften(path: string): boolean {
    if (!/^\/v2\/(user\/info|video\/(list|query))\/$/.test(path)) return false
    const recent = (knocks.get(path) ?? []).filter((time) => time > now().getTime() - 60_000)
    if (recent.length < 600) recent.push(now().getTime())
    knocks.set(path, recent)
    return recent.length >= 600
  }

  const publicVideos = () =>
    [...posts.values()]
      .filter(({ level }) => moderated && level === 'PUBLIC_TO_EVERYONE')
      .toReversed()
      .map(({ id, title, at }) => {
        const [likes, comments, shares] = counts.get(id) ?? [0, 0, 0]
        return {
          id,
          title: title.slice(0, 150),
          video_description: title.slice(0, 150),
          create_time: Math.floor(at.getTime() / 1000),
          share_url: `https://www.tiktok.com/@humasbandung/video/${id}?utm_source=tt4d_open_api`,
          view_count: likes * 10,
          like_count: likes,
          comment_count: comments,
          share_count: shares,
        }
      })

  function listed({ max_count: most = 10, cursor }: { max_count?: number; cursor?: number }) {
    if (most < 1 || most > 20) return error(400, 'invalid_params')
    const before = publicVideos().filter(({ create_time: at }) => cursor === undefined || at * 1000 < cursor)
    const videos = before.slice(0, most)
    return {
      videos,
      cursor: (videos.at(-1)?.create_time ?? 0) * 1000,
      has_more: before.length > videos.length,
    }
  }

  function queried({ filters }: { filters?: { video_ids?: string[] } }) {
    const ids = filters?.video_ids ?? []
    if (ids.length < 1 || ids.length > 20) return error(400, 'invalid_params')
    return { videos: publicVideos().filter(({ id }) => ids.includes(id)) }
  }

  const levels = () =>
    open
      ? ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY']
      : ['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY']

  const server = await startFake(({ method, path, url, headers, body }) => {
    if (path === '/v2/oauth/token/') {
      const given = new URLSearchParams(body.toString())
      const known = given.get('client_key') === 'aplikasi' && given.get('client_secret') === 'rahasia'
      if (!valid || !known || given.get('refresh_token') !== refreshToken)
        return {
          status: 400,
          body: { error: 'invalid_grant', error_description: 'Refresh token is invalid' },
        }
      return {
        status: 200,
        body: {
          access_token: 'masuk-tiktok',
          expires_in: 86_400,
          refresh_token: refreshToken,
          open_id: 'o-1',
        },
      }
    }
    if (method === 'PUT')
      return part(url.searchParams.get('upload') ?? '', headers['content-range'] ?? '', body)
    if (!valid || headers.authorization !== 'Bearer masuk-tiktok') return error(401, 'access_token_invalid')
    const json = JSON.parse(body.toString() || '{}') as {
      publish_id?: string
      max_count?: number
      cursor?: number
      filters?: { video_ids?: string[] }
      post_info: { title: string; description?: string; privacy_level?: string }
      source_info: {
        source: string
        video_size?: number
        chunk_size?: number
        total_chunk_count?: number
        photo_images?: string[]
      }
    }
    if (tooOften(path)) return error(429, 'rate_limit_exceeded')
    if (path === '/v2/user/info/')
      return method === 'GET' ? good({ user: { open_id: 'o-1' } }) : error(405, 'method_not_allowed')
    if (path.startsWith('/v2/video/') && !readable) return error(401, 'scope_not_authorized')
    if (path === '/v2/post/publish/creator_info/query/')
      return good({
        creator_username: 'humasbandung',
        creator_nickname: 'Humas Bandung',
        privacy_level_options: levels(),
        max_video_post_duration_sec: 300,
      })
    if (path === '/v2/video/list/' || path === '/v2/video/query/') {
      const asked = (url.searchParams.get('fields') ?? '').split(',')
      if (!asked.every((field) => videoFields.has(field))) return error(400, 'invalid_params')
      const shown = path === '/v2/video/list/' ? listed(json) : queried(json)
      if ('status' in shown) return shown
      const only = (video: object) =>
        Object.fromEntries(Object.entries(video).filter(([name]) => asked.includes(name)))
      return good({ ...shown, videos: shown.videos.map(only) })
    }
    if (path === '/v2/post/publish/video/init/') {
      const {
        source,
        video_size: size = 0,
        chunk_size: chunk = 0,
        total_chunk_count: parts = 0,
      } = json.source_info
      const whole = size < 5_000_000
      if (
        source !== 'FILE_UPLOAD' ||
        (whole ? chunk !== size : chunk < 5_000_000 || chunk > 64_000_000) ||
        parts !== Math.max(1, Math.floor(size / chunk))
      )
        return error(400, 'invalid_params')
      if (json.post_info.title.length > 2_200) return error(400, 'invalid_params')
      const one = begin(json.post_info.title, json.post_info.privacy_level)
      if ('status' in one) return one
      const name = `v_pub_file~v2-1.${last}`
      begun.set(name, { ...one, size, parts, hash: createHash('sha256') })
      return good({ publish_id: name, upload_url: `${server.url}/video/?upload=${last}` })
    }
    if (path === '/v2/post/publish/content/init/') {
      const { title, description = '', privacy_level: level } = json.post_info
      const { source, photo_images: photos = [] } = json.source_info
      const bad = title.length > 90 || description.length > 4_000 || photos.length < 1 || photos.length > 35
      if (source !== 'PULL_FROM_URL' || bad || !photos.every((one) => one.startsWith('https://')))
        return error(400, 'invalid_params')
      const one = begin(description, level)
      if ('status' in one) return one
      const name = `p_pub_url~v2-1.${last}`
      begun.set(name, { ...one, photos, hash: createHash('sha256') })
      complete(name)
      return good({ publish_id: name })
    }
    if (path === '/v2/post/publish/status/fetch/') {
      const name = json.publish_id ?? ''
      const one = begun.get(name)
      if (one === undefined) return error(400, 'invalid_publish_id')
      one.looks += 1
      if (one.failed !== undefined) return good({ status: 'FAILED', fail_reason: one.failed })
      const post = posts.get(name)
      if (post === undefined || one.looks < 2)
        return good({ status: 'PROCESSING_UPLOAD', uploaded_bytes: one.come })
      const named = moderated && post.level === 'PUBLIC_TO_EVERYONE' ? [Number(post.id)] : []
      return good({ status: 'PUBLISH_COMPLETE', publicaly_available_post_id: named })
    }
    return error(404, 'not_found')
  })

  function part(number: string, range: string, bytes: Buffer): Answer {
    const name = `v_pub_file~v2-1.${number}`
    const one = begun.get(name)
    const [, from, to, size] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range) ?? []
    if (one === undefined) return { status: 403 }
    if (
      Number(from) !== one.come ||
      Number(to) - Number(from) + 1 !== bytes.length ||
      Number(size) !== one.size
    )
      return { status: 416 }
    one.come += bytes.length
    one.hash.update(bytes)
    if (one.come < one.size) return { status: 206 }
    complete(name)
    return { status: 201 }
  }

  return {
    ...server,
    refreshToken,
    posts,
    revoke: () => void (valid = false),
    restore: () => void (valid = true),
    /** The account is private, as one of an application that was not audited has to be. */
    turnPrivate: () => void (open = false),
    /** Moderation takes its time, until `moderate`. */
    delay: () => void (moderated = false),
    moderate: () => void (moderated = true),
    /** Whoever connected it lets it post, and not be read. */
    hide: () => void (readable = false),
    byHand: {
      post(text: string): string {
        last += 1
        const id = `7${last}`
        const film = { size: 0, come: 0, parts: 0, photos: [], looks: 0, digest: '' }
        posts.set(`by-hand-${last}`, { ...film, id, title: text, level: 'PUBLIC_TO_EVERYONE', at: now() })
        return id
      },
      remove(id: string): void {
        for (const [name, one] of posts) if (one.id === id) posts.delete(name)
      },
      measure: (id: string, figures: [number, number, number]) => void counts.set(id, figures),
    },
    /** The next posts come to nothing. */
    fail: (reason: string | undefined) => void (fails = reason),
  }
}
