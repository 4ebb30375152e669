/**
 * A contract fake of a Facebook Page's part of the Graph API, written from developers.facebook.com: codes in place of
 * statuses, waiting told in a header of JSON. It is not the real thing, and the real one was not asked.
 */
import type { startFakeContainers } from './fake-containers.ts'
import { takesFilms } from './fake-page-films.ts'
import { asPerson, only } from './fake-page-owner.ts'
import { startFake } from './fake-server.ts'
import { signInEnd } from './fake-sign-in.ts'
import { formOf, textIn } from './form-of.ts'
import { graphFault, graphPage } from './graph-answers.ts'

interface Feed {
  message: string
  link?: string
  attached_media?: { media_fbid: string }[]
}

type FakeInstagram = Awaited<ReturnType<typeof startFakeContainers>>

export async function startFakeFacebook({
  now = () => new Date(),
  pages: names = ['Humas Bandung'],
  behind,
}: {
  now?: () => Date
  pages?: string[]
  /** Its account stands behind the first page, and is spoken of here with the page's token; one more behind the second. */
  behind?: FakeInstagram
} = {}) {
  const token = 'halaman-token'
  const pages = names.map((name, at) => {
    const username = name.toLowerCase().replaceAll(' ', '')
    const link = `https://www.facebook.com/${username}`
    const access_token = at === 0 ? token : `${token}-${at}`
    const account = behind === undefined ? undefined : [behind.account, { id: '56', username }][at]
    return { id: String(77 + at), name, username, link, access_token, instagram_business_account: account }
  })
  const person = { short: 'orang-sebentar', lasting: 'orang-lama', permitted: [] as readonly string[] }
  const posts = new Map<
    string,
    { id: string; message: string; link?: string; alts: string[]; film?: string; created_time: string }
  >()
  /** Alt texts of photos that nobody sees yet. */
  const photos = new Map<string, string>()
  const counts = new Map<string, [number, number, number]>()
  const comments: {
    id: string
    below: string
    message: string
    created_time: string
    from: { id: string; name: string }
  }[] = []
  let last = 0
  let valid = true
  const newest = () =>
    [...posts.values()].toReversed().toSorted((a, b) => b.created_time.localeCompare(a.created_time))
  const below = (id: string) => comments.filter((one) => one.below === id).toReversed()
  const comment = (below_: string, message: string, from: { id: string; name: string }) => {
    last += 1
    comments.push({
      id: `${below_}_${last}`,
      below: below_,
      message,
      created_time: now().toISOString(),
      from,
    })
    return `${below_}_${last}`
  }
  const measures = (id: string) => {
    const [reactions, total, shares] = counts.get(id) ?? [0, 0, 0]
    const insight = (name: string, value: number) => ({ name, period: 'lifetime', values: [{ value }] })
    return {
      id,
      ...(shares === 0 ? {} : { shares: { count: shares } }),
      comments: { data: [], summary: { total_count: total } },
      reactions: { data: [], summary: { total_count: reactions } },
      insights: {
        data: [
          insight('post_media_view', reactions * 10),
          insight('post_total_media_view_unique', reactions * 8),
        ],
      },
    }
  }

  const { films, answerFilm, ...filmTools } = takesFilms({
    now,
    number() {
      last += 1
      return `5${last}`
    },
    show({ id, description: message }) {
      last += 1
      posts.set(`77_${last}`, {
        id: `77_${last}`,
        message,
        alts: [],
        film: id,
        created_time: now().toISOString(),
      })
      return `77_${last}`
    },
    hide: (id) => void posts.delete(id),
  })
  const signIn = signInEnd({
    authorize: '/v23.0/dialog/oauth',
    token: '/v23.0/oauth/access_token',
    between: ',',
    now,
    issue: (scopes) => {
      person.permitted = scopes
      return { access_token: person.short, token_type: 'bearer', expires_in: 5_183_944 }
    },
    fault: (error) =>
      error === 'invalid_client'
        ? graphFault(400, 1, 'Error validating client secret.')
        : graphFault(400, 100, 'This authorization code has been used.', 36_007),
    takeBack: () => void (valid = false),
  })
  const server = await startFake(async (asked) => {
    const { method, path, url, headers, body } = asked
    const ofSignIn = signIn.answer(asked)
    if (ofSignIn !== undefined) return ofSignIn
    if (path === '/v23.0/oauth/access_token')
      return url.searchParams.get('fb_exchange_token') === person.short
        ? { status: 200, body: { access_token: person.lasting, token_type: 'bearer', expires_in: 5_184_000 } }
        : graphFault(400, 190, 'Invalid OAuth access token')
    const [, version, id = '', edge] = path.split('/')
    // Of Instagram's own host, which knows no tokens of pages.
    if (version !== 'v23.0')
      return graphFault(400, 190, 'Invalid OAuth access token - Cannot parse access token')
    const bearer = headers.authorization?.replace('Bearer ', '')
    // Pages that were asked for with a token of an hour would end with it.
    if (
      valid &&
      edge !== undefined &&
      (edge === 'accounts' ? bearer === person.lasting : bearer === person.short)
    )
      return asPerson(pages, person.permitted, edge, url)
    const page = pages.find((one) => one.access_token === bearer)
    if (!valid || page === undefined)
      return graphFault(401, 190, 'Error validating access token: the session has been invalidated.')
    if (id === 'me') return { status: 200, body: only(page, url.searchParams.get('fields') ?? '') }
    if (behind?.owns(id) === true && page === pages[0]) return behind.answerFor(asked)
    if (edge === 'published_posts') {
      const wanted = url.searchParams.get('fields')?.includes('comments') === true
      const all = newest().map((post) =>
        wanted ? { id: post.id, comments: { data: below(post.id) } } : post,
      )
      return graphPage(all, url)
    }
    if (id === '') {
      const ids = (url.searchParams.get('ids') ?? '').split(',')
      return ids.length > 50
        ? graphFault(400, 100, 'Too many IDs. Maximum: 50.')
        : {
            status: 200,
            body: Object.fromEntries(ids.filter((one) => posts.has(one)).map((one) => [one, measures(one)])),
          }
    }
    const ofFilm = await answerFilm(asked, id, edge)
    if (ofFilm !== undefined) {
      // Below a film stand its own words.
      for (const post of posts.values())
        if (post.film === id) post.message = films.get(id)?.description ?? post.message
      return ofFilm
    }
    if (edge === 'comments' && method === 'GET') return graphPage(below(id), url)
    if (edge === 'comments') {
      const { message } = JSON.parse(body.toString()) as { message: string }
      return { status: 200, body: { id: comment(id, message, { id: '77', name: 'Humas Bandung' }) } }
    }
    if (edge === 'photos') {
      const form = await formOf(headers, body)
      const file = form.get('source')
      if (!(file instanceof File) || !file.type.startsWith('image/'))
        return graphFault(400, 324, 'Missing or invalid image file')
      if (file.size > 4_000_000)
        return graphFault(400, 1, 'Please reduce the amount of data you are asking for')
      if (textIn(form, 'published') !== 'false')
        return graphFault(400, 100, 'This page posts its photos with their post')
      last += 1
      photos.set(`9${last}`, textIn(form, 'alt_text_custom'))
      return { status: 200, body: { id: `9${last}` } }
    }
    if (edge === 'feed') {
      const given = JSON.parse(body.toString()) as Feed
      if (given.message.length > 63_206) return graphFault(400, 100, 'Param message is too long')
      if ([...posts.values()].some(({ message }) => message === given.message))
        return graphFault(400, 506, 'Duplicate status message')
      const attached = given.attached_media?.map(({ media_fbid: photo }) => photo) ?? []
      if (attached.length > 0 && given.link !== undefined)
        return graphFault(400, 100, 'A post has either a link or attached media')
      // A photo stands in one post.
      if (attached.some((photo) => !photos.has(photo)))
        return graphFault(400, 100, 'Param attached_media must hold unpublished photos of the page')
      const alts = attached.map((photo) => photos.get(photo) ?? '')
      for (const photo of attached) photos.delete(photo)
      last += 1
      const { message, link } = given
      const told = link === undefined ? {} : { link }
      const post = { id: `77_${last}`, message, ...told, alts, created_time: now().toISOString() }
      posts.set(post.id, post)
      return { status: 200, body: { id: post.id } }
    }
    const post = posts.get(id)
    if (post === undefined)
      return graphFault(400, 100, `Unsupported request. Object with ID '${id}' does not exist`, 33)
    if (method === 'GET') return { status: 200, body: post }
    if (method === 'DELETE') posts.delete(id)
    else post.message = (JSON.parse(body.toString()) as { message: string }).message
    return { status: 200, body: { success: true } }
  })
  return {
    ...server,
    token,
    pages,
    posts,
    films,
    ...filmTools,
    signIn,
    revoke: () => void (valid = false),
    restore: () => void (valid = true),
    byHand: {
      post(message: string): string {
        last += 1
        posts.set(`77_${last}`, { id: `77_${last}`, message, alts: [], created_time: now().toISOString() })
        return `77_${last}`
      },
      edit: (id: string, message: string) => void Object.assign(posts.get(id) ?? {}, { message }),
      remove: (id: string) => void posts.delete(id),
      measure: (id: string, figures: [number, number, number]) => void counts.set(id, figures),
      say: (text: string, writer: string, post: string) =>
        comment(post, text, { id: `p-${writer}`, name: writer }),
      answers: () => comments.filter(({ from }) => from.id === '77').map(({ message }) => message),
    },
  }
}
