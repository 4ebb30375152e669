import type { Account, AdapterTools } from '../../adapter.ts'
import type { ArticleFilm, ArticlePicture } from '../../article.ts'
import { Refused, type createCaller } from '../shared/caller.ts'
import { mp4Of } from '../shared/film-bytes.ts'
import { jpegOf, type Shown } from '../shared/shown-media.ts'

/** Its servers ask for less than the limit: what is larger is only made smaller there. */
const sensibleBytes = 2_000_000

export const altOf = ({ alt }: { alt: string }): string => alt.slice(0, 1_500)

/**
 * Uploads what a post shows; ids in its order. Seen by nobody before a post shows it; what none shows is cleared away by
 * the server. @throws Refused, FetchFault, NoLongerLent
 */
export async function uploadMedia(
  call: ReturnType<typeof createCaller>['call'],
  pause: AdapterTools['pause'],
  { server, limits, credentials }: Account,
  { film, pictures }: Shown,
): Promise<string[]> {
  const bearer = credentials['token']
  const most = Math.min(limits.pictures.bytes ?? sensibleBytes, sensibleBytes)

  async function upload(file: Blob, name: string, of: ArticleFilm | ArticlePicture): Promise<string> {
    const form = new FormData()
    form.set('file', file, name)
    form.set('description', altOf(of))
    const { body, status } = await call<{ id: string }>(new URL('/api/v2/media', server), {
      method: 'POST',
      bearer,
      form,
      timeout: 600_000,
      holds: ['id'],
    })
    // 202: it is still being prepared, and a post with it would be refused. A film takes a minute or more.
    const patience = of === film ? 60 : 10
    for (let tries = 0, ready = status !== 202; !ready; tries += 1) {
      const answer = await call(new URL(`/api/v1/media/${body.id}`, server), { bearer })
      ready = answer.status === 200
      if (!ready && tries >= patience) throw new Refused({ ...answer, status: 503, word: 'It is not ready.' })
      if (!ready) await pause(Math.min(200 * tries, 5_000))
    }
    return body.id
  }

  if (film !== null) return [await upload(await mp4Of(film), 'film.mp4', film)]
  const ids = []
  for (const picture of pictures) ids.push(await upload(await jpegOf(picture, most), 'picture.jpg', picture))
  return ids
}
