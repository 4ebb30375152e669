import { jpegOf } from '../shared/shown-media.ts'
import type { AdapterTools } from '../../adapter.ts'
import type { ArticlePicture } from '../../article.ts'
import { call, type Answer, type Site } from './rest.ts'

interface Media {
  id: number
  alt_text: string
  source_url: string
}

/** What the site has of an article's pictures. */
export interface Uploaded {
  /** Id of the lead picture; 0: there is none. */
  featured: number
  /** By the paths under which the text shows them. */
  inText: ReadonlyMap<string, Pick<Media, 'id' | 'source_url'>>
}

/** The refusal of an upload. */
export class MediaRefused extends Error {
  readonly answer: Answer<unknown>
  constructor(answer: Answer<unknown>) {
    super(answer.word)
    this.answer = answer
  }
}

/** Every picture with its alt text. @throws MediaRefused, FetchFault, NoLongerLent */
export async function uploadPictures(
  tools: AdapterTools,
  site: Site,
  pictures: readonly ArticlePicture[],
): Promise<Uploaded> {
  let featured = 0
  const inText = new Map<string, Media>()
  for (const picture of pictures) {
    const media = await upload(tools, site, picture)
    if (picture.lead) featured = media.id
    for (const path of picture.paths) inText.set(path, media)
  }
  return { featured, inText }
}

/** Once: a media item of our name from an earlier attempt is used again. */
async function upload(tools: AdapterTools, site: Site, picture: ArticlePicture): Promise<Media> {
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
    return media
  }
  // JPEG, because not every server that runs WordPress can make thumbnails of anything newer.
  const form = new FormData()
  form.set('slug', slug)
  form.set('title', slug)
  form.set('alt_text', words.alt_text)
  form.set('caption', words.caption)
  form.set('file', await jpegOf(picture, 2_000_000), `${slug}.jpg`)
  const made = await call<Media>(tools, site, '/wp/v2/media', { method: 'POST', form })
  if (!made.ok || made.body === undefined) throw new MediaRefused(made)
  return made.body
}
