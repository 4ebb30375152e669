/**
 * Mastodon and what speaks its client API: posts under an idempotency key, edited where they stand, with the limits
 * that the server says itself. Source: docs.joinmastodon.org.
 */
import type { Account, Adapter, AdapterTools, Connected, Post, Sent, Setback } from '../../adapter.ts'
import type { Limits } from '../../adapter-limits.ts'
import { createCaller, Refused } from '../shared/caller.ts'
import { createCodeFlow } from '../shared/code-flow.ts'
import { belowOf } from '../shared/below.ts'
import { digits, sameName } from '../shared/post-address.ts'
import { keysOf, showsStill, shownIn } from '../shared/shown-media.ts'
import { readBackMastodon } from './read-back.ts'
import { previewOf, sameWords, wordsFor } from '../shared/words.ts'
import { altOf, uploadMedia } from './upload-media.ts'

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
    media_attachments?: { image_size_limit?: unknown; video_size_limit?: unknown }
  }
}

/** What a stranger's server says of itself, if it makes sense. */
const whole = (said: unknown, documented: number): number =>
  typeof said === 'number' && Number.isSafeInteger(said) && said > 0 ? said : documented

const usual: Limits = {
  text: [{ by: 'graphemes', most: 500, perLink: 23 }],
  pictures: { least: 0, most: 4, bytes: 16_000_000 },
  film: { needed: false, bytes: 103_809_024, seconds: null },
  quota: { most: 300, within: 300_000, counts: 'calls' },
}
/** What posting, editing, deleting and reading back need; `profile` would tell less than `verify_credentials` does. */
const scopes = ['read', 'write:statuses', 'write:media']
const leftovers = ['copies_on_other_servers', 'replies_and_quotes']
export function createMastodon(tools: AdapterTools): Adapter {
  const caller = createCaller(tools)
  const { call, act, meet } = caller
  const to = (account: Pick<Account, 'server'>, path: string) => new URL(path, account.server)
  const tokenOf = ({ credentials }: Account) => credentials['token']

  async function whose(server: string, token: string): Promise<Connected | Setback> {
    const { origin, host } = new URL(server)
    const { body } = await call<RemoteAccount>(new URL('/api/v1/accounts/verify_credentials', origin), {
      bearer: token,
      holds: ['id', 'username', 'url'],
    })
    // What it says is what the register will call official, so it speaks for its own site alone.
    if (new URL(body.url, origin).host !== host)
      return { kind: 'rejected', why: 'not_this_network', lasting: false }
    return {
      kind: 'connected',
      server: origin,
      externalId: body.id,
      handle: `@${body.username}@${host}`,
      name: body.display_name || body.username,
      url: body.url,
      credentials: { token },
    }
  }

  return {
    ...readBackMastodon({ call, act }),
    kind: 'mastodon',
    can: {
      limits: usual,
      edits: true,
      removes: true,
      answers: true,
      threads: true,
      finds: 'by_text',
      readsBack: true,
      metrics: true,
      link: 'text',
      byHand: false,
      altTexts: true,
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

    connect: ({ server = '', token = '' }) => meet(() => whose(server, token)),

    authorise: createCodeFlow(caller, {
      application: 'introduced',
      scopes: { needed: scopes, also: [] },
      pkce: true,
      secret: 'post',
      between: ' ',
      at: (server) => ({
        issuer: server,
        authorize: `${server}/oauth/authorize`,
        token: `${server}/oauth/token`,
      }),
      introduce: (server, { name, site, redirect }) =>
        meet(async () => {
          const { body } = await call<{ client_id: string; client_secret: string }>(
            new URL('/api/v1/apps', server),
            {
              method: 'POST',
              json: { client_name: name, website: site, redirect_uris: redirect, scopes: scopes.join(' ') },
              holds: ['client_id', 'client_secret'],
            },
          )
          return { clientId: body.client_id, clientSecret: body.client_secret }
        }),
      async accounts({ access_token: token }, { server }) {
        const account = await whose(server, token)
        return account.kind === 'connected' ? [account] : []
      },
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
          film: { needed: false, bytes: whole(media?.video_size_limit, 103_809_024), seconds: null },
        }
      }),

    publish: (account, post) =>
      act(async (stage) => {
        const shows = shownIn(post, account.limits)
        const media = await uploadMedia(call, tools.pause, account, shows)
        const below = belowOf(post)
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
            ...(below === undefined ? {} : { in_reply_to_id: below.parent.id }),
          },
          holds: ['id', 'url'],
        })
        return { kind: 'sent', sent: { ...sentAs(body), shown: keysOf(shows) } }
      }),

    idOf: ({ origin, pathname }, { server, handle }) => {
      const [at, id] = pathname.split('/').filter(Boolean)
      const [user = ''] = handle.replace(/^@/, '').split('@')
      return origin === server && at?.startsWith('@') === true && sameName(at, user) ? digits(id) : undefined
    },

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
        const shows = shownIn(post, account.limits)
        const shown = keysOf(shows)
        const media = showsStill(target, shown)
          ? (target.attachments ?? [])
          : await uploadMedia(call, tools.pause, account, shows)
        const described = shows.film === null ? shows.pictures : [shows.film]
        stage.mayHaveActed = true
        const { body } = await call<Status>(to(account, `/api/v1/statuses/${target.id}`), {
          method: 'PUT',
          bearer: tokenOf(account),
          json: {
            status: textOf(account, post),
            language: post.article.locale,
            // Left out, they would be taken away.
            media_ids: media,
            media_attributes: media.flatMap((id, at) =>
              described[at] === undefined ? [] : { id, description: altOf(described[at]) },
            ),
          },
          holds: ['id', 'url'],
        }).catch(goneThere)
        return body === undefined
          ? { kind: 'rejected', why: 'gone_there', lasting: true }
          : { kind: 'sent', sent: { ...sentAs(body), shown } }
      }),

    remove: (account, target) =>
      act(async (stage) => {
        stage.mayHaveActed = true
        const status = to(account, `/api/v1/statuses/${target.id}`)
        const bearer = tokenOf(account)
        const gone = await call(status, { method: 'DELETE', bearer }).catch(goneThere)
        // Others' posts are answered alike, and so is a path that a proxy does not let through.
        if (gone.body === undefined && (await call(status, { bearer }).catch(goneThere)).body !== undefined)
          return { kind: 'rejected', why: 'forbidden_there', lasting: false }
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
