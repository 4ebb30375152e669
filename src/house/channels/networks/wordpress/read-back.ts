/** What stands on a WordPress site, and what its readers comment. Source: REST API handbook. */
import { bareText } from '../../../../platform/text/bare-text.ts'
import type { Account, AdapterTools, Setback } from '../../adapter.ts'
import type { ReadBack } from '../../adapter-reading.ts'
import { readPages } from '../shared/pages.ts'
import { call, type Answer, type Site } from './rest.ts'

interface Ways {
  siteOf(account: Account): Site
  refusal(site: Site, answer: Answer<unknown>, mayHaveActed: boolean): Promise<Setback>
  setback(error: unknown, mayHaveActed: boolean): Setback
}

interface Seen {
  id: number
  link: string
  date_gmt: string
  modified_gmt: string
  title: { raw?: string; rendered: string }
  content: { raw?: string; rendered: string }
}

interface Comment {
  id: number
  post: number
  parent: number
  author: number
  author_name: string
  date_gmt: string
  link: string
  content: { raw?: string; rendered: string }
}

/** It was answered otherwise than with what was asked for. */
class NotGiven extends Error {
  readonly answer: Answer<unknown>
  constructor(answer: Answer<unknown>) {
    super(answer.word)
    this.answer = answer
  }
}

const sheet = 50
const commentsAtOnce = 100

export function readBackWordpress(tools: AdapterTools, { siteOf, refusal, setback }: Ways): ReadBack {
  async function act<T>(account: Account, work: (site: Site) => Promise<T>, mayHaveActed = false) {
    const site = siteOf(account)
    try {
      return await work(site)
    } catch (error) {
      return error instanceof NotGiven
        ? refusal(site, error.answer, mayHaveActed)
        : setback(error, mayHaveActed)
    }
  }
  async function ask<T>(
    ...[site, path, how]: Parameters<typeof call> extends [unknown, ...infer R] ? R : never
  ) {
    const answer = await call<T>(tools, site, path, how)
    if (!answer.ok || answer.body === undefined) throw new NotGiven(answer)
    return answer as Answer<T> & { body: T }
  }
  const pagesOf = ({ headers }: Answer<unknown>) => Number(headers.get('x-wp-totalpages') ?? 1)

  return {
    probe: (account) =>
      act(account, async (site) => {
        await ask(site, '/wp/v2/users/me', {})
        return { kind: 'sound' as const }
      }),

    pull: (account, cursor) =>
      act(account, (site) =>
        readPages(cursor, async (page = '1') => {
          const answer = await ask<Seen[]>(site, '/wp/v2/posts', {
            query: {
              per_page: String(sheet),
              page,
              status: 'publish',
              context: 'edit',
              _fields: 'id,link,date_gmt,modified_gmt,title,content',
            },
          })
          return {
            posts: answer.body.map((one) => ({
              id: String(one.id),
              url: one.link,
              text: [one.title, one.content]
                .map((part) => bareText(part.raw ?? part.rendered))
                .filter(Boolean)
                .join('\n\n'),
              at: utc(one.date_gmt),
              editedAt: one.modified_gmt > one.date_gmt ? utc(one.modified_gmt) : null,
              kind: 'article' as const,
            })),
            next: Number(page) < pagesOf(answer) ? String(Number(page) + 1) : undefined,
          }
        }),
      ),

    gone: (account, ids) =>
      act(account, async (site) => {
        const gone: string[] = []
        for (const id of ids) {
          const answer = await call<{ status?: string }>(tools, site, `/wp/v2/posts/${id}`, {
            query: { context: 'edit', _fields: 'id,status' },
          })
          // What lies in the trash, or was taken back to a draft, no reader sees.
          if (answer.status === 404 || answer.status === 410) gone.push(id)
          else if (!answer.ok) throw new NotGiven(answer)
          else if (answer.body?.status !== 'publish') gone.push(id)
        }
        return { kind: 'looked' as const, gone }
      }),

    metrics: (account, ids) =>
      act(account, async (site) => {
        const counts = new Map<string, number>()
        for (let page = 1, pages = 1; page <= pages; page += 1) {
          const answer = await ask<Comment[]>(site, '/wp/v2/comments', {
            query: {
              post: [...ids],
              per_page: String(commentsAtOnce),
              page: String(page),
              _fields: 'id,post',
            },
          })
          pages = Math.min(pagesOf(answer), 10)
          for (const { post } of answer.body) counts.set(String(post), (counts.get(String(post)) ?? 0) + 1)
          // More than a thousand below these posts: how many below each is not known.
          if (pagesOf(answer) > 10) return { kind: 'measured' as const, figures: [] }
        }
        return {
          kind: 'measured' as const,
          figures: ids.map((id) => ({
            id,
            views: null,
            reach: null,
            reactions: null,
            comments: counts.get(id) ?? 0,
            shares: null,
          })),
        }
      }),

    replies: (account, { cursor, since }) =>
      act(account, async (site) => {
        const { body } = await ask<Comment[]>(site, '/wp/v2/comments', {
          query: {
            after: cursor ?? since.toISOString(),
            order: 'asc',
            per_page: String(commentsAtOnce),
            context: 'edit',
          },
        })
        return {
          kind: 'heard' as const,
          heard: body
            .filter(({ author }) => String(author) !== account.externalId)
            .map((one) => ({
              id: String(one.id),
              kind: 'comment' as const,
              writer: bareText(one.author_name),
              text: bareText(one.content.raw ?? one.content.rendered),
              url: one.link,
              at: utc(one.date_gmt),
              answerTo: `${one.post}/${one.id}`,
              post: String(one.post),
            })),
          cursor: body.length === 0 ? cursor : utc(body.at(-1)?.date_gmt ?? '').toISOString(),
        }
      }),

    answer: (account, { answerTo, text }) =>
      act(
        account,
        async (site) => {
          const [post, parent] = answerTo.split('/').map(Number)
          const answer = await call<Comment>(tools, site, '/wp/v2/comments', {
            method: 'POST',
            json: { post, parent, content: text },
          })
          // It refuses the same words twice: the first try got through.
          if (answer.status === 409) return { kind: 'unknown' as const, why: 'swap_refused' }
          if (!answer.ok || answer.body?.id === undefined) throw new NotGiven(answer)
          return { kind: 'sent' as const, sent: { id: String(answer.body.id), url: answer.body.link } }
        },
        true,
      ),

    findAnswer: (account, { answerTo, text }) =>
      act(account, async (site) => {
        const [, parent = ''] = answerTo.split('/')
        const { body } = await ask<Comment[]>(site, '/wp/v2/comments', {
          query: { parent: [parent], per_page: String(commentsAtOnce), context: 'edit' },
        })
        const found = body.find(
          (one) =>
            String(one.author) === account.externalId &&
            bareText(one.content.raw ?? one.content.rendered).replaceAll(/\s/g, '') ===
              text.replaceAll(/\s/g, ''),
        )
        return found === undefined
          ? { kind: 'absent' as const }
          : { kind: 'found' as const, sent: { id: String(found.id), url: found.link } }
      }),
  }
}

const utc = (moment: string) => new Date(moment.endsWith('Z') ? moment : `${moment}Z`)
