/**
 * What a post on X shows: pictures whole, a film in parts. Nobody sees it before a post shows it, and what none shows is
 * forgotten there after a day. Source: docs.x.com/x-api/media.
 */
import type { AdapterTools } from '../../adapter.ts'
import type { ArticleFilm, ArticlePicture } from '../../article.ts'
import { Refused, type Caller } from '../shared/caller.ts'
import { withBytes } from '../shared/film-bytes.ts'
import { jpegOf, type Shown } from '../shared/shown-media.ts'
import { attachEach } from '../shared/subtitles.ts'

interface Uploaded {
  data: {
    id: string
    /** Left out: it can be shown at once. */
    processing_info?: {
      state: 'pending' | 'in_progress' | 'succeeded' | 'failed'
      check_after_secs?: number
      error?: { message?: string }
    }
  }
}

export const pictureBytes = 5_000_000
const part = 4_000_000
/** Parts are numbered from 0 to 999. It would take twice as much in larger ones, whose limit it does not tell. */
export const filmBytes = 1_000 * part
/** Looks at a film that is prepared there, a few seconds apart. */
const patience = 30

interface Handed {
  /** In the order of what is shown. */
  ids: string[]
  /** All subtitles are there. */
  whole: boolean
}

/** @throws Refused, FetchFault, NoLongerLent */
export async function uploadMedia(
  { call, act }: Caller,
  at: (path: string) => string,
  pause: AdapterTools['pause'],
  bearer: string,
  shows: Shown,
): Promise<Handed> {
  const ask = (path: string, more: Parameters<typeof call>[1]) =>
    call<Uploaded>(at(path), { method: 'POST', bearer, holds: ['data'], ...more })

  async function uploadPicture(picture: ArticlePicture): Promise<string> {
    const form = new FormData()
    form.set('media_category', 'tweet_image')
    form.set('media', await jpegOf(picture, pictureBytes), 'picture.jpg')
    const { id } = (await ask('media/upload', { form })).body.data
    const metadata = { alt_text: { text: picture.alt.slice(0, 1_000) } }
    await ask('media/metadata', { json: { id, metadata }, holds: [] })
    return id
  }

  // A film has no alt text there.
  async function uploadFilm(film: ArticleFilm): Promise<string> {
    const json = { media_category: 'tweet_video', media_type: 'video/mp4', total_bytes: film.bytes }
    const { id } = (await ask('media/upload/initialize', { json })).body.data
    await withBytes(film, async (take) => {
      for (let index = 0; index * part < film.bytes; index += 1) {
        const form = new FormData()
        form.set('segment_index', String(index))
        form.set('media', new Blob([new Uint8Array(await take(index * part, part))]), 'part.mp4')
        await ask(`media/upload/${id}/append`, { form, timeout: 600_000, holds: [] })
      }
    })
    let answer = await ask(`media/upload/${id}/finalize`, {})
    for (let tries = 0; ; tries += 1) {
      const {
        state = 'succeeded',
        check_after_secs: seconds = 5,
        error,
      } = answer.body.data.processing_info ?? {}
      if (state === 'succeeded') return id
      if (state === 'failed') throw new Refused({ ...answer, status: 400, word: error?.message ?? state })
      if (tries >= patience) throw new Refused({ ...answer, status: 503, word: 'It is not ready.' })
      await pause(Math.min(seconds, 10) * 1_000)
      const query = { command: 'STATUS', media_id: id }
      answer = await ask('media/upload', { method: 'GET', query })
    }
  }

  /** Files of their own, told of the film before any post shows it; whether all of them were taken. */
  const attachSubtitles = (id: string, film: ArticleFilm): Promise<boolean> =>
    attachEach({ act }, film.subtitles, async ({ lang, label }, file) => {
      const form = new FormData()
      form.set('media_category', 'subtitles')
      form.set('media_type', 'text/vtt')
      form.set('media', new Blob([new Uint8Array(file)], { type: 'text/vtt' }), 'subtitles.vtt')
      const { data } = (await ask('media/upload', { form })).body
      const subtitles = { id: data.id, language_code: lang.toUpperCase(), display_name: label }
      await ask('media/subtitles', { json: { id, media_category: 'TweetVideo', subtitles } })
    })

  if (shows.film !== null) {
    const id = await uploadFilm(shows.film)
    return { ids: [id], whole: await attachSubtitles(id, shows.film) }
  }
  const ids = []
  for (const picture of shows.pictures) ids.push(await uploadPicture(picture))
  return { ids, whole: true }
}
