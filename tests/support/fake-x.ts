/**
 * A contract fake of X's API, written from docs.x.com: tokens that are turned over and good once, weighted text, links
 * shortened, the same text refused. It is not the real thing, and the real one was not asked.
 */
import { countText } from '../../src/platform/text/count-text.ts'
import { startFake, type Answer } from './fake-server.ts'
import { formOf } from './form-of.ts'

interface Tweet {
  id: string
  text: string
  written: string
  created_at: string
  entities: { urls: { url: string; expanded_url: string }[] }
  answers?: string
  alt: string[]
}

const problem = (status: number, detail: string): Answer => ({
  status,
  body: { title: detail, detail, status },
})

export async function startFakeX({ now = () => new Date(), id = '99' } = {}) {
  const tweets = new Map<string, Tweet>()
  const media = new Map<string, string>()
  let turn = 1
  let spent = 0
  let last = 10
  let valid = true
  let until = 0

  const server = await startFake(async ({ method, path, headers, body }) => {
    if (path === '/2/oauth2/token') {
      const given = new URLSearchParams(body.toString())
      if (!valid || given.get('client_id') !== 'aplikasi' || given.get('refresh_token') !== `putar-${turn}`)
        return {
          status: 400,
          body: { error: 'invalid_grant', error_description: 'Value passed for the token was invalid.' },
        }
      turn += 1
      spent += 1
      until = now().getTime() + 7_200_000
      return {
        status: 200,
        body: {
          token_type: 'bearer',
          expires_in: 7_200,
          access_token: `masuk-${turn}`,
          refresh_token: `putar-${turn}`,
        },
      }
    }
    if (!valid || headers.authorization !== `Bearer masuk-${turn}` || now().getTime() > until)
      return problem(401, 'Unauthorized')
    if (path === '/2/users/me')
      return { status: 200, body: { data: { id, username: `humas${id}`, name: 'Humas' } } }
    if (path === '/2/media/upload') {
      const form = await formOf(headers, body)
      if (!(form.get('media') instanceof File)) return problem(400, 'media is needed')
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
    if (path === '/2/media/metadata') {
      media.set(json().id, json().metadata.alt_text.text)
      return { status: 200, body: { data: { id: json().id } } }
    }
    if (method === 'GET')
      return {
        status: 200,
        body: { data: [...tweets.values()].toReversed(), meta: { result_count: tweets.size } },
      }
    if (method === 'DELETE') {
      tweets.delete(path.split('/').at(-1) ?? '')
      return { status: 200, body: { data: { deleted: true } } }
    }
    const { text, media: shown, reply } = json()
    if (countText(text, { by: 'weighted' }) > 280) return problem(400, 'Your Tweet text is too long.')
    if ([...tweets.values()].some(({ written }) => written === text))
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
        expanded_url: `https://x.com/humasbandung/status/${last}/photo/1`,
      })
    tweets.set(String(last), {
      id: String(last),
      text: shown === undefined ? shortened : `${shortened} https://t.co/p${last}`,
      written: text,
      created_at: now().toISOString(),
      entities: { urls },
      alt: (shown?.media_ids ?? []).map((one) => media.get(one) ?? ''),
      ...(reply === undefined ? {} : { answers: reply.in_reply_to_tweet_id }),
    })
    return { status: 201, body: { data: { id: String(last), text: shortened } } }
  })
  return {
    ...server,
    tweets,
    get refreshToken() {
      return `putar-${turn}`
    },
    /** How often a token was turned over. */
    turns: () => spent,
    revoke: () => void (valid = false),
    restore: () => void (valid = true),
  }
}
