/**
 * A contract fake of a Mastodon server, written from docs.joinmastodon.org: statuses under idempotency keys, media that
 * take a moment, edits, limits of its own. It is not the real thing, and no real one was asked.
 */
import { startFake, type Answer } from './fake-server.ts'
import { signInEnd } from './fake-sign-in.ts'
import { formOf, textIn } from './form-of.ts'

interface Status {
  id: string
  url: string
  content: string
  created_at: string
  text: string
  language: string
  edited_at: string | null
  in_reply_to_id: string | null
  in_reply_to_account_id: string | null
  visibility: string
  favourites_count: number
  reblogs_count: number
  replies_count: number
  account?: { acct: string; display_name: string }
  media_attachments: { id: string; description: string; bytes: number; isFilm: boolean }[]
}

const fault = (status: number, error: string): Answer => ({ status, body: { error } })
// As its servers write it: the scheme and the rest of a long address are hidden in spans.
const rendered = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .split('\n\n')
    .map((part) => `<p>${part.replaceAll(/https:\/\/(\S{1,30})(\S*)/g, link)}</p>`)
    .join('')
const link = (whole: string, start: string, rest: string) =>
  `<a href="${whole}"><span class="invisible">https://</span><span class="ellipsis">${start}</span><span class="invisible">${rest}</span></a>`

export async function startFakeMastodon({ most = 500, now = () => new Date() } = {}) {
  const token = 'masuk-mastodon'
  const statuses = new Map<string, Status>()
  const keys = new Map<string, string>()
  const media = new Map<
    string,
    { id: string; description: string; bytes: number; looks: number; isFilm: boolean }
  >()
  const notifications: { id: string; type: 'mention'; status: Status }[] = []
  let last = 100
  let valid = true

  const statusOf = (text: string, more: Partial<Status> = {}): Status => {
    last += 1
    return {
      id: String(last),
      url: `${server.url}/@humas/${last}`,
      content: rendered(text),
      created_at: now().toISOString(),
      edited_at: null,
      text,
      language: 'id',
      in_reply_to_id: null,
      in_reply_to_account_id: null,
      visibility: 'public',
      favourites_count: 0,
      reblogs_count: 0,
      replies_count: 0,
      media_attachments: [],
      ...more,
    }
  }
  /** Newest first, as its ids run. */
  const page = <T extends { id: string }>(all: T[], { searchParams: asked }: URL): T[] => {
    const size = Number(asked.get('limit') ?? 20)
    const from = all.toSorted((a, b) => Number(b.id) - Number(a.id))
    const least = asked.get('min_id')
    // It hands out those just after min_id, not the newest.
    if (least !== null) return from.filter(({ id }) => Number(id) > Number(least)).slice(-Math.min(size, 40))
    const before = asked.get('max_id')
    return from
      .filter(({ id }) => before === null || Number(id) < Number(before))
      .slice(0, Math.min(size, 40))
  }

  const signIn = signInEnd({
    authorize: '/oauth/authorize',
    token: '/oauth/token',
    now,
    issue: (scopes) => ({
      access_token: token,
      token_type: 'Bearer',
      scope: scopes.join(' '),
      created_at: Math.floor(now().getTime() / 1000),
    }),
    takeBack: () => void (valid = false),
  })
  const server = await startFake(async (asked) => {
    const { method, path, url, headers, body } = asked
    const ofSignIn = signIn.answer(asked)
    if (ofSignIn !== undefined) return ofSignIn
    if (path === '/api/v1/apps') {
      const given = JSON.parse(body.toString()) as { redirect_uris: string }
      const client = `rumah-${signIn.clients.size + 1}`
      signIn.clients.set(client, { secret: 'rahasia', redirect: given.redirect_uris })
      return { status: 200, body: { client_id: client, client_secret: 'rahasia' } }
    }
    const json = () =>
      JSON.parse(body.toString()) as {
        status: string
        media_ids: string[]
        media_attributes?: { id: string; description: string }[]
        language: string
        in_reply_to_id?: string
      }
    if (path === '/api/v2/instance')
      return {
        status: 200,
        body: {
          domain: 'fake.test',
          configuration: {
            statuses: { max_characters: most, max_media_attachments: 4, characters_reserved_per_url: 23 },
            media_attachments: { image_size_limit: 16_777_216, video_size_limit: 103_809_024 },
          },
        },
      }
    if (!valid || headers.authorization !== `Bearer ${token}`)
      return fault(401, 'The access token is invalid')
    if (path === '/api/v1/accounts/verify_credentials')
      return {
        status: 200,
        body: { id: '7', username: 'humas', display_name: 'Humas', url: `${server.url}/@humas` },
      }
    if (path === '/api/v2/media') {
      const form = await formOf(headers, body)
      const file = form.get('file') as File
      const isFilm = file.type === 'video/mp4'
      if (!isFilm && !file.type.startsWith('image/'))
        return fault(422, 'Validation failed: File content type is invalid')
      if (file.size > (isFilm ? 103_809_024 : 16_777_216))
        return fault(422, 'Validation failed: File is too large')
      if (textIn(form, 'description').length > 1_500)
        return fault(422, 'Validation failed: Description is too long (maximum is 1500 characters)')
      last += 1
      const made = {
        id: String(last),
        description: textIn(form, 'description'),
        bytes: file.size,
        isFilm,
        looks: 0,
      }
      media.set(made.id, made)
      return { status: 202, body: { id: made.id, url: null } }
    }
    const [, , , kind, id = ''] = path.split('/')
    if (kind === 'media') {
      const one = media.get(id)
      if (one === undefined) return fault(404, 'Record not found')
      one.looks += 1
      return { status: one.looks > 1 ? 200 : 206, body: { id } }
    }
    if (kind === 'accounts') return { status: 200, body: page([...statuses.values()], url) }
    if (kind === 'notifications')
      return url.searchParams.getAll('types[]').includes('mention')
        ? { status: 200, body: page(notifications, url) }
        : fault(422, 'types')
    const ids = url.searchParams.getAll('id[]')
    if (method === 'GET' && kind === 'statuses' && id === '')
      return ids.length > 20
        ? fault(422, 'Too many statuses')
        : { status: 200, body: ids.flatMap((one) => statuses.get(one) ?? []) }
    const status = statuses.get(id)
    if (id !== '' && status === undefined) return fault(404, 'Record not found')
    if (id !== '' && method === 'GET') return { status: 200, body: status }
    if (method === 'DELETE') {
      statuses.delete(id)
      return { status: 200, body: status }
    }
    const given = json()
    if (
      [...new Intl.Segmenter().segment(given.status.replaceAll(/https?:\/\/\S+/g, 'x'.repeat(23)))].length >
      most
    )
      return fault(422, `Validation failed: Text character limit of ${most} exceeded`)
    const attached = given.media_ids.map((one) => media.get(one))
    if (attached.some((one) => one === undefined || one.looks < 2))
      return fault(422, 'Cannot attach files that have not finished processing. Try again in a moment!')
    if (attached.length > 4) return fault(422, 'Validation failed: Cannot attach more than 4 files')
    if (attached.length > 1 && attached.some((one) => one?.isFilm === true))
      return fault(422, 'Validation failed: Cannot attach a video to a post that already contains images')
    for (const { id: of, description } of given.media_attributes ?? []) {
      const one = media.get(of)
      if (one !== undefined) one.description = description
    }
    const fields = {
      text: given.status,
      content: rendered(given.status),
      language: given.language,
      media_attachments: attached.flatMap((one) => one ?? []),
    }
    if (status !== undefined)
      return { status: 200, body: Object.assign(status, fields, { edited_at: now().toISOString() }) }
    const key = headers['idempotency-key'] as string
    const known = statuses.get(keys.get(key) ?? '')
    if (known !== undefined) return { status: 200, body: known }
    const fresh = statusOf(given.status, { ...fields, in_reply_to_id: given.in_reply_to_id ?? null })
    statuses.set(fresh.id, fresh)
    keys.set(key, fresh.id)
    return { status: 200, body: fresh }
  })
  return {
    ...server,
    token,
    statuses,
    media,
    signIn,
    revoke: () => void (valid = false),
    restore: () => void (valid = true),
    byHand: {
      post(text: string): string {
        const status = statusOf(text)
        statuses.set(status.id, status)
        return status.id
      },
      edit(id: string, text: string): void {
        Object.assign(statuses.get(id) as Status, { content: rendered(text), edited_at: now().toISOString() })
      },
      remove: (id: string) => void statuses.delete(id),
      measure: (id: string, [reactions, comments, shares]: [number, number, number]) =>
        void Object.assign(statuses.get(id) as Status, {
          favourites_count: reactions,
          replies_count: comments,
          reblogs_count: shares,
        }),
      say(text: string, writer: string, below: string): string {
        const status = statusOf(text, {
          in_reply_to_id: below,
          in_reply_to_account_id: '7',
          account: { acct: writer, display_name: writer },
        })
        notifications.push({ id: status.id, type: 'mention', status })
        return status.id
      },
      answers: () =>
        [...statuses.values()].flatMap(({ in_reply_to_id: to, text }) => (to === null ? [] : [text])),
    },
  }
}
