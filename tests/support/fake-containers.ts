/**
 * Contract fakes of Threads and Instagram, written from developers.facebook.com: containers that take a moment, a quota
 * of posts a day, tokens that are renewed before they end. They are not the real things, and those were not asked.
 */
import { countText } from '../../src/platform/text/count-text.ts'
import { graphFault } from './fake-facebook.ts'
import { startFake } from './fake-server.ts'

const kinds = {
  threads: { make: 'threads', publish: 'threads_publish', words: 'text', by: 'emoji_bytes', most: 500 },
  instagram: { make: 'media', publish: 'media_publish', words: 'caption', by: 'utf16', most: 2_200 },
} as const

export async function startFakeContainers(kind: keyof typeof kinds, { now = () => new Date() } = {}) {
  const { make, publish, words, by, most } = kinds[kind]
  const posts = new Map<string, Record<string, string>>()
  const containers = new Map<string, { given: Record<string, string>; looks: number }>()
  let token = `${kind}-token-1`
  let quota = 0
  let last = 0
  let valid = true

  const server = await startFake(({ method, path, url, headers, body }) => {
    const given = body.length === 0 ? {} : (JSON.parse(body.toString()) as Record<string, string>)
    if (path === '/refresh_access_token') {
      if (!valid || url.searchParams.get('access_token') !== token)
        return graphFault(400, 190, 'Invalid OAuth access token')
      token = `${kind}-token-${Number(token.split('-').at(-1)) + 1}`
      return { status: 200, body: { access_token: token, token_type: 'bearer', expires_in: 5_184_000 } }
    }
    // A token that was renewed holds on until it ends.
    if (!valid || headers.authorization?.startsWith(`Bearer ${kind}-token-`) !== true)
      return graphFault(401, 190, 'Error validating access token')
    const [, , id = '', edge] = path.split('/')
    if (id === 'me') return { status: 200, body: { id: '55', user_id: '55', username: 'humasbandung' } }
    if (edge?.endsWith('publishing_limit') === true)
      return {
        status: 200,
        body: { data: [{ quota_usage: quota, config: { quota_total: 250, quota_duration: 86_400 } }] },
      }
    if (edge === publish) {
      const container = containers.get(given['creation_id'] ?? '')
      if (container === undefined || container.looks < 2)
        return graphFault(400, 9007, 'Media ID is not available: the media is not ready for publishing')
      last += 1
      quota += 1
      const post = {
        id: String(last),
        [words]: container.given[words] ?? '',
        timestamp: now().toISOString(),
        permalink: `https://fake.test/p/${last}`,
        ...(container.given['reply_to_id'] === undefined ? {} : { answers: container.given['reply_to_id'] }),
        alt: container.given['alt_text'] ?? '',
      }
      posts.set(post.id, post)
      return { status: 200, body: { id: post.id } }
    }
    if (edge === make && method === 'GET')
      return { status: 200, body: { data: [...posts.values()].toReversed() } }
    if (edge === make) {
      if (countText(given[words] ?? '', { by }) > most)
        return graphFault(400, 100, `Param ${words} is too long`)
      const picture = given['image_url']
      if (picture === undefined ? kind === 'instagram' : !picture.startsWith('https://'))
        return graphFault(400, 9004, 'Only photo or video can be accepted as media type.')
      last += 1
      containers.set(`c${last}`, { given, looks: 0 })
      return { status: 200, body: { id: `c${last}` } }
    }
    const container = containers.get(id)
    if (container !== undefined) {
      container.looks += 1
      const state = container.looks > 1 ? 'FINISHED' : 'IN_PROGRESS'
      return { status: 200, body: { id, status: state, status_code: state } }
    }
    const post = posts.get(id)
    if (post === undefined) return graphFault(400, 100, `Object with ID '${id}' does not exist`, 33)
    if (method !== 'DELETE') return { status: 200, body: post }
    if (kind === 'instagram')
      return graphFault(400, 3, 'Application does not have the capability to make this API call.')
    posts.delete(id)
    return { status: 200, body: { success: true, deleted_id: id } }
  })
  return {
    ...server,
    get token() {
      return token
    },
    posts,
    useUp: () => void (quota = 250),
    revoke: () => void (valid = false),
    restore: () => void (valid = true),
  }
}
