/**
 * Contract fakes of Threads and Instagram, written from developers.facebook.com: containers that take a moment and with a film longer, a quota
 * of posts a day, tokens that are renewed before they end. They are not the real things, and those were not asked.
 */
import { countText } from '../../src/platform/text/count-text.ts'
import { graphFault, graphPage } from './graph-answers.ts'
import { startFake, type Answer, type Asked } from './fake-server.ts'
import { signInEnd } from './fake-sign-in.ts'

const kinds = {
  threads: { make: 'threads', publish: 'threads_publish', words: 'text', by: 'emoji_bytes', most: 500 },
  instagram: { make: 'media', publish: 'media_publish', words: 'caption', by: 'utf16', most: 2_200 },
} as const

interface Container {
  given: Record<string, string>
  /** One of a carousel's, by itself nothing that could be published. */
  child: boolean
  looks: number
}

/** A film takes longer than a picture. */
const looksOf = ({ given }: Container) => (given['video_url'] === undefined ? 1 : 12)
const isReady = (container: Container | undefined) =>
  container !== undefined && container.looks > looksOf(container)

export async function startFakeContainers(kind: keyof typeof kinds, { now = () => new Date() } = {}) {
  const { make, publish, words, by, most } = kinds[kind]
  const posts = new Map<string, Record<string, string>>()
  const alts = new Map<string, string[]>()
  const containers = new Map<string, Container>()
  const childrenOf = ({ given }: Container) =>
    (given['children'] ?? '')
      .split(',')
      .filter(Boolean)
      .map((id) => containers.get(id))
  let token = `${kind}-token-1`
  let quota = 0
  const counts = new Map<string, [number, number, number]>()
  const comments: { id: string; below: string; text: string; username: string; timestamp: string }[] = []
  let last = 0
  let valid = true
  let filmsFail = false
  const own = 'humasbandung'
  const comment = (below: string, text: string, username: string) => {
    last += 1
    comments.push({ id: String(last), below, text, username, timestamp: now().toISOString() })
    return String(last)
  }
  const below = (id: string) => comments.filter((one) => one.below === id).toReversed()
  const insights = (id: string) => {
    const [reactions, replies, shares] = counts.get(id) ?? [0, 0, 0]
    const of = {
      views: reactions * 10,
      reach: reactions * 8,
      likes: reactions,
      replies,
      reposts: shares,
      quotes: 0,
    }
    return Object.entries({ ...of, shares: kind === 'instagram' ? shares : 0 }).map(([name, value]) => ({
      name,
      values: [{ value }],
    }))
  }

  const signIn = signInEnd({
    authorize: '/oauth/authorize',
    token: '/oauth/access_token',
    between: ',',
    now,
    // Neither says what kind of token it is; Instagram lists what was permitted.
    issue: (scopes) => ({
      access_token: `${kind}-sebentar`,
      user_id: 55,
      ...(kind === 'instagram' ? { permissions: scopes } : {}),
    }),
    takeBack: () => void (valid = false),
  })
  const server = await startFake((asked) => {
    const { path, url, headers } = asked
    const ofSignIn = signIn.answer(asked)
    if (ofSignIn !== undefined) return ofSignIn
    if (path === '/access_token')
      return url.searchParams.get('access_token') === `${kind}-sebentar` &&
        url.searchParams.get('client_secret') === 'rahasia'
        ? { status: 200, body: { access_token: token, token_type: 'bearer', expires_in: 5_184_000 } }
        : graphFault(400, 190, 'Invalid OAuth access token')
    if (path === '/refresh_access_token') {
      if (!valid || url.searchParams.get('access_token') !== token)
        return graphFault(400, 190, 'Invalid OAuth access token')
      token = `${kind}-token-${Number(token.split('-').at(-1)) + 1}`
      return { status: 200, body: { access_token: token, token_type: 'bearer', expires_in: 5_184_000 } }
    }
    // A token that was renewed holds on until it ends.
    if (!valid || headers.authorization?.startsWith(`Bearer ${kind}-token-`) !== true)
      return graphFault(401, 190, 'Invalid OAuth access token - Cannot parse access token')
    if (path.endsWith('/me')) return { status: 200, body: { id: '55', user_id: '55', username: own } }
    return answerFor(asked)
  })

  /** Whoever was let in, by whichever host. */
  function answerFor({ method, path, url, body }: Asked): Answer {
    const posted = (body.length === 0 ? {} : JSON.parse(body.toString())) as Record<string, string | boolean>
    const child = posted['is_carousel_item'] === true
    const given = posted as Record<string, string>
    const [, , id = '', edge] = path.split('/')
    if (edge?.endsWith('publishing_limit') === true)
      return {
        status: 200,
        body: { data: [{ quota_usage: quota, config: { quota_total: 250, quota_duration: 86_400 } }] },
      }
    if (edge === publish) {
      const container = containers.get(given['creation_id'] ?? '')
      if (container === undefined || !isReady(container) || container.child)
        return graphFault(400, 9007, 'Media ID is not available: the media is not ready for publishing')
      last += 1
      quota += 1
      const post = {
        id: String(last),
        [words]: container.given[words] ?? '',
        timestamp: now().toISOString(),
        permalink: `https://fake.test/p/${last}`,
        ...(container.given['video_url'] === undefined
          ? {}
          : { film: container.given['video_url'], filmAlt: container.given['alt_text'] ?? '' }),
        ...(container.given['reply_to_id'] === undefined ? {} : { answers: container.given['reply_to_id'] }),
      }
      posts.set(post.id, post)
      const shown = [container, ...childrenOf(container)].filter(
        (one) => one?.given['image_url'] !== undefined,
      )
      alts.set(
        post.id,
        shown.map((one) => one?.given['alt_text'] ?? ''),
      )
      return { status: 200, body: { id: post.id } }
    }
    // Answers are a list of their own.
    if ((edge === make || edge === 'replies') && method === 'GET' && id === '55') {
      const fields = url.searchParams.get('fields') ?? ''
      const listed = [...posts.values()]
        .filter((post) => (post['answers'] === undefined) === (edge === make))
        .toReversed()
        .toSorted((a, b) => (b['timestamp'] ?? '').localeCompare(a['timestamp'] ?? ''))
        .map((post) => ({
          ...post,
          id: post['id'] ?? '',
          ...(fields.includes('has_replies') ? { has_replies: below(post['id'] ?? '').length > 0 } : {}),
          ...(fields.includes('comments') ? { comments: { data: below(post['id'] ?? '') } } : {}),
          ...(fields.includes('replied_to') ? { replied_to: { id: post['answers'] } } : {}),
        }))
      return graphPage(listed, url)
    }
    if (edge === 'mentions') return { status: 200, body: { data: [] } }
    if (edge === 'replies' && method === 'GET') return graphPage(below(id), url)
    if (edge === 'replies' && kind === 'instagram')
      return { status: 200, body: { id: comment(id, given['message'] ?? '', own) } }
    if (edge === 'insights') {
      if (!posts.has(id)) return graphFault(400, 100, `Object with ID '${id}' does not exist`, 33)
      return { status: 200, body: { data: insights(id) } }
    }
    if (edge === make) {
      if (countText(given[words] ?? '', { by }) > most)
        return graphFault(400, 100, `Param ${words} is too long`)
      const picture = given['image_url']
      if ((given['alt_text'] ?? '').length > 1_000) return graphFault(400, 100, 'Param alt_text is too long')
      const made = { given, child, looks: 0 }
      const children = childrenOf(made)
      const carousel = given['media_type'] === 'CAROUSEL'
      if (carousel && (children.length < 2 || children.length > 10))
        return graphFault(400, 100, 'A carousel has 2 to 10 children')
      if (carousel && !children.every((one) => isReady(one) && one?.child === true))
        return graphFault(400, 100, 'Param children must hold carousel items that are ready')
      const film = given['video_url']
      if (film !== undefined && given['media_type'] !== (kind === 'threads' ? 'VIDEO' : 'REELS'))
        return graphFault(400, 100, 'Param media_type must be that of a film')
      if (film !== undefined && (picture !== undefined || !film.startsWith('https://')))
        return graphFault(400, 9004, 'The video could not be fetched from this URI.')
      if (film !== undefined && kind === 'instagram' && given['alt_text'] !== undefined)
        return graphFault(400, 100, 'Param alt_text is for images only')
      if (
        film === undefined &&
        !carousel &&
        (picture === undefined ? kind === 'instagram' : !picture.startsWith('https://'))
      )
        return graphFault(400, 9004, 'Only photo or video can be accepted as media type.')
      last += 1
      containers.set(`c${last}`, made)
      return { status: 200, body: { id: `c${last}` } }
    }
    const container = containers.get(id)
    if (container !== undefined) {
      container.looks += 1
      const failed = filmsFail && container.given['video_url'] !== undefined
      const state = !isReady(container) ? 'IN_PROGRESS' : failed ? 'ERROR' : 'FINISHED'
      return { status: 200, body: { id, status: state, status_code: state } }
    }
    const post = posts.get(id)
    if (post === undefined) return graphFault(400, 100, `Object with ID '${id}' does not exist`, 33)
    if (url.searchParams.get('fields')?.includes('insights') === true)
      return {
        status: 200,
        body: {
          id,
          like_count: counts.get(id)?.[0] ?? 0,
          comments_count: counts.get(id)?.[1] ?? 0,
          insights: { data: insights(id) },
        },
      }
    if (method !== 'DELETE') return { status: 200, body: post }
    if (kind === 'instagram')
      return graphFault(400, 3, 'Application does not have the capability to make this API call.')
    posts.delete(id)
    return { status: 200, body: { success: true, deleted_id: id } }
  }
  return {
    ...server,
    get token() {
      return token
    },
    posts,
    account: { id: '55', username: own },
    answerFor,
    /** Whether a number is one of its account, its posts, what is to become one, or what people say of them. */
    owns: (id: string) =>
      id === '55' || posts.has(id) || containers.has(id) || comments.some((one) => one.id === id),
    altsOf: ({ id }: Record<string, string>) => alts.get(id ?? '') ?? [],
    signIn,
    useUp: () => void (quota = 250),
    failFilms: (fail: boolean) => void (filmsFail = fail),
    revoke: () => void (valid = false),
    restore: () => void (valid = true),
    byHand: {
      post(text: string): string {
        last += 1
        const permalink = `https://fake.test/p/${last}`
        posts.set(String(last), {
          id: String(last),
          [words]: text,
          timestamp: now().toISOString(),
          permalink,
        })
        return String(last)
      },
      remove: (id: string) => void posts.delete(id),
      measure: (id: string, figures: [number, number, number]) => void counts.set(id, figures),
      say: (text: string, writer: string, post: string) => comment(post, text, writer),
      answers: () => [
        ...comments.filter(({ username }) => username === own).map(({ text }) => text),
        ...[...posts.values()].flatMap((post) => (post['answers'] === undefined ? [] : [post[words] ?? ''])),
      ],
    },
  }
}
