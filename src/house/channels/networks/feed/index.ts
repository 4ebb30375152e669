/** A unit's other site that is only read, by its feed: RSS, Atom, RDF or JSON. Nothing is ever sent to it. */
import type { Adapter, AdapterTools, Post } from '../../adapter.ts'
import type { Limits } from '../../adapter-limits.ts'
import { createCaller, Refused } from '../shared/caller.ts'
import { setbackOfAnswer, setbackOfFault } from '../shared/setback.ts'
import { previewOf, wordsFor } from '../shared/words.ts'
import { findFeed, readFeed } from './read-feed.ts'

const limits: Limits = { text: [], pictures: { least: 0, most: 0, bytes: null }, film: null }
const most = 2_000_000
const textOf = (post: Post) => wordsFor(post, limits.text)

/** As servers hand them out, to ask whether anything changed since. */
interface Marks {
  etag?: string
  modified?: string
}

export function createFeed(tools: AdapterTools): Adapter {
  const { meet } = createCaller(tools)
  const ask = (url: string | URL, headers: Record<string, string> = {}) =>
    tools.fetch(url, {
      headers: {
        accept: 'application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.5',
        ...headers,
      },
      maxBytes: most,
      timeout: 20_000,
    })

  /** The feed at an address, or the one that the page there names. @throws FetchFault, Refused */
  async function meetFeed(address: string) {
    const answer = await ask(address)
    const text = await answer.text()
    if (!answer.ok)
      throw new Refused({ status: answer.status, headers: answer.headers, body: undefined, word: '' })
    const feed = readFeed(text, new URL(answer.url))
    if (feed !== undefined) return { url: answer.url, feed }
    const named = findFeed(text, answer.url)
    if (named === undefined) return undefined
    const again = await ask(named)
    const found = again.ok ? readFeed(await again.text(), new URL(again.url)) : undefined
    return found === undefined ? undefined : { url: again.url, feed: found }
  }

  return {
    kind: 'feed',
    can: {
      limits,
      edits: false,
      removes: false,
      answers: false,
      finds: 'never',
      readsBack: true,
      metrics: false,
      link: 'text',
      byHand: false,
      oneVoice: false,
      readOnly: true,
      altTexts: false,
    },
    fields: [{ name: 'address', kind: 'address', needed: true, label: 'feed_address' }],
    settlesIn: 0,
    keyFor: ({ id }) => id,
    check: (post) => previewOf(post, limits, { text: textOf(post) }),

    connect: ({ address = '' }) =>
      meet(async () => {
        const met = await meetFeed(address)
        if (met === undefined) return { kind: 'rejected', why: 'no_feed_there', lasting: false }
        const site = met.feed.site ?? new URL('/', met.url).href
        return {
          kind: 'connected',
          server: new URL(met.url).origin,
          externalId: met.url,
          handle: new URL(site).host,
          name: met.feed.title || new URL(site).host,
          url: site,
          credentials: { address: met.url },
        }
      }),

    publish: async () => ({ kind: 'rejected', why: 'only_read', lasting: true }),
    find: async () => ({ kind: 'absent' }),
    edit: async () => ({ kind: 'rejected', why: 'only_read', lasting: true }),
    remove: async () => ({ kind: 'rejected', why: 'only_read', lasting: true }),

    async probe(account) {
      try {
        const answer = await ask(account.externalId)
        return answer.ok
          ? { kind: 'sound' }
          : setbackOfAnswer(answer, '', { mayHaveActed: false, now: tools.now() })
      } catch (error) {
        return setbackOfFault(error, false)
      }
    },

    async pull(account, cursor) {
      try {
        const { etag, modified } = marksOf(cursor)
        const answer = await ask(account.externalId, {
          ...(etag === undefined ? {} : { 'if-none-match': etag }),
          ...(modified === undefined ? {} : { 'if-modified-since': modified }),
        })
        // A feed keeps its newest only: what is not in it any more has not gone.
        if (answer.status === 304) return { kind: 'pulled', posts: [], wholeSince: null, cursor }
        if (!answer.ok) return setbackOfAnswer(answer, '', { mayHaveActed: false, now: tools.now() })
        const feed = readFeed(await answer.text(), new URL(answer.url))
        if (feed === undefined) return { kind: 'throttled', why: 'bad_answer', until: null }
        return {
          kind: 'pulled',
          posts: feed.items.map(({ at, ...item }) => ({
            ...item,
            at: at ?? tools.now(),
            kind: 'article',
          })),
          wholeSince: null,
          cursor: JSON.stringify({
            etag: answer.headers.get('etag') ?? undefined,
            modified: answer.headers.get('last-modified') ?? undefined,
          }),
        }
      } catch (error) {
        return setbackOfFault(error, false)
      }
    },
  }
}

const marksOf = (cursor: string | null): Marks => (cursor === null ? {} : (JSON.parse(cursor) as Marks))
