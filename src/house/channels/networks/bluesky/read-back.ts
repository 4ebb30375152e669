/**
 * What Bluesky shows of an account: its records from its own server; figures and mentions from a view of the whole
 * network, which a server of one's own may not have. Source: docs.bsky.app.
 */
import { AtUri, XRPCError, type Agent } from '@atproto/api'
import type { Account, Sent, Setback } from '../../adapter.ts'
import type { Answering, ReadBack, SeenPost } from '../../adapter-reading.ts'
import { inParts, readPages, together, told } from '../shared/pages.ts'
import { goneAmong } from '../shared/second-look.ts'
import { recordKey } from './record-key.ts'

interface Ways {
  signedIn(account: Account): Promise<Agent>
  setback(error: unknown, mayHaveActed: boolean): Setback
  sentAs(uri: string, cid: string): Sent
}

interface Record_ {
  text?: string
  createdAt?: string
  embed?: { $type?: string }
  reply?: { root: Ref; parent: Ref }
}

interface Ref {
  uri: string
  cid: string
}

const collection = 'app.bsky.feed.post'
const sheet = 100
const measuredAtOnce = 25

export function readBackBluesky({ signedIn, setback, sentAs }: Ways): ReadBack {
  async function act<T>(account: Account, work: (agent: Agent) => Promise<T>): Promise<T | Setback> {
    try {
      return await work(await signedIn(account))
    } catch (error) {
      return setback(error, false)
    }
  }
  const keyOf = ({ key, at }: Answering) => recordKey({ id: key, createdAt: at })

  return {
    probe: (account) =>
      act(account, async (agent) => {
        await agent.com.atproto.server.getSession()
        return { kind: 'sound' }
      }),

    pull: (account, cursor) =>
      act(account, (agent) =>
        readPages(cursor, async (page) => {
          const { data } = await agent.com.atproto.repo.listRecords({
            repo: account.externalId,
            collection,
            limit: sheet,
            ...(page === undefined ? {} : { cursor: page }),
          })
          return {
            posts: data.records.map(({ uri, value }) => seen(uri, value as Record_)),
            next: data.records.length < sheet ? undefined : data.cursor,
          }
        }),
      ),

    gone: (account, ids) =>
      act(account, (agent) =>
        goneAmong(
          ids,
          (id) =>
            agent.com.atproto.repo.getRecord({
              repo: account.externalId,
              collection,
              rkey: new AtUri(id).rkey,
            }),
          (error) => error instanceof XRPCError && error.error === 'RecordNotFound',
        ),
      ),

    metrics: (account, ids) =>
      act(account, async (agent) => {
        const parts = await viewed(() =>
          Promise.all(
            inParts(ids, measuredAtOnce).map((uris) => agent.app.bsky.feed.getPosts({ uris: [...uris] })),
          ),
        )
        const posts = new Map((parts ?? []).flatMap(({ data }) => data.posts).map((post) => [post.uri, post]))
        return {
          kind: 'measured',
          figures: ids.map((id) => ({
            id,
            views: null,
            reach: null,
            reactions: told(posts.get(id)?.likeCount),
            comments: told(posts.get(id)?.replyCount),
            shares: together(told(posts.get(id)?.repostCount), told(posts.get(id)?.quoteCount)),
          })),
        }
      }),

    replies: (account, { cursor, since }) =>
      act(account, async (agent) => {
        const after = cursor === null ? since : new Date(cursor)
        const found = await viewed(() =>
          readPages(after.toISOString(), async (page) => {
            const { data } = await agent.app.bsky.notification.listNotifications({
              limit: sheet,
              reasons: ['mention', 'reply', 'quote'],
              ...(page === undefined ? {} : { cursor: page }),
            })
            return {
              posts: data.notifications.map((one) => ({ ...seen(one.uri, one.record as Record_), one })),
              next: data.cursor,
            }
          }),
        )
        const notifications = (found?.posts ?? []) as (SeenPost & { one: Notification })[]
        return {
          kind: 'heard',
          heard: notifications
            .filter(({ at }) => at > after)
            .map(({ id, url, text, at, one }) => ({
              id,
              kind: one.reason === 'reply' ? ('comment' as const) : ('mention' as const),
              writer: one.author.handle,
              text,
              url,
              at,
              answerTo: JSON.stringify({
                root: (one.record as Record_).reply?.root ?? { uri: one.uri, cid: one.cid },
                parent: { uri: one.uri, cid: one.cid },
              }),
              post: one.reasonSubject ?? null,
            })),
          cursor: found?.cursor ?? cursor,
        }
      }),

    async answer(account, answering) {
      let mayHaveActed = false
      try {
        const agent = await signedIn(account)
        mayHaveActed = true
        const { data } = await agent.com.atproto.repo.putRecord({
          repo: account.externalId,
          collection,
          rkey: keyOf(answering),
          record: {
            $type: collection,
            text: answering.text,
            createdAt: answering.at.toISOString(),
            reply: JSON.parse(answering.answerTo) as object,
          },
          swapRecord: null,
        })
        return { kind: 'sent', sent: sentAs(data.uri, data.cid) }
      } catch (error) {
        return setback(error, mayHaveActed)
      }
    },

    findAnswer: (account, answering) =>
      act(account, async (agent) => {
        try {
          const { data } = await agent.com.atproto.repo.getRecord({
            repo: account.externalId,
            collection,
            rkey: keyOf(answering),
          })
          return { kind: 'found', sent: sentAs(data.uri, data.cid ?? '') }
        } catch (error) {
          if (error instanceof XRPCError && error.error === 'RecordNotFound') return { kind: 'absent' }
          throw error
        }
      }),
  }
}

interface Notification {
  uri: string
  cid: string
  reason: string
  reasonSubject?: string
  author: { handle: string }
  record: object
}

/** Undefined where the account's server knows no view of the network to ask. */
async function viewed<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (
      error instanceof XRPCError &&
      (error.error === 'MethodNotImplemented' || /no service configured/i.test(error.message))
    )
      return undefined
    throw error
  }
}

function seen(uri: string, { text = '', createdAt = '', embed, reply }: Record_): SeenPost {
  const { host, rkey } = new AtUri(uri)
  const at = new Date(createdAt)
  const type = embed?.$type ?? ''
  return {
    id: uri,
    url: `https://bsky.app/profile/${host}/post/${rkey}`,
    text,
    // A record says itself when it was made, and some say nonsense.
    at: Number.isNaN(at.getTime()) ? new Date(0) : at,
    editedAt: null,
    kind: type.includes('video')
      ? 'film'
      : type.includes('images')
        ? 'picture'
        : reply === undefined
          ? 'post'
          : 'answer',
  }
}
