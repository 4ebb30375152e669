/**
 * A contract fake of X's API, written from docs.x.com: tokens that are turned over and good once, weighted text, links
 * shortened, the same text refused, films by parts and prepared for a while. It is not the real thing, and the real one was not asked.
 */
import { createHash } from 'node:crypto'
import { newId } from '../../src/platform/ids.ts'
import { countText } from '../../src/platform/text/count-text.ts'
import { startFake, type Answer, type Asked } from './fake-server.ts'
import { signInEnd } from './fake-sign-in.ts'
import { formOf, textIn } from './form-of.ts'

interface Tweet {
  id: string
  text: string
  written: string
  created_at: string
  entities: { urls: { url: string; expanded_url: string }[] }
  answers?: string
  referenced_tweets?: { type: string; id: string }[]
  author_id?: string
  in_reply_to_user_id?: string
  alt: string[]
  /** Digest of the film that it shows. */
  film?: string
  /** Languages of its subtitles. */
  subtitles?: string[]
}

interface Film {
  total: number
  parts: Buffer[]
  /** Looks until it is prepared, once all of it is there; then nought. */
  looks: number | undefined
  subtitles: { language_code: string; display_name: string; text: string }[]
}

const problem = (status: number, detail: string): Answer => ({
  status,
  body: { title: detail, detail, status },
})

/** @param born two that stand for one network share it, and with it their tokens; otherwise no two hand out the same. */
export async function startFakeX({ now = () => new Date(), id = '99', born = newId() } = {}) {
  const tweets = new Map<string, Tweet>()
  const media = new Map<string, string>()
  const films = new Map<string, Film>()
  /** Files of subtitles that no film has yet. */
  const words = new Map<string, string>()
  let failing: string | undefined
  const counts = new Map<string, [number, number, number]>()
  const mentions: Tweet[] = []
  /** Newest first, with a token for the next page; its smallest page has five. */
  const metricsOf = ({ id: of }: Tweet) => {
    const [likes, replies, reposts] = counts.get(of) ?? [0, 0, 0]
    return {
      public_metrics: {
        impression_count: likes * 10,
        like_count: likes,
        reply_count: replies,
        retweet_count: reposts,
        quote_count: 0,
      },
    }
  }
  const page = (all: Tweet[], { searchParams: asked }: URL): Answer => {
    const size = Number(asked.get('max_results') ?? 10)
    if (size < 5 || size > 100) return problem(400, 'max_results must be between 5 and 100')
    const since = asked.get('since_id')
    const from = Number(asked.get('pagination_token')?.slice(2) ?? 0)
    const found = all
      .filter((one) => since === null || Number(one.id) > Number(since))
      .toSorted((a, b) => Number(b.id) - Number(a.id))
    const counted = (asked.get('tweet.fields') ?? '').split(',').includes('public_metrics')
    const data = found.slice(from, from + size).map((one) => (counted ? { ...one, ...metricsOf(one) } : one))
    const next = from + size < found.length ? { next_token: `p-${from + size}` } : {}
    return {
      status: 200,
      body: {
        ...(data.length === 0 ? {} : { data }),
        includes: { users: data.map((one) => ({ id: one.author_id, username: one.author_id?.slice(2) })) },
        meta: { result_count: data.length, newest_id: data[0]?.id, ...next },
      },
    }
  }
  let turn = 1
  let spent = 0
  let last = 10
  let valid = true
  let until = 0

  const hand = (scopes: readonly string[] = []) => {
    turn += 1
    spent += 1
    until = now().getTime() + 7_200_000
    return {
      token_type: 'bearer',
      expires_in: 7_200,
      access_token: `masuk-${born}-${turn}`,
      refresh_token: `putar-${born}-${turn}`,
      ...(scopes.length > 0 ? { scope: scopes.join(' ') } : {}),
    }
  }
  const signIn = signInEnd({
    authorize: '/i/oauth2/authorize',
    token: '/2/oauth2/token',
    pkce: true,
    now,
    issue: hand,
    takeBack: () => void (valid = false),
  })
  const stateOf = (mediaId: string, film: Film): Answer => {
    const { looks = 0 } = film
    const state =
      looks > 1 ? 'pending' : looks === 1 ? 'in_progress' : failing === undefined ? 'succeeded' : 'failed'
    const processing_info = {
      state,
      ...(looks > 0 ? { check_after_secs: 1 } : {}),
      ...(state === 'failed' ? { error: { code: 1, name: 'InvalidMedia', message: failing } } : {}),
    }
    return { status: 200, body: { data: { id: mediaId, media_key: `13_${mediaId}`, processing_info } } }
  }
  /** Begun, handed over part by part, ended, and then prepared for a while. */
  async function takeFilm({ method, path, url, headers, body }: Asked): Promise<Answer | undefined> {
    if (path === '/2/media/upload/initialize') {
      const given = JSON.parse(body.toString()) as Record<string, unknown>
      const total = Number(given['total_bytes'])
      if (given['media_category'] !== 'tweet_video' || given['media_type'] !== 'video/mp4' || !(total > 0))
        return problem(400, 'media_category, media_type and total_bytes are needed')
      last += 1
      films.set(String(last), { total, parts: [], looks: undefined, subtitles: [] })
      return { status: 200, body: { data: { id: String(last), expires_after_secs: 86_400 } } }
    }
    if (method === 'GET' && path === '/2/media/upload') {
      const asked = url.searchParams.get('media_id') ?? ''
      const film = films.get(asked)
      if (url.searchParams.get('command') !== 'STATUS' || film?.looks === undefined)
        return problem(400, 'There is no such upload.')
      film.looks = Math.max(0, film.looks - 1)
      return stateOf(asked, film)
    }
    const [, mediaId = '', step] = /^\/2\/media\/upload\/(\d+)\/(append|finalize)$/.exec(path) ?? []
    if (step === undefined) return undefined
    const film = films.get(mediaId)
    if (film === undefined || film.looks !== undefined) return problem(400, 'There is no such upload.')
    if (step === 'append') {
      const form = await formOf(headers, body)
      const file = form.get('media')
      const index = Number(textIn(form, 'segment_index'))
      if (!(file instanceof Blob) || file.size > 5_242_880 || !(index >= 0 && index <= 999))
        return problem(400, 'A part has at most 5 MB, and a number from 0 to 999')
      film.parts[index] = Buffer.from(await file.arrayBuffer())
      return { status: 200, body: { data: { expires_at: 4_000_000_000 } } }
    }
    const bytes = Buffer.concat(film.parts.map((one) => one ?? Buffer.alloc(0)))
    if (bytes.length !== film.total)
      return problem(400, 'Segments do not add up to provided total file size.')
    film.looks = 2
    return stateOf(mediaId, film)
  }
  const server = await startFake(async (asked) => {
    const { method, path, url, headers, body } = asked
    const ofSignIn = signIn.answer(asked)
    if (ofSignIn !== undefined) return ofSignIn
    if (path === '/2/oauth2/token') {
      const given = new URLSearchParams(body.toString())
      const client = given.get('client_id') ?? ''
      const secret = signIn.clients.get(client)?.secret
      const basic = `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}`
      if (secret !== undefined && headers.authorization !== basic)
        return {
          status: 401,
          body: { error: 'unauthorized_client', error_description: 'Missing valid authorization header' },
        }
      if (
        !valid ||
        (secret === undefined && client !== 'aplikasi') ||
        given.get('refresh_token') !== `putar-${born}-${turn}`
      )
        return {
          status: 400,
          body: { error: 'invalid_grant', error_description: 'Value passed for the token was invalid.' },
        }
      return { status: 200, body: hand() }
    }
    if (!valid || headers.authorization !== `Bearer masuk-${born}-${turn}` || now().getTime() > until)
      return problem(401, 'Unauthorized')
    if (path === '/2/users/me')
      return { status: 200, body: { data: { id, username: `humas${id}`, name: 'Humas' } } }
    const ofFilm = await takeFilm(asked)
    if (ofFilm !== undefined) return ofFilm
    if (path === '/2/media/upload') {
      const form = await formOf(headers, body)
      const file = form.get('media')
      if (file instanceof File && textIn(form, 'media_category') === 'subtitles') {
        const text = await file.text()
        if (textIn(form, 'media_type') !== 'text/vtt' || !text.startsWith('WEBVTT'))
          return problem(400, 'The media is of another type')
        last += 1
        words.set(String(last), text)
        return { status: 200, body: { data: { id: String(last), media_key: `17_${last}` } } }
      }
      if (!(file instanceof File) || !file.type.startsWith('image/')) return problem(400, 'media is needed')
      if (file.size > 5_242_880) return problem(400, 'media is too large')
      last += 1
      media.set(String(last), '')
      return { status: 200, body: { data: { id: String(last), media_key: `3_${last}` } } }
    }
    const json = () =>
      JSON.parse(body.toString()) as {
        id: string
        text: string
        metadata: { alt_text: { text: string } }
        media?: { media_ids: string[] }
        reply?: { in_reply_to_tweet_id: string }
      }
    if (path === '/2/media/subtitles') {
      const {
        id: of,
        media_category: category,
        subtitles: one,
      } = JSON.parse(body.toString()) as {
        id: string
        media_category: string
        subtitles: { id: string; language_code: string; display_name: string }
      }
      const film = films.get(of)
      const text = words.get(one.id)
      if (film === undefined || text === undefined || category !== 'TweetVideo')
        return problem(400, 'There is no such media.')
      if (!/^[A-Z]{2}$/.test(one.language_code)) return problem(400, 'language_code is not valid')
      film.subtitles.push({ ...one, text })
      return { status: 200, body: { data: { id: of, associated_subtitles: [one] } } }
    }
    if (path === '/2/media/metadata') {
      if (!media.has(json().id) || json().metadata.alt_text.text.length > 1_000)
        return problem(400, 'The metadata is not valid.')
      media.set(json().id, json().metadata.alt_text.text)
      return { status: 200, body: { data: { id: json().id } } }
    }
    if (method === 'GET' && path === '/2/tweets') {
      const ids = (url.searchParams.get('ids') ?? '').split(',')
      if (ids.length > 100) return problem(400, 'ids must have at most 100')
      const measured = (one: Tweet) => ({ id: one.id, text: one.text, ...metricsOf(one) })
      const missing = ids.filter((one) => !tweets.has(one))
      return {
        status: 200,
        body: {
          data: ids.flatMap((one) => tweets.get(one) ?? []).map(measured),
          ...(missing.length === 0
            ? {}
            : { errors: missing.map((one) => ({ resource_id: one, title: 'Not Found Error' })) }),
        },
      }
    }
    if (method === 'GET') return page(path.endsWith('/mentions') ? mentions : [...tweets.values()], url)
    if (method === 'DELETE') {
      tweets.delete(path.split('/').at(-1) ?? '')
      return { status: 200, body: { data: { deleted: true } } }
    }
    const { text, media: shown, reply } = json()
    if (countText(text, { by: 'weighted' }) > 280) return problem(400, 'Your Tweet text is too long.')
    const ids = shown?.media_ids ?? []
    if (shown !== undefined && (ids.length < 1 || ids.length > 4))
      return problem(400, 'media_ids: 1 to 4 items are needed')
    const film = films.get(ids[0] ?? '')
    const shownFilm = film !== undefined && ids.length === 1 && film.looks === 0 ? film : undefined
    if (shownFilm === undefined && ids.some((one) => !media.has(one)))
      return problem(400, 'Your media IDs are invalid.')
    // Two accounts of a test may share this server; what answers different posts is theirs.
    const answered = reply?.in_reply_to_tweet_id
    if ([...tweets.values()].some(({ written, answers }) => written === text && answers === answered))
      return problem(403, 'You are not allowed to create a Tweet with duplicate content.')
    last += 1
    const urls: Tweet['entities']['urls'] = []
    const shortened = text.replaceAll(/https?:\/\/\S+/g, (real) => {
      urls.push({ url: `https://t.co/${last}${urls.length}`, expanded_url: real })
      return urls.at(-1)?.url ?? ''
    })
    if (shown !== undefined)
      urls.push({
        url: `https://t.co/p${last}`,
        expanded_url: `https://x.com/humasbandung/status/${last}/${shownFilm === undefined ? 'photo' : 'video'}/1`,
      })
    tweets.set(String(last), {
      id: String(last),
      text: shown === undefined ? shortened : `${shortened} https://t.co/p${last}`,
      written: text,
      created_at: now().toISOString(),
      entities: { urls },
      alt: shownFilm === undefined ? ids.map((one) => media.get(one) ?? '') : [],
      ...(shownFilm === undefined
        ? {}
        : {
            film: createHash('sha256').update(Buffer.concat(shownFilm.parts)).digest('hex'),
            subtitles: shownFilm.subtitles.map(({ language_code: language }) => language),
          }),
      ...(reply === undefined
        ? {}
        : {
            answers: reply.in_reply_to_tweet_id,
            referenced_tweets: [{ type: 'replied_to', id: reply.in_reply_to_tweet_id }],
          }),
    })
    return { status: 201, body: { data: { id: String(last), text: shortened } } }
  })
  return {
    ...server,
    tweets,
    born,
    signIn,
    get refreshToken() {
      return `putar-${born}-${turn}`
    },
    /** How often a token was turned over. */
    turns: () => spent,
    /** Why films come to nothing from now on; undefined: they do not. */
    failFilms: (why: string | undefined) => void (failing = why),
    revoke: () => void (valid = false),
    restore: () => void (valid = true),
    byHand: {
      post(text: string): string {
        last += 1
        const of = { id: String(last), text, written: text, created_at: now().toISOString() }
        tweets.set(of.id, { ...of, entities: { urls: [] }, alt: [] })
        return of.id
      },
      remove: (one: string) => void tweets.delete(one),
      measure: (one: string, figures: [number, number, number]) => void counts.set(one, figures),
      say(text: string, writer: string, below: string): string {
        last += 1
        mentions.push({
          id: String(last),
          text,
          written: text,
          created_at: now().toISOString(),
          entities: { urls: [] },
          alt: [],
          author_id: `u-${writer}`,
          in_reply_to_user_id: id,
          referenced_tweets: [{ type: 'replied_to', id: below }],
        })
        return String(last)
      },
      answers: () =>
        [...tweets.values()].flatMap(({ answers, written }) => (answers === undefined ? [] : [written])),
    },
  }
}
