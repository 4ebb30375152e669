/**
 * A contract fake of a Facebook Page's part of the Graph API, written from developers.facebook.com: codes in place of
 * statuses, waiting told in a header of JSON. It is not the real thing, and the real one was not asked.
 */
import { startFake, type Answer, type Spoil } from './fake-server.ts'
import { formOf, textIn } from './form-of.ts'

export const graphFault = (
  status: number,
  code: number,
  message: string,
  error_subcode?: number,
): Answer => ({
  status,
  body: { error: { message, type: 'OAuthException', code, error_subcode, fbtrace_id: 'A' } },
})

/** How the Graph API asks to wait: in minutes, by account. */
export const graphThrottle = (seconds: number): Spoil => ({
  status: 400,
  headers: {
    'x-business-use-case-usage': JSON.stringify({
      '77': [{ type: 'pages', call_count: 100, estimated_time_to_regain_access: Math.ceil(seconds / 60) }],
    }),
  },
  body: { error: { message: 'Application request limit reached', code: 4, is_transient: true } },
})

export async function startFakeFacebook({ now = () => new Date() } = {}) {
  const token = 'halaman-token'
  const posts = new Map<
    string,
    { id: string; message: string; link?: string; alt?: string; created_time: string }
  >()
  let last = 0
  let valid = true

  const server = await startFake(async ({ method, path, headers, body }) => {
    const [, , id = '', edge] = path.split('/')
    if (!valid || headers.authorization !== `Bearer ${token}`)
      return graphFault(401, 190, 'Error validating access token: the session has been invalidated.')
    if (id === 'me')
      return {
        status: 200,
        body: {
          id: '77',
          name: 'Humas Bandung',
          username: 'humasbandung',
          link: 'https://www.facebook.com/humasbandung',
        },
      }
    if (edge === 'published_posts') return { status: 200, body: { data: [...posts.values()].toReversed() } }
    if (edge === 'feed' || edge === 'photos') {
      const form = edge === 'photos' ? await formOf(headers, body) : undefined
      const given =
        form === undefined
          ? (JSON.parse(body.toString()) as { message: string; link?: string })
          : { message: textIn(form, 'message'), alt: textIn(form, 'alt_text_custom') }
      if (form !== undefined && !(form.get('source') instanceof File))
        return graphFault(400, 324, 'Missing or invalid image file')
      if (given.message.length > 63_206) return graphFault(400, 100, 'Param message is too long')
      if ([...posts.values()].some(({ message }) => message === given.message))
        return graphFault(400, 506, 'Duplicate status message')
      last += 1
      const post = { ...given, id: `77_${last}`, created_time: now().toISOString() }
      posts.set(post.id, post)
      return {
        status: 200,
        body: form === undefined ? { id: post.id } : { id: `9${last}`, post_id: post.id },
      }
    }
    const post = posts.get(id)
    if (post === undefined)
      return graphFault(400, 100, `Unsupported request. Object with ID '${id}' does not exist`, 33)
    if (method === 'DELETE') posts.delete(id)
    else post.message = (JSON.parse(body.toString()) as { message: string }).message
    return { status: 200, body: { success: true } }
  })
  return {
    ...server,
    token,
    posts,
    revoke: () => void (valid = false),
    restore: () => void (valid = true),
  }
}
