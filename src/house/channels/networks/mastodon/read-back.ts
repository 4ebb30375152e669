/** What Mastodon shows of an account, and what people address to it. Source: docs.joinmastodon.org. */
import { bareText } from '../../../../platform/text/bare-text.ts'
import type { Account } from '../../adapter.ts'
import type { ReadBack } from '../../adapter-reading.ts'
import type { Caller } from '../shared/caller.ts'
import { inParts, readPages, told } from '../shared/pages.ts'
import { goneAmong } from '../shared/second-look.ts'

interface Seen {
  id: string
  url: string | null
  uri: string
  content: string
  spoiler_text?: string
  created_at: string
  edited_at: string | null
  in_reply_to_id: string | null
  in_reply_to_account_id: string | null
  visibility?: string
  media_attachments: { type?: string }[]
  favourites_count?: number
  reblogs_count?: number
  replies_count?: number
  account?: { acct: string; display_name: string }
}

interface Notification {
  id: string
  status?: Seen
}

/** Its servers hand out no more at a time. */
const sheet = 40
const measuredAtOnce = 20
const heardAtOnce = 40

export function readBackMastodon({ call, act }: Caller): ReadBack {
  const to = ({ server }: Account, path: string) => new URL(path, server)
  const bearerOf = ({ credentials }: Account) => credentials['token']

  return {
    probe: (account) =>
      act(async () => {
        await call(to(account, '/api/v1/accounts/verify_credentials'), {
          bearer: bearerOf(account),
          holds: ['id'],
        })
        return { kind: 'sound' }
      }),

    pull: (account, cursor) =>
      act(() =>
        readPages(cursor, async (page) => {
          const { body } = await call<Seen[]>(
            to(account, `/api/v1/accounts/${account.externalId}/statuses`),
            {
              bearer: bearerOf(account),
              query: { limit: String(sheet), exclude_reblogs: 'true', max_id: page },
              holds: ['length'],
            },
          )
          return { posts: body.map(seen), next: body.length < sheet ? undefined : body.at(-1)?.id }
        }),
      ),

    gone: (account, ids) =>
      act(() =>
        goneAmong(ids, (id) =>
          call(to(account, `/api/v1/statuses/${id}`), { bearer: bearerOf(account), holds: ['id'] }),
        ),
      ),

    metrics: (account, ids) =>
      act(async () => {
        const found: Seen[] = []
        for (const part of inParts(ids, measuredAtOnce)) {
          const address = to(account, '/api/v1/statuses')
          for (const id of part) address.searchParams.append('id[]', id)
          const { body } = await call<Seen[]>(address, { bearer: bearerOf(account), holds: ['length'] })
          found.push(...body)
        }
        return {
          kind: 'measured',
          figures: found.map((one) => ({ id: one.id, ...figuresOf(one) })),
        }
      }),

    replies: (account, { cursor, since }) =>
      act(async () => {
        const address = to(account, '/api/v1/notifications')
        address.searchParams.append('types[]', 'mention')
        const { body } = await call<Notification[]>(address, {
          bearer: bearerOf(account),
          query: { limit: String(heardAtOnce), min_id: cursor ?? undefined },
          holds: ['length'],
        })
        return {
          kind: 'heard',
          heard: body.flatMap(({ status }) =>
            // What was meant for nobody else's eyes is left to the network.
            status === undefined || status.visibility === 'direct' || new Date(status.created_at) < since
              ? []
              : [
                  {
                    id: status.id,
                    kind:
                      status.in_reply_to_account_id === account.externalId
                        ? ('comment' as const)
                        : ('mention' as const),
                    writer: status.account?.acct ?? '',
                    text: bareText(status.content),
                    url: status.url,
                    at: new Date(status.created_at),
                    answerTo: status.id,
                    post: status.in_reply_to_account_id === account.externalId ? status.in_reply_to_id : null,
                  },
                ],
          ),
          cursor: body[0]?.id ?? cursor,
        }
      }),

    answer: (account, { answerTo, writer, text, key }) =>
      act(async (stage) => {
        stage.mayHaveActed = true
        const { body } = await call<Seen>(to(account, '/api/v1/statuses'), {
          method: 'POST',
          bearer: bearerOf(account),
          headers: { 'idempotency-key': key },
          json: {
            // Without the name the writer is told of nothing.
            status: `@${writer} ${text}`,
            in_reply_to_id: answerTo,
            media_ids: [],
            visibility: 'public',
          },
          holds: ['id'],
        })
        return { kind: 'sent', sent: { id: body.id, url: body.url } }
      }),

    findAnswer: (account, { answerTo, text, at }) =>
      act(async () => {
        const { body } = await call<Seen[]>(to(account, `/api/v1/accounts/${account.externalId}/statuses`), {
          bearer: bearerOf(account),
          query: { limit: String(sheet), exclude_reblogs: 'true' },
          holds: ['length'],
        })
        const found = body.find(
          (one) =>
            one.in_reply_to_id === answerTo &&
            new Date(one.created_at).getTime() >= at.getTime() - 300_000 &&
            bareText(one.content).replaceAll(/\s/g, '').endsWith(text.replaceAll(/\s/g, '')),
        )
        return found === undefined
          ? { kind: 'absent' }
          : { kind: 'found', sent: { id: found.id, url: found.url } }
      }),
  }
}

const figuresOf = (one: Seen) => ({
  views: null,
  reach: null,
  reactions: told(one.favourites_count),
  comments: told(one.replies_count),
  shares: told(one.reblogs_count),
})

const seen = (one: Seen) => ({
  id: one.id,
  url: one.url,
  text: bareText(one.content),
  at: new Date(one.created_at),
  editedAt: one.edited_at === null ? null : new Date(one.edited_at),
  kind: one.media_attachments.some(({ type }) => type === 'video')
    ? ('film' as const)
    : one.media_attachments.length > 0
      ? ('picture' as const)
      : one.in_reply_to_id === null
        ? ('post' as const)
        : ('answer' as const),
  figures: figuresOf(one),
})
