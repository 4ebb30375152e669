/**
 * A thread: an officer's words in several parts, divided by a line of hyphens, where the network lets a post hang below
 * another. It is one delivery. Its own post is the first part; each of the others is a step of its own in the ledger,
 * and none goes out before it is certain how the one before it stands (decision 34).
 */
import type { Adapter, Post, PostFault, Preview, Settings } from './adapter.ts'
import type { Limits } from './adapter-limits.ts'

/** A house that says more has an article to say it in. */
export const mostParts = 20

const division = /^[ \t]*-{3,}[ \t]*$/m

/** The words between the lines that divide them; what is empty is no part. */
export const divided = (text: string): string[] =>
  text
    .split(division)
    .map((part) => part.trim())
    .filter((part) => part !== '')

export const isThread = ({ can }: Pick<Adapter, 'can'>, text: string | null | undefined): text is string =>
  can.threads === true && typeof text === 'string' && divided(text).length > 1

/** A post as its network takes it: one, or as many as its words have parts. */
export function partsOf(adapter: Pick<Adapter, 'can'>, post: Post): [Post, ...Post[]] {
  if (!isThread(adapter, post.text)) return [post]
  const [first = '', ...others] = divided(post.text)
  const leads = Math.max(
    0,
    [first, ...others].findIndex((text) => text.includes(post.article.url)),
  )
  const at = (text: string, index: number): Post => ({
    ...post,
    text,
    part: { number: index + 1, leads: index === leads },
  })
  return [at(first, 0), ...others.map((text, index) => at(text, index + 1))]
}

/** What readers of the network will see, all parts of it, with every fault; of which part, says `params.part`. */
export function outlookOf(
  adapter: Pick<Adapter, 'can' | 'check'>,
  post: Post,
  on: { settings: Settings; limits: Limits },
): Preview {
  const posts = partsOf(adapter, post)
  const [first, ...others] = posts.map((part) => adapter.check(part, on))
  if (first === undefined) throw new Error('A post has at least one part.')
  if (others.length === 0)
    return post.text !== undefined && adapter.can.threads !== true && divided(post.text).length > 1
      ? { ...first, notices: [...first.notices, { code: 'no_threads' }] }
      : first
  const all = [first, ...others]
  const costs = all.flatMap(({ cost }) => cost ?? [])
  const tooMany: PostFault[] =
    all.length > mostParts
      ? [{ at: 'text', code: 'post_thread_too_long', params: { count: all.length, limit: mostParts } }]
      : []
  return {
    ...first,
    cost:
      first.cost === null
        ? null
        : { ...first.cost, micros: costs.reduce((sum, { micros }) => sum + micros, 0) },
    ...(all.some(({ units }) => units !== undefined)
      ? { units: all.reduce((sum, { units = 0 }) => sum + units, 0) }
      : {}),
    parts: others.map(({ text, title, link, counts }) => ({ text, title, link, counts })),
    faults: [
      ...tooMany,
      ...all.flatMap(({ faults }, index) =>
        faults.map((fault) =>
          fault.at === 'text' ? { ...fault, params: { ...fault.params, part: index + 1 } } : fault,
        ),
      ),
      ...(adapter.can.oneVoice ? partsAlike(all) : []),
    ],
  }
}

/** Where the same words may be said once only, the network would stop the thread half-way. */
const partsAlike = (all: readonly Preview[]): PostFault[] =>
  all.flatMap(({ text }, index): PostFault[] => {
    const first = all.findIndex((one) => one.text === text)
    return first === index
      ? []
      : [{ at: 'text', code: 'post_parts_alike', params: { part: index + 1, as: first + 1 } }]
  })

/** All that is said, whichever part says it. */
export const saidIn = ({ text, parts = [] }: Preview): string =>
  [text, ...parts.map((part) => part.text)].join('\n\n')
