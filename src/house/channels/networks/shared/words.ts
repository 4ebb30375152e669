/** The words of a post, where a network's posts are short. */
import { countText, cutToFit, type TextLimit } from '../../../../platform/text/count-text.ts'
import type { Post, PostFault, Preview } from '../../adapter.ts'
import type { Limits } from '../../adapter-limits.ts'
import type { Article } from '../../article.ts'
import { filmFaults, leftOut, shownIn, type Shown } from './shown-media.ts'

const labelled = ({ locale }: Article, note: string) =>
  `${locale === 'en' ? 'Correction' : 'Koreksi'}: ${note}`

/**
 * The officer's own words as they are, or what the house says, shortened until it fits with the link behind it.
 * `told` adds the last correction: for a post that is changed where it stands.
 */
export function wordsFor(
  post: Post,
  limits: readonly TextLimit[],
  { link = true, told = false }: { link?: boolean; told?: boolean } = {},
): string {
  const { article, answers, text, part } = post
  if (text !== undefined && part?.leads === false) return text
  const note = told ? article.notes.findLast(({ kind }) => kind === 'correction')?.note : undefined
  const tail = [
    ...(note === undefined || answers !== undefined ? [] : [`\n\n${labelled(article, note)}`]),
    ...(link ? [`\n\n${article.url}`] : []),
  ].join('')
  if (text !== undefined) return text + (text.includes(article.url) ? '' : tail)
  const said =
    answers === undefined
      ? [article.headline, article.summary].filter(Boolean).join('\n\n')
      : labelled(article, answers.note)
  return cutToFit(said, limits, tail) + tail
}

interface Said {
  text: string
  /** Limits of this text; without them those of a plain post. */
  by?: readonly TextLimit[]
  title?: string | null
  /** What the post shows itself; without it, as much as a post there takes. */
  shows?: Shown
  cost?: Preview['cost']
  units?: number
}

/** Counts what will be shown, and names whatever the network would refuse. */
export function previewOf(
  post: Post,
  limits: Limits,
  { text, by = limits.text, title = null, shows = shownIn(post, limits), cost = null, units }: Said,
): Preview {
  const counts = by.map((limit) => ({ ...limit, count: countText(text, limit) }))
  const faults: PostFault[] = []
  if (text.trim() === '') faults.push({ at: 'text', code: 'post_empty' })
  const over = counts.find(({ count, most }) => count > most)
  if (over !== undefined)
    faults.push({
      at: 'text',
      code: over.by === 'bytes' ? 'post_too_heavy' : 'post_too_long',
      params: { count: over.count, limit: over.most },
    })
  const { pictures, film } = shows
  if (pictures.some(({ alt }) => alt.trim() === '')) faults.push({ at: 'picture', code: 'post_alt_missing' })
  if (pictures.length < limits.pictures.least && film === null)
    faults.push({ at: 'picture', code: 'post_picture_needed' })
  faults.push(...filmFaults(film, limits))
  return {
    text,
    title,
    link: post.part?.leads === false ? null : post.article.url,
    pictures: pictures.map(({ key, alt, address }) => ({ key, alt, address })),
    film: film === null ? null : { key: film.key, alt: film.alt },
    story: {
      headline: post.article.headline,
      summary: post.article.summary,
      picture: post.article.pictures[0]?.address ?? null,
    },
    counts,
    cost,
    ...(units === undefined ? {} : { units }),
    faults,
    notices: [
      ...leftOut(post, limits, shows),
      ...(limits.privateOnly === true ? [{ code: 'private_only' }] : []),
    ],
  }
}

/** Whether a post found on a network bears these words, however its markup and line ends were changed there. */
export function sameWords(found: string, said: string): boolean {
  return bare(found) === bare(said) && said.trim() !== ''
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'" }
const bare = (text: string) =>
  text
    .replaceAll(/&(amp|lt|gt|quot|#39|apos);/g, (_, name: string) => entities[name] ?? '')
    .normalize('NFC')
    .replaceAll(/\s+/g, '')
