import { open, readFile } from 'node:fs/promises'
import type { ArticleFilm } from '../../article.ts'

/** Lends the film's bytes, part by part. @throws NoLongerLent */
export const withBytes = <T>(
  film: ArticleFilm,
  work: (read: (from: number, length: number) => Promise<Buffer>) => Promise<T>,
): Promise<T> =>
  film.withFile(async (path) => {
    const file = await open(path)
    try {
      return await work(async (from, length) => {
        const bytes = Buffer.alloc(Math.min(length, film.bytes - from))
        await file.read(bytes, { position: from })
        return bytes
      })
    } finally {
      await file.close()
    }
  })

/** The whole of it, for networks that take a film in one form: at most some hundred megabytes. @throws NoLongerLent */
export const mp4Of = (film: ArticleFilm): Promise<Blob> =>
  film.withFile(async (path) => new Blob([await readFile(path)], { type: 'video/mp4' }))
