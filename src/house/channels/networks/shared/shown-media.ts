/** What of an article a post shows itself, as its network and the channel's setting have it. */
import { shrinkPicture } from '../../../../platform/shrink-picture.ts'
import type { Notice, Post, PostFault, Sent, Settings } from '../../adapter.ts'
import type { Limits } from '../../adapter-limits.ts'
import type { ArticleFilm, ArticlePicture } from '../../article.ts'

export interface Shown {
  pictures: readonly ArticlePicture[]
  film: ArticleFilm | null
}

/**
 * Answers, cards and later parts show nothing. A film comes before pictures, where the network takes it; one that it can do without
 * stays on the story's page when it does not fit. No picture comes twice because it is cut differently.
 */
export function shownIn(post: Post, limits: Limits, look: Settings['look'] = 'picture'): Shown {
  if (showsNothing(post) || look === 'card') return { pictures: [], film: null }
  const { pictures, film } = post.article
  const { film: rule } = limits
  if (film !== null && rule !== null && (rule.needed || filmFaults(film, limits).length === 0))
    return { pictures: [], film }
  return { pictures: distinct(pictures).slice(0, limits.pictures.most), film: null }
}

const showsNothing = ({ answers, part }: Pick<Post, 'answers' | 'part'>): boolean =>
  answers !== undefined || (part !== undefined && part.number > 1)

const distinct = (pictures: readonly ArticlePicture[]) =>
  pictures.filter((one, at) => at === pictures.findIndex(({ of }) => of === one.of))

/** What of the article stays on the story's page, for the network does not take it. */
export function leftOut(post: Post, limits: Limits, shows: Shown): Notice[] {
  const { article } = post
  const { film, pictures } = shows
  // A card leaves out nothing: that it shows the story's picture is what was wanted.
  const isCard = film === null && pictures.length === 0 && article.pictures.length > 0
  if (isCard || showsNothing(post)) return []
  const all = distinct(article.pictures).length
  const faults = article.film === null || film !== null ? [] : filmFaults(article.film, limits)
  return [
    ...faults.map(({ code, params = {} }) => ({ code: code.replace('post_', ''), params })),
    ...(film !== null && film.subtitles.length > 0 && limits.film?.subtitles !== true
      ? [{ code: 'subtitles_left_out' }]
      : []),
    ...(film === null && all > pictures.length
      ? [{ code: 'pictures_left_out', params: { count: all, limit: pictures.length } }]
      : []),
  ]
}

export const keysOf = ({ pictures, film }: Shown): string[] => [
  ...(film === null ? [] : [film.key]),
  ...pictures.map(({ key }) => key),
]

/** A post whose pictures nobody remembers may show anything. */
export const showsStill = ({ shown }: Pick<Sent, 'shown'>, keys: readonly string[]): boolean =>
  shown !== undefined && shown.join() === keys.join()

/** Of at most so many bytes. @throws NoLongerLent */
export const jpegOf = (picture: ArticlePicture, most: number): Promise<Blob> =>
  picture.withFile(async (path) => {
    const { bytes } = await shrinkPicture(path, most)
    return new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' })
  })

export function filmFaults(film: ArticleFilm | null, { film: rule }: Limits): PostFault[] {
  if (rule === null) return []
  if (film === null) return rule.needed ? [{ at: 'film', code: 'post_film_needed' }] : []
  const { seconds, bytes, size } = film
  const [least, most] = rule.seconds ?? [0, Infinity]
  const fault = (code: string, count: number, limit: number): PostFault[] => [
    { at: 'film', code, params: { count, limit } },
  ]
  if (seconds > most) return fault('post_film_too_long', Math.ceil(seconds), most)
  if (seconds < least) return fault('post_film_too_short', Math.floor(seconds), least)
  if (rule.bytes !== null && bytes > rule.bytes)
    return fault('post_film_too_heavy', Math.ceil(bytes / 1e6), Math.floor(rule.bytes / 1e6))
  return size === null ? [] : shapeFaults(size, rule)
}

/** Sides are whole and even, so that 16:9 in 480 lines is 854 wide: a hundredth more is none. */
const slack = 1.01

function shapeFaults(
  { width, height }: NonNullable<ArticleFilm['size']>,
  { ratio, sides }: NonNullable<Limits['film']>,
): PostFault[] {
  const fault = (code: string, least: string | number, most: string | number): PostFault[] => [
    { at: 'film', code, params: { width, height, least, most } },
  ]
  if (ratio !== undefined) {
    const [tall, wide] = ratio
    const own = width / height
    if (own * slack < tall[0] / tall[1] || own > (wide[0] / wide[1]) * slack)
      return fault('post_film_shape', tall.join(':'), wide.join(':'))
  }
  if (sides !== undefined && (Math.min(width, height) < sides[0] || Math.max(width, height) > sides[1]))
    return fault('post_film_sides', ...sides)
  return []
}
