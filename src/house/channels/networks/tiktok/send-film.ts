/** Parts of 5 to 64 MB, of which the last takes what is over. Source: developers.tiktok.com, media transfer guide. */
import type { ArticleFilm } from '../../article.ts'
import { Refused, type createCaller, type Stage } from '../shared/caller.ts'
import { withBytes } from '../shared/film-bytes.ts'

const part = 10_000_000
const partsOf = (bytes: number) => Math.max(1, Math.floor(bytes / part))

export const planOf = (bytes: number) => ({
  source: 'FILE_UPLOAD',
  video_size: bytes,
  chunk_size: Math.min(part, bytes),
  total_chunk_count: partsOf(bytes),
})

/** Nothing can be seen before the last part. @throws Refused, FetchFault, NoLongerLent */
export const sendFilm = (
  call: ReturnType<typeof createCaller>['call'],
  address: string,
  film: ArticleFilm,
  stage: Stage,
): Promise<void> =>
  withBytes(film, async (read) => {
    const last = partsOf(film.bytes) - 1
    for (let at = 0; at <= last; at += 1) {
      const from = at * part
      const bytes = await read(from, at === last ? film.bytes - from : part)
      stage.mayHaveActed = at === last
      const answer = await call(address, {
        method: 'PUT',
        bytes,
        headers: {
          'content-type': 'video/mp4',
          'content-range': `bytes ${from}-${from + bytes.length - 1}/${film.bytes}`,
        },
        timeout: 600_000,
      })
      // 206: more is to come; 201: all of it is there.
      if (answer.status !== (at === last ? 201 : 206)) throw new Refused({ ...answer, status: 200 })
    }
  })
