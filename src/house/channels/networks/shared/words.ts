/** The words of a post, where a network's posts are short. */
import { countText, cutToFit, type TextLimit } from '../../../../platform/text/count-text.ts'
import type { Article, Limits, Post, PostFault, Preview } from '../../adapter.ts'

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
  const { article, answers, text } = post
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

interface Shown {
  text: string
  /** Limits of this text; without them those of a plain post. */
  by?: readonly TextLimit[]
  title?: string | null
  /** Whether the post shows the article's picture or film itself. */
  shows?: 'picture' | 'film' | 'nothing'
  cost?: Preview['cost']
}

/** Counts what will be shown, and names whatever the network would refuse. */
export function previewOf(
  { article }: Post,
  limits: Limits,
  {
    text,
    by = limits.text,
    title = null,
    shows = article.picture === null ? 'nothing' : 'picture',
    cost = null,
  }: Shown,
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
  const shown = shows === 'film' ? article.film : shows === 'picture' ? article.picture : null
  if (shows === 'picture' && shown !== null && shown.alt.trim() === '')
    faults.push({ at: 'picture', code: 'post_alt_missing' })
  if (limits.pictures.least > 0 && shows === 'nothing')
    faults.push({ at: 'picture', code: 'post_picture_needed' })
  faults.push(...filmFaults(article, limits, shows))
  return {
    text,
    title,
    link: article.url,
    picture: shown === null ? null : { alt: shown.alt },
    counts,
    cost,
    faults,
  }
}

function filmFaults({ film }: Article, { film: rule }: Limits, shows: Shown['shows']): PostFault[] {
  if (rule?.needed === true && film === null) return [{ at: 'film', code: 'post_film_needed' }]
  if (rule === null || film === null || shows !== 'film') return []
  const [least, most] = rule.seconds ?? [0, Infinity]
  if (film.seconds > most)
    return [
      { at: 'film', code: 'post_film_too_long', params: { count: Math.ceil(film.seconds), limit: most } },
    ]
  if (film.seconds < least)
    return [
      { at: 'film', code: 'post_film_too_short', params: { count: Math.floor(film.seconds), limit: least } },
    ]
  if (rule.bytes !== null && film.bytes > rule.bytes)
    return [
      {
        at: 'film',
        code: 'post_film_too_heavy',
        params: { count: Math.ceil(film.bytes / 1e6), limit: Math.floor(rule.bytes / 1e6) },
      },
    ]
  return []
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
