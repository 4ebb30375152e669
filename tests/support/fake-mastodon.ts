/**
 * A contract fake of a Mastodon server, written from docs.joinmastodon.org: statuses under idempotency keys, media that
 * take a moment, edits, limits of its own. It is not the real thing, and no real one was asked.
 */
import { startFake, type Answer } from './fake-server.ts'
import { formOf, textIn } from './form-of.ts'

interface Status {
  id: string
  url: string
  content: string
  created_at: string
  text: string
  language: string
  in_reply_to_id: string | null
  media_attachments: { id: string; description: string; bytes: number }[]
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
  const media = new Map<string, { id: string; description: string; bytes: number; looks: number }>()
  let last = 100
  let valid = true

  const server = await startFake(async ({ method, path, headers, body }) => {
    const json = () =>
      JSON.parse(body.toString()) as {
        status: string
        media_ids: string[]
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
            media_attachments: { image_size_limit: 16_777_216 },
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
      last += 1
      const made = {
        id: String(last),
        description: textIn(form, 'description'),
        bytes: (form.get('file') as File).size,
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
    if (kind === 'accounts') return { status: 200, body: [...statuses.values()].toReversed() }
    const status = statuses.get(id)
    if (id !== '' && status === undefined) return fault(404, 'Record not found')
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
    const fields = {
      text: given.status,
      content: rendered(given.status),
      language: given.language,
      media_attachments: attached.flatMap((one) => one ?? []),
    }
    if (status !== undefined) return { status: 200, body: Object.assign(status, fields) }
    const key = headers['idempotency-key'] as string
    const known = statuses.get(keys.get(key) ?? '')
    if (known !== undefined) return { status: 200, body: known }
    last += 1
    const made: Status = {
      ...fields,
      id: String(last),
      url: `${server.url}/@humas/${last}`,
      created_at: now().toISOString(),
      in_reply_to_id: given.in_reply_to_id ?? null,
    }
    statuses.set(made.id, made)
    keys.set(key, made.id)
    return { status: 200, body: made }
  })
  return {
    ...server,
    token,
    statuses,
    media,
    revoke: () => void (valid = false),
    restore: () => void (valid = true),
  }
}
