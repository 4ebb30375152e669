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
  date_gmt: string
  modified_gmt: string
}

interface FakeComment {
  id: number
  post: number
  parent: number
  author: number
  author_name: string
  date_gmt: string
  link: string
  content: { raw: string; rendered: string }
}

export interface FakeMedia {
  id: number
  slug: string
  alt_text: string
  source_url: string
  bytes: number
}

export interface FakeWordpress extends FakeServer {
  user: string
  password: string
  posts: Map<number, FakePost>
  media: Map<number, FakeMedia>
  /** Posts that readers see. */
  published(): FakePost[]
  /** The person decides on the site's own page for application passwords. */
  decide(address: string, how?: { allow: boolean }): URL
  switchOff(): void
  /** What others do, and what is done past the house. */
  byHand: {
    post(text: string): string
    edit(id: string, text: string): void
    remove(id: string): void
    say(text: string, writer: string, below: string): string
    answers(): string[]
  }
  /** Makes the application password invalid. */
  revoke(): void
  restore(): void
}

/** As it answers: the text within an object. */
const shown = (post: FakePost) => ({
  ...post,
  title: { raw: post.title, rendered: post.title },
  content: { raw: post.content, rendered: post.content },
})
const fault = (status: number, code: string): Answer => ({ status, body: { code, message: code } })

export async function startFakeWordpress({ now = () => new Date() } = {}): Promise<FakeWordpress> {
  const user = 'humas'
  const password = 'aaaa bbbb cccc dddd eeee ffff'
  const posts = new Map<number, FakePost>()
  const media = new Map<number, FakeMedia>()
  const comments: FakeComment[] = []
  let last = 0
  let origin = ''
  let valid = true
  let switchedOff = false

  const clock = () => now().toISOString().slice(0, 19)
  const comment = (given: Pick<FakeComment, 'post' | 'parent' | 'author' | 'author_name'>, text: string) => {
    last += 1
    const link = `${origin}/?p=${given.post}#comment-${last}`
    const made = {
      ...given,
      id: last,
      date_gmt: clock(),
      link,
      content: { raw: text, rendered: `<p>${text}</p>` },
    }
    comments.push(made)
    return made
  }
  /** A page of at most a hundred, with how many there are. */
  const paged = (all: unknown[], { searchParams: asked }: URL): Answer => {
    const size = Number(asked.get('per_page') ?? 10)
    const at = Number(asked.get('page') ?? 1)
    const pages = Math.ceil(all.length / size)
    if (size > 100) return fault(400, 'rest_invalid_param')
    if (at > Math.max(pages, 1)) return fault(400, 'rest_post_invalid_page_number')
    return {
      status: 200,
      headers: { 'x-wp-total': String(all.length), 'x-wp-totalpages': String(pages) },
      body: all.slice((at - 1) * size, at * size),
    }
  }

  const server = await startFake(async ({ method, path, url, headers, body }) => {
    if (!url.searchParams.has('rest_route')) return { status: 200, body: {} }
    if (path === '/')
      return {
        status: 200,
        body: {
          name: 'Humas',
          authentication: switchedOff
            ? {}
            : {
                'application-passwords': {
                  endpoints: { authorization: `${origin}/wp-admin/authorize-application.php` },
                },
              },
        },
      }
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
    if (kind === 'comments' && method === 'POST') {
      const given = JSON.parse(body.toString()) as { post: number; parent: number; content: string }
      if (
        comments.some(
          (one) => one.author === 1 && one.post === given.post && one.content.raw === given.content,
        )
      )
        return fault(409, 'comment_duplicate')
      const { post, parent, content } = given
      return { status: 201, body: comment({ post, parent, author: 1, author_name: 'Humas' }, content) }
    }
    if (kind === 'comments') {
      const below = url.searchParams.getAll('post[]').map(Number)
      const parents = url.searchParams.getAll('parent[]').map(Number)
      const after = url.searchParams.get('after')
      const found = comments.filter(
        (one) =>
          (below.length === 0 || below.includes(one.post)) &&
          (parents.length === 0 || parents.includes(one.parent)) &&
          (after === null || `${one.date_gmt}Z` > after.replace(/\.\d+Z$/, 'Z')),
      )
      return paged(url.searchParams.get('order') === 'asc' ? found : found.toReversed(), url)
    }
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
          source_url: `${origin}/wp-content/uploads/${file.name}`,
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
    if (method === 'GET' && slug !== null)
      return {
        status: 200,
        body: [...posts.values()].filter((post) => post.slug === slug && post.status !== 'trash').map(shown),
      }
    if (method === 'GET' && id === undefined)
      return paged(
        [...posts.values()]
          .filter((post) => post.status === 'publish')
          .toSorted((a, b) => (a.date_gmt < b.date_gmt ? 1 : a.date_gmt > b.date_gmt ? -1 : b.id - a.id))
          .map(shown),
        url,
      )
    if (id === undefined) {
      const fields = JSON.parse(body.toString()) as FakePost
      last += 1
      const taken = [...posts.values()].some((post) => post.slug === fields.slug)
      const post = {
        ...fields,
        id: last,
        slug: taken ? `${fields.slug}-2` : fields.slug,
        link: `${origin}/?p=${last}`,
        date_gmt: clock(),
        modified_gmt: clock(),
      }
      posts.set(last, post)
      return { status: 201, body: shown(post) }
    }
    const post = posts.get(Number(id))
    if (post === undefined) return fault(404, 'rest_post_invalid_id')
    if (method === 'GET') return { status: 200, body: shown(post) }
    if (method === 'DELETE') {
      if (url.searchParams.get('force') === 'true') posts.delete(post.id)
      else if (post.status === 'trash') return fault(410, 'rest_already_trashed')
      else post.status = 'trash'
      return { status: 200, body: shown(post) }
    }
    Object.assign(post, JSON.parse(body.toString()), { modified_gmt: clock() })
    return { status: 200, body: shown(post) }
  })
  origin = server.url
  return {
    ...server,
    user,
    password,
    posts,
    media,
    byHand: {
      post(text) {
        last += 1
        const made = {
          id: last,
          slug: `tangan-${last}`,
          status: 'publish',
          link: `${origin}/?p=${last}`,
          title: text,
          excerpt: '',
          content: '',
          featured_media: 0,
          date_gmt: clock(),
          modified_gmt: clock(),
        }
        posts.set(last, made)
        return String(last)
      },
      edit: (id, text) =>
        void Object.assign(posts.get(Number(id)) as FakePost, { title: text, modified_gmt: clock() }),
      remove: (id) => void Object.assign(posts.get(Number(id)) as FakePost, { status: 'trash' }),
      say: (text, writer, below) =>
        String(comment({ post: Number(below), parent: 0, author: 0, author_name: writer }, text).id),
      answers: () => comments.filter(({ author }) => author === 1).map(({ content }) => content.raw),
    },
    published: () => [...posts.values()].filter((post) => post.status === 'publish'),
    decide(address, { allow } = { allow: true }) {
      const asked = new URL(address).searchParams
      const back = new URL(asked.get(allow ? 'success_url' : 'reject_url') ?? '')
      const more = allow ? { site_url: origin, user_login: user, password } : { success: 'false' }
      for (const [name, value] of Object.entries(more)) back.searchParams.set(name, value)
      return back
    },
    switchOff: () => void (switchedOff = true),
    revoke: () => {
      valid = false
    },
    restore: () => {
      valid = true
    },
  }
}
