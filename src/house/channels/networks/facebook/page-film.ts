/**
 * A page's film, by phases: begun, handed over part by part, ended; then Facebook prepares it and lets it out by itself,
 * minutes later. Its number is known from the first of these, before anything can be seen, and kept with the delivery.
 * Source: developers.facebook.com/docs/graph-api/reference/page/videos, …/video-status and …/video/captions.
 */
import type { Account, AdapterTools, Looked, Outcome, Setback, Underway } from '../../adapter.ts'
import type { ArticleFilm, FilmSubtitles } from '../../article.ts'
import { Refused, type Caller, type Stage } from '../shared/caller.ts'
import { withBytes } from '../shared/film-bytes.ts'
import { isGone } from '../shared/meta.ts'
import { attachEach, srtOf } from '../shared/subtitles.ts'
import { pendingOf, readPending, type Pending } from './pending.ts'

interface Phase {
  status?: 'not_started' | 'in_progress' | 'complete' | 'error'
  error?: { message?: string }
}

interface Film {
  post_id?: string
  /** As a path. */
  permalink_url?: string
  status?: { video_status?: string; processing_phase?: Phase; publishing_phase?: Phase }
}

interface Offsets {
  start_offset: string
  end_offset: string
}

interface Begun extends Offsets {
  video_id: string
  upload_session_id: string
}

/** The film that this try is at, once it has a number. */
interface Note {
  pending?: Pending
  keep: Underway['keep']
}

/** Looks right after the end; most films take longer, and are looked for again later. */
const patience = 5

export function pageFilms(
  { call, act }: Caller,
  {
    at,
    bearerOf,
    pause,
  }: Pick<AdapterTools, 'pause'> & {
    at(path: string): string
    bearerOf(account: Account): string | undefined
  },
) {
  function phase<T>(account: Account, holds: string, fields: Record<string, string | Blob>) {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return call<T>(at(`${account.externalId}/videos`), {
      method: 'POST',
      bearer: bearerOf(account),
      form,
      timeout: 600_000,
      holds: [holds],
    })
  }

  /** In parts as large as it asks for; nothing of it can be seen. @throws Refused, FetchFault, NoLongerLent */
  const handOver = (account: Account, film: ArticleFilm, begun: Begun): Promise<void> =>
    withBytes(film, async (take) => {
      for (let next: Offsets = begun; Number(next.start_offset) < film.bytes;) {
        const from = Number(next.start_offset)
        const part = await take(from, Number(next.end_offset) - from)
        const answer = await phase<Offsets>(account, 'start_offset', {
          upload_phase: 'transfer',
          upload_session_id: begun.upload_session_id,
          start_offset: next.start_offset,
          video_file_chunk: new Blob([new Uint8Array(part)], { type: 'video/mp4' }),
        })
        next = answer.body
        if (Number(next.start_offset) <= from)
          throw new Refused({ ...answer, status: 502, word: 'The upload does not come any further.' })
      }
    })

  /** Whether all of them are there. */
  const attachSubtitles = (account: Account, film: string, subtitles: readonly FilmSubtitles[]) =>
    attachEach({ act }, subtitles, async ({ lang }, file) => {
      const form = new FormData()
      const words = new Blob([srtOf(file.toString())], { type: 'application/x-subrip' })
      form.set('captions_file', words, `film.${localeOf(lang)}.srt`)
      const bearer = bearerOf(account)
      await call(at(`${film}/captions`), { method: 'POST', bearer, form, holds: ['success'] })
    })

  async function look(account: Account, pending: Pending): Promise<Looked> {
    const { film, shown, ended, bare } = pending
    const underway = (why: string): Setback => ({ kind: 'unknown', why, pending: pendingOf(pending) })
    const seen = await call<Film>(at(film), {
      bearer: bearerOf(account),
      query: { fields: 'post_id,permalink_url,status' },
      holds: ['id'],
    }).catch((error: unknown) => {
      if (isGone(error)) return undefined
      throw error
    })
    // What it had taken whole somebody has taken away since, or this token may not see it: nothing to be sent again.
    if (seen === undefined) return ended ? underway('cannot_look') : { kind: 'absent' }
    const { post_id: post, permalink_url: path, status = {} } = seen.body
    const { processing_phase: preparing = {}, publishing_phase: coming = {} } = status
    const failed = [preparing, coming].find((one) => one.status === 'error')
    if (failed !== undefined) {
      const detail = failed.error?.message ?? status.video_status ?? 'error'
      return { kind: 'rejected', why: 'refused_there', lasting: true, detail, ended: true }
    }
    if (coming.status === 'complete') {
      const url = new URL(path ?? `/${film}`, 'https://www.facebook.com').href
      const leftovers = bare ? { leftovers: ['subtitles_missing'] } : {}
      return { kind: 'found', sent: { id: post ?? film, url, attachments: [film], shown }, ...leftovers }
    }
    const begun = ended || preparing.status === 'in_progress' || preparing.status === 'complete'
    return begun ? underway('prepared_there') : { kind: 'absent' }
  }

  /** Whatever became of it, it is not there after this. */
  const takeAway = (account: Account, film: string): Promise<unknown> =>
    call(at(film), { method: 'DELETE', bearer: bearerOf(account), holds: ['success'] }).catch(
      (error: unknown) => {
        if (!isGone(error)) throw error
      },
    )

  return {
    look,
    takeAway,

    /** Whatever the try ends with, it says which film it was at. */
    async named({ keep }: Underway, work: (note: Note) => Promise<Outcome>): Promise<Outcome> {
      const note: Note = { keep }
      const outcome = await work(note)
      return outcome.kind === 'unknown' && note.pending !== undefined
        ? { ...outcome, pending: pendingOf(note.pending) }
        : outcome
    },

    /** What an earlier try has left there: undefined where nothing of it is there any more, or can still come. */
    async left(account: Account, before: string | undefined): Promise<Outcome | undefined> {
      if (before === undefined) return undefined
      const pending = readPending(before)
      const seen = await look(account, pending)
      if (seen.kind === 'found') return { ...seen, kind: 'sent' }
      if (seen.kind === 'unknown') return seen
      // It was never ended, as far as can be seen. Should its end come late, it meets no film.
      await takeAway(account, pending.film)
      return undefined
    },

    /** From the last phase on it may become public. */
    async send(
      account: Account,
      film: ArticleFilm,
      { text, title }: { text: string; title: string },
      note: Note,
      stage: Stage,
    ): Promise<Outcome> {
      const size = String(film.bytes)
      const { body: begun } = await phase<Begun>(account, 'video_id', {
        upload_phase: 'start',
        file_size: size,
      })
      const { video_id: number, upload_session_id: session } = begun
      const pending = { film: number, shown: [film.key], ended: false, bare: false }
      note.pending = pending
      await note.keep(pendingOf(pending))
      await handOver(account, film, begun)
      stage.mayHaveActed = true
      await phase(account, 'success', {
        upload_phase: 'finish',
        upload_session_id: session,
        description: text,
        title,
      })
      note.pending = { ...pending, ended: true, bare: film.subtitles.length > 0 }
      await note.keep(pendingOf(note.pending))
      note.pending.bare = !(await attachSubtitles(account, number, film.subtitles))
      const taken = note.pending
      for (let tries = 0; ; tries += 1) {
        const seen = await act(() => look(account, taken))
        if (seen.kind === 'found') return { ...seen, kind: 'sent' }
        if (seen.kind === 'rejected' && seen.ended === true) return seen
        // It was taken: a look that is refused does not undo that.
        if (seen.kind !== 'unknown' || tries >= patience) return { kind: 'unknown', why: 'prepared_there' }
        await pause(1_000 * (tries + 1))
      }
    },
  }
}

/** Its locales are a language and a country: the one where most people speak it. */
function localeOf(lang: string): string {
  const { language, region = 'ID' } = new Intl.Locale(lang).maximize()
  return `${language}_${region}`
}
