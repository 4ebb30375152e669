/**
 * Films of a page as the contract fake of Facebook takes them, written from developers.facebook.com (page/videos,
 * video-status, video/captions): begun under a number, handed over in the parts that it asks for, ended, prepared for a
 * while, and only then in a post. Ended twice it is the same film. It is not the real thing, and the real one was not asked.
 */
import { createHash } from 'node:crypto'
import { graphFault } from './graph-answers.ts'
import type { Answer, Asked } from './fake-server.ts'
import { formOf, textIn } from './form-of.ts'

export interface PageFilm {
  id: string
  session: string
  size: number
  parts: Buffer[]
  description: string
  captions: { locale: string; text: string }[]
  /** Looks until it is out, once it was ended; undefined: it was not. */
  looks: number | undefined
  /** The post that shows it. */
  post?: string
}

interface Page {
  now(): Date
  number(): string
  /** Puts it where people see it; the post's id. */
  show(film: PageFilm): string
  /** Takes the post away that shows it. */
  hide(post: string): void
}

/** It asks for parts of this size. */
const part = 1_048_576
const most = 10_000_000_000

export function takesFilms({ number, show, hide }: Page) {
  const films = new Map<string, PageFilm>()
  let failing: string | undefined
  let looksNeeded = 2
  const come = ({ parts }: PageFilm) => parts.reduce((sum, { length }) => sum + length, 0)
  const offsets = (film: PageFilm) => ({
    start_offset: String(come(film)),
    end_offset: String(Math.min(come(film) + part, film.size)),
  })

  async function takePhase({ headers, body }: Asked): Promise<Answer> {
    const form = await formOf(headers, body)
    const step = textIn(form, 'upload_phase')
    if (step === 'start') {
      const size = Number(textIn(form, 'file_size'))
      if (!(size > 0) || size > most) return graphFault(400, 352, 'The video file you selected is too large')
      const id = number()
      const film = { id, session: `s${id}`, size, parts: [], description: '', captions: [], looks: undefined }
      films.set(id, film)
      return { status: 200, body: { video_id: id, upload_session_id: film.session, ...offsets(film) } }
    }
    const film = [...films.values()].find(({ session }) => session === textIn(form, 'upload_session_id'))
    if (film === undefined) return graphFault(400, 6_001, 'There is no such upload session')
    if (step === 'transfer') {
      const chunk = form.get('video_file_chunk')
      const { start_offset: from, end_offset: to } = offsets(film)
      if (!(chunk instanceof Blob) || textIn(form, 'start_offset') !== from)
        return graphFault(400, 6_000, 'There was a problem uploading your video file')
      if (chunk.size !== Number(to) - Number(from))
        return graphFault(400, 6_000, 'A part of another size was asked for')
      film.parts.push(Buffer.from(await chunk.arrayBuffer()))
      return { status: 200, body: offsets(film) }
    }
    if (step !== 'finish' || come(film) !== film.size)
      return graphFault(400, 6_000, 'There was a problem uploading your video file')
    film.description = textIn(form, 'description')
    film.looks ??= looksNeeded
    return { status: 200, body: { success: true } }
  }

  function stateOf(film: PageFilm): Answer {
    const { id, looks } = film
    if (looks !== undefined) film.looks = Math.max(0, looks - 1)
    const over = looks === 0
    if (over && failing === undefined) film.post ??= show(film)
    const preparing = looks === undefined ? 'not_started' : over ? 'complete' : 'in_progress'
    const status =
      over && failing !== undefined
        ? {
            video_status: 'error',
            processing_phase: { status: 'error', error: { message: failing } },
            publishing_phase: { status: 'not_started' },
          }
        : {
            video_status: over ? 'ready' : 'processing',
            uploading_phase: { status: come(film) === film.size ? 'complete' : 'in_progress' },
            processing_phase: { status: preparing },
            publishing_phase: { status: film.post === undefined ? 'not_started' : 'complete' },
          }
    const told = film.post === undefined ? {} : { post_id: film.post, permalink_url: `/77/videos/${id}/` }
    return { status: 200, body: { id, status, ...told } }
  }

  async function takeCaptions(film: PageFilm, { headers, body }: Asked): Promise<Answer> {
    const file = (await formOf(headers, body)).get('captions_file')
    const [, locale = ''] = file instanceof File ? (/^[^.]+\.(\w+)\.srt$/.exec(file.name) ?? []) : []
    if (!(file instanceof File) || !/^(id_ID|en_US|jv_ID)$/.test(locale))
      return graphFault(400, 387, 'There was an issue with the file name. Use filename.en_US.srt')
    const text = await file.text()
    if (file.size > 200_000 || !/^1\n\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}\n/.test(text))
      return graphFault(400, 386, 'The file is not SubRip, or has more than 200 K')
    film.captions.push({ locale, text })
    return { status: 200, body: { success: true } }
  }

  return {
    films,
    digestOf: ({ parts }: PageFilm) => createHash('sha256').update(Buffer.concat(parts)).digest('hex'),
    /** Why films come to nothing from now on; undefined: they do not. */
    failFilms: (why: string | undefined) => void (failing = why),
    /** For how many looks films are prepared from now on. */
    prepareFor: (looks: number) => void (looksNeeded = looks),
    /** Undefined: it is about no film. */
    async answerFilm(asked: Asked, id: string, edge: string | undefined): Promise<Answer | undefined> {
      if (edge === 'videos') return takePhase(asked)
      const film = films.get(id)
      if (film === undefined) return undefined
      if (edge === 'captions') return takeCaptions(film, asked)
      if (asked.method === 'GET') return stateOf(film)
      if (asked.method === 'DELETE') {
        films.delete(id)
        if (film.post !== undefined) hide(film.post)
      } else film.description = (JSON.parse(asked.body.toString()) as { description: string }).description
      return { status: 200, body: { success: true } }
    },
  }
}
