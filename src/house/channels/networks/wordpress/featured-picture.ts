import { shrinkPicture } from '../../../../platform/shrink-picture.ts'
import type { AdapterTools, ArticlePicture } from '../../adapter.ts'
import { call, type Answer, type Site } from './rest.ts'

interface Media {
  id: number
  alt_text: string
}

/** The refusal of an upload. */
export class MediaRefused extends Error {
  readonly answer: Answer<unknown>
  constructor(answer: Answer<unknown>) {
    super(answer.word)
    this.answer = answer
  }
}

/**
 * Uploads the picture with its alt text, once: a media item of our name from an earlier attempt is used again.
 * @returns the media item's id. @throws MediaRefused, FetchFault
 */
export async function featuredPicture(
  tools: AdapterTools,
  site: Site,
  picture: ArticlePicture,
): Promise<number> {
  const slug = `pendopo-${picture.key}`
  const words = {
    alt_text: picture.alt,
    caption: [picture.caption, picture.credit].filter(Boolean).join(' '),
  }
  const known = await call<Media[]>(tools, site, '/wp/v2/media', { query: { slug } })
  if (!known.ok) throw new MediaRefused(known)
  const [media] = known.body ?? []
  if (media !== undefined) {
    if (media.alt_text !== picture.alt)
      await call(tools, site, `/wp/v2/media/${media.id}`, { method: 'POST', json: words })
    return media.id
  }
  // JPEG, because not every server that runs WordPress can make thumbnails of anything newer.
  const { bytes } = await picture.withFile((path) => shrinkPicture(path, 2_000_000))
  const form = new FormData()
  form.set('slug', slug)
  form.set('title', slug)
  form.set('alt_text', words.alt_text)
  form.set('caption', words.caption)
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), `${slug}.jpg`)
  const made = await call<Media>(tools, site, '/wp/v2/media', { method: 'POST', form })
  if (!made.ok || made.body === undefined) throw new MediaRefused(made)
  return made.body.id
}
