/**
 * A contract fake of a WordPress site, written from the REST API handbook: users, posts with unique slugs, media, a
 * trash. It is not the real thing; `npm run test:peers` runs the same adapter against a real one.
 */
import { formOf, textIn } from './form-of.ts'
import { startFake, type Answer, type FakeServer } from './fake-server.ts'

export interface FakePost {
  id: number
  slug: string
  status: string
  link: string
  title: string
  excerpt: string
  content: string
  featured_media: number
}

export interface FakeMedia {
  id: number
  slug: string
  alt_text: string
  bytes: number
}

export interface FakeWordpress extends FakeServer {
  user: string
  password: string
  posts: Map<number, FakePost>
  media: Map<number, FakeMedia>
  /** Posts that readers see. */
  published(): FakePost[]
  /** Makes the application password invalid. */
  revoke(): void
  restore(): void
}

const fault = (status: number, code: string): Answer => ({ status, body: { code, message: code } })

export async function startFakeWordpress(): Promise<FakeWordpress> {
  const user = 'humas'
  const password = 'aaaa bbbb cccc dddd eeee ffff'
  const posts = new Map<number, FakePost>()
  const media = new Map<number, FakeMedia>()
  let last = 0
  let origin = ''
  let valid = true

  const server = await startFake(async ({ method, path, url, headers, body }) => {
    if (!url.searchParams.has('rest_route')) return { status: 200, body: {} }
    const basic = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
    const [, , , kind, id] = path.split('/')
    // A real one answers strangers who ask for drafts with 400.
    if (!valid || headers.authorization !== basic)
      return kind === 'posts' && method === 'GET'
        ? fault(400, 'rest_invalid_param')
        : fault(401, 'rest_not_logged_in')
    if (kind === 'users')
      return {
        status: 200,
        body: { id: 1, name: 'Humas', slug: user, capabilities: { publish_posts: true, upload_files: true } },
      }
    const slug = url.searchParams.get('slug')
    if (kind === 'media') {
      if (method === 'GET')
        return { status: 200, body: [...media.values()].filter((one) => one.slug === slug) }
      if (id === undefined) {
        const form = await formOf(headers, body)
        const file = form.get('file') as File
        last += 1
        const made = {
          id: last,
          slug: textIn(form, 'slug'),
          alt_text: textIn(form, 'alt_text'),
          bytes: file.size,
        }
        media.set(last, made)
        return { status: 201, body: made }
      }
      const found = media.get(Number(id))
      if (found === undefined) return fault(404, 'rest_post_invalid_id')
      if (method === 'DELETE') media.delete(found.id)
      else found.alt_text = (JSON.parse(body.toString()) as { alt_text: string }).alt_text
      return { status: 200, body: found }
    }
    if (method === 'GET')
      return {
        status: 200,
        body: [...posts.values()].filter((post) => post.slug === slug && post.status !== 'trash'),
      }
    if (id === undefined) {
      const fields = JSON.parse(body.toString()) as FakePost
      last += 1
      const taken = [...posts.values()].some((post) => post.slug === fields.slug)
      const post = {
        ...fields,
        id: last,
        slug: taken ? `${fields.slug}-2` : fields.slug,
        link: `${origin}/?p=${last}`,
      }
      posts.set(last, post)
      return { status: 201, body: post }
    }
    const post = posts.get(Number(id))
    if (post === undefined) return fault(404, 'rest_post_invalid_id')
    if (method === 'DELETE') {
      if (url.searchParams.get('force') === 'true') posts.delete(post.id)
      else if (post.status === 'trash') return fault(410, 'rest_already_trashed')
      else post.status = 'trash'
      return { status: 200, body: post }
    }
    Object.assign(post, JSON.parse(body.toString()))
    return { status: 200, body: post }
  })
  origin = server.url
  return {
    ...server,
    user,
    password,
    posts,
    media,
    published: () => [...posts.values()].filter((post) => post.status === 'publish'),
    revoke: () => {
      valid = false
    },
    restore: () => {
      valid = true
    },
  }
}
