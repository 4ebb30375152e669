/**
 * A contract fake of TikTok's Content Posting API, written from developers.tiktok.com: the creator is asked first, films
 * come in parts, posts are named only after moderation, six begin a minute. It is not the real thing, and that was not
 * asked.
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
  let starts: number[] = []
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
      post_info: { title: string; description?: string; privacy_level?: string }
      source_info: {
        source: string
        video_size?: number
        chunk_size?: number
        total_chunk_count?: number
        photo_images?: string[]
      }
    }
    if (path === '/v2/user/info/') return good({ user: { open_id: 'o-1' } })
    if (path === '/v2/post/publish/creator_info/query/')
      return good({
        creator_username: 'humasbandung',
        creator_nickname: 'Humas Bandung',
        privacy_level_options: levels(),
        max_video_post_duration_sec: 300,
      })
    if (path === '/v2/video/list/')
      return good({
        videos: [...posts.values()]
          .filter(({ level }) => moderated && level === 'PUBLIC_TO_EVERYONE')
          .toReversed()
          .map(({ id, title, at }) => ({
            id,
            video_description: title,
            create_time: Math.floor(at.getTime() / 1000),
            share_url: `https://www.tiktok.com/@humasbandung/video/${id}`,
          })),
        has_more: false,
      })
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
    /** The next posts come to nothing. */
    fail: (reason: string | undefined) => void (fails = reason),
  }
}
