/**
 * Mastodon and what speaks its client API: posts under an idempotency key, edited where they stand, with the limits
 * that the server says itself. Source: docs.joinmastodon.org.
 */
import { shrinkPicture } from '../../../../platform/shrink-picture.ts'
import type { Account, Adapter, AdapterTools, Limits, Post, Sent } from '../../adapter.ts'
import { createCaller, Refused } from '../shared/caller.ts'
import { previewOf, sameWords, wordsFor } from '../shared/words.ts'

interface RemoteAccount {
  id: string
  username: string
  display_name: string
  url: string
}

interface Status {
  id: string
  url: string
  content: string
  created_at: string
  media_attachments: { id: string }[]
}

interface Instance {
  configuration: {
    statuses?: Partial<
      Record<'max_characters' | 'max_media_attachments' | 'characters_reserved_per_url', unknown>
    >
    media_attachments?: { image_size_limit?: unknown }
  }
}

/** What a stranger's server says of itself, if it makes sense. */
const whole = (said: unknown, documented: number): number =>
  typeof said === 'number' && Number.isSafeInteger(said) && said > 0 ? said : documented

const usual: Limits = {
  text: [{ by: 'graphemes', most: 500, perLink: 23 }],
  pictures: { least: 0, most: 4, bytes: 16_000_000 },
  film: null,
}
const leftovers = ['copies_on_other_servers', 'replies_and_quotes']
/** Its servers ask for less than the limit: what is larger is only made smaller there. */
const sensibleBytes = 2_000_000

export function createMastodon(tools: AdapterTools): Adapter {
  const { call, act, meet } = createCaller(tools)
  const to = (account: Pick<Account, 'server'>, path: string) => new URL(path, account.server)
  const tokenOf = ({ credentials }: Account) => credentials['token']

  async function upload(account: Account, { article: { picture } }: Post): Promise<string[]> {
    if (picture === null) return []
    const most = Math.min(account.limits.pictures.bytes ?? sensibleBytes, sensibleBytes)
    const { bytes } = await picture.withFile((path) => shrinkPicture(path, most))
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'picture.jpg')
    form.set('description', picture.alt.slice(0, 1_500))
    const { body, status } = await call<{ id: string }>(to(account, '/api/v2/media'), {
      method: 'POST',
      bearer: tokenOf(account),
      form,
      holds: ['id'],
    })
    // 202: it is still being prepared, and a post with it would be refused.
    for (let tries = 0, ready = status !== 202; !ready; tries += 1) {
      const answer = await call(to(account, `/api/v1/media/${body.id}`), { bearer: tokenOf(account) })
      ready = answer.status === 200
      if (!ready && tries >= 10)
        throw new Refused({ ...answer, status: 503, word: 'The picture is not ready.' })
      if (!ready) await tools.pause(200 * tries)
    }
    return [body.id]
  }

  return {
    kind: 'mastodon',
    can: {
      limits: usual,
      edits: true,
      removes: true,
      answers: true,
      finds: 'by_text',
      readsBack: true,
      metrics: true,
      link: 'text',
      byHand: false,
      oneVoice: false,
    },
    fields: [
      { name: 'server', kind: 'address', needed: true },
      { name: 'token', kind: 'secret', needed: true, label: 'access_token' },
    ],
    settlesIn: 90_000,
    keyFor: ({ id }) => id,
    check: (post, { limits }) =>
      previewOf(post, limits, { text: wordsFor(post, limits.text, { told: post.answers === undefined }) }),

    connect: ({ server = '', token = '' }) =>
      meet(async () => {
        const { origin, host } = new URL(server)
        const { body } = await call<RemoteAccount>(new URL('/api/v1/accounts/verify_credentials', origin), {
          bearer: token,
          holds: ['id', 'username', 'url'],
        })
        return {
          kind: 'connected',
          server: origin,
          externalId: body.id,
          handle: `@${body.username}@${host}`,
          name: body.display_name || body.username,
          url: body.url,
          credentials: { token },
        }
      }),

    limits: (account) =>
      act(async () => {
        const { body } = await call<Instance>(to(account, '/api/v2/instance'), { holds: ['configuration'] })
        const { statuses, media_attachments: media } = body.configuration
        return {
          text: [
            {
              by: 'graphemes',
              most: whole(statuses?.max_characters, 500),
              perLink: whole(statuses?.characters_reserved_per_url, 23),
            },
          ],
          pictures: {
            least: 0,
            most: whole(statuses?.max_media_attachments, 4),
            bytes: whole(media?.image_size_limit, 16_000_000),
          },
          film: null,
        }
      }),

    publish: (account, post) =>
      act(async (stage) => {
        const media = await upload(account, post)
        stage.mayHaveActed = true
        const { body } = await call<Status>(to(account, '/api/v1/statuses'), {
          method: 'POST',
          bearer: tokenOf(account),
          headers: { 'idempotency-key': post.key },
          json: {
            status: textOf(account, post),
            media_ids: media,
            language: post.article.locale,
            visibility: 'public',
            ...(post.answers === undefined ? {} : { in_reply_to_id: post.answers.to.id }),
          },
          holds: ['id', 'url'],
        })
        return { kind: 'sent', sent: sentAs(body) }
      }),

    find: (account, { text, since, others }) =>
      act(async () => {
        const { body } = await call<Status[]>(
          to(account, `/api/v1/accounts/${account.externalId}/statuses`),
          {
            bearer: tokenOf(account),
            query: { limit: '40', exclude_reblogs: 'true' },
            holds: ['length'],
          },
        )
        const post = body.find(
          (one) =>
            new Date(one.created_at) >= since &&
            !others.has(one.id) &&
            sameWords(one.content.replaceAll(/<[^>]*>/g, ' '), text),
        )
        return post === undefined ? { kind: 'absent' } : { kind: 'found', sent: sentAs(post) }
      }),

    edit: (account, target, post) =>
      act(async (stage) => {
        stage.mayHaveActed = true
        const { body } = await call<Status>(to(account, `/api/v1/statuses/${target.id}`), {
          method: 'PUT',
          bearer: tokenOf(account),
          json: {
            status: textOf(account, post),
            language: post.article.locale,
            // Left out, they would be taken away.
            media_ids: target.attachments ?? [],
          },
          holds: ['id', 'url'],
        }).catch(goneThere)
        return body === undefined
          ? { kind: 'rejected', why: 'gone_there', lasting: true }
          : { kind: 'sent', sent: sentAs(body) }
      }),

    remove: (account, target) =>
      act(async (stage) => {
        stage.mayHaveActed = true
        await call(to(account, `/api/v1/statuses/${target.id}`), {
          method: 'DELETE',
          bearer: tokenOf(account),
        }).catch(goneThere)
        return { kind: 'sent', sent: target, leftovers }
      }),
  }
}

/** What is not there any more needs no further removal, and can have no edit. */
function goneThere(error: unknown): { body: undefined } {
  if (error instanceof Refused && (error.answer.status === 404 || error.answer.status === 410))
    return { body: undefined }
  throw error
}

const textOf = ({ limits }: Account, post: Post) =>
  wordsFor(post, limits.text, { told: post.answers === undefined })

const sentAs = ({ id, url, media_attachments: media }: Status): Sent => ({
  id,
  url,
  attachments: media.map((one) => one.id),
})
