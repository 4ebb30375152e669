/** Subtitles below a film, each language a track of its own. Source: developers.google.com/youtube/v3/docs/captions/insert. */
import { randomUUID } from 'node:crypto'
import type { ArticleFilm, FilmSubtitles } from '../../article.ts'
import { Refused, type Caller } from '../shared/caller.ts'
import { attachEach } from '../shared/subtitles.ts'
import { costs } from './costs.ts'

export const unitsFor = (film: ArticleFilm | null): number => costs.caption * (film?.subtitles.length ?? 0)

/** Whether all of them came to stand. One that is there already does. */
export const attachSubtitles = (
  { call, act }: Caller,
  host: string,
  bearer: string,
  videoId: string,
  subtitles: readonly FilmSubtitles[],
): Promise<boolean> =>
  attachEach({ act }, subtitles, async ({ lang, label }, file) => {
    const snippet = { videoId, language: lang, name: label.slice(0, 150), isDraft: false }
    const { type, bytes } = related({ snippet }, file)
    await call(`${host}/upload/youtube/v3/captions`, {
      method: 'POST',
      bearer,
      query: { uploadType: 'multipart', part: 'snippet' },
      headers: { 'content-type': type },
      bytes,
      holds: ['id'],
    }).catch((error: unknown) => {
      if (!(error instanceof Refused) || error.answer.status !== 409) throw error
    })
  })

/** What a file is and the file in one body (RFC 2387). */
function related(about: unknown, file: Buffer): { type: string; bytes: Uint8Array } {
  const boundary = randomUUID()
  const head = (type: string) => `--${boundary}\r\ncontent-type: ${type}\r\n\r\n`
  return {
    type: `multipart/related; boundary=${boundary}`,
    bytes: Buffer.concat([
      Buffer.from(`${head('application/json; charset=utf-8')}${JSON.stringify(about)}\r\n`),
      Buffer.from(head('application/octet-stream')),
      file,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  }
}
