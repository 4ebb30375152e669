/**
 * Public addresses of pictures that end after a day, for networks that fetch what they show. The address carries, sealed,
 * which rendition is meant and until when; the bank is asked anew each time, so what is held back meanwhile is not there.
 */
import type { FastifyPluginCallback } from 'fastify'
import type { Bank } from './house/bank/index.ts'
import type { Clock } from './platform/clock.ts'
import { notFound } from './platform/errors.ts'
import type { Secrets } from './platform/secrets.ts'
import { shrinkPicture } from './platform/shrink-picture.ts'
import type { Storage } from './platform/storage.ts'

export interface LentPicture {
  ref: string
  name: Parameters<Bank['publicRendition']>[1]
  crop: string | undefined
}

type Shape = { ratio: readonly [number, number] } | undefined

export type LendPicture = (picture: LentPicture, shape?: Shape) => string

interface Lending {
  secrets: Secrets
  clock: Clock
  /** Public origin of the house. */
  url: string
}

const day = 86_400_000
const context = 'lent-picture'
// The largest that any of them takes.
const most = 4_000_000

export const createLending =
  ({ secrets, clock, url }: Lending): LendPicture =>
  (picture, shape) => {
    const until = clock.now().getTime() + day
    return `${url}/pinjam/${secrets.seal(JSON.stringify({ ...picture, ...shape, until }), context)}.jpg`
  }

/** `/pinjam/<sealed>.jpg` */
export const lentPictures =
  ({
    secrets,
    clock,
    bank,
    storage,
  }: Omit<Lending, 'url'> & {
    bank: Pick<Bank, 'publicRendition'>
    storage: Storage
  }): FastifyPluginCallback =>
  (site, _options, done) => {
    site.get<{ Params: { '*': string } }>(
      '/pinjam/*',
      { config: { act: 'public' }, schema: { hide: true } },
      async (request, reply) => {
        const asked = open(secrets, request.params['*'])
        if (asked === undefined || asked.until < clock.now().getTime()) throw notFound('picture')
        const found = await bank.publicRendition(asked.ref, asked.name, asked.crop)
        if (found === undefined) throw notFound('picture')
        const { ratio } = asked
        const { bytes } = await storage.withFile(found.sha256, (path) =>
          shrinkPicture(path, most, ratio === undefined ? {} : { ratio }),
        )
        return reply
          .header('cache-control', 'private, no-store')
          .header('x-robots-tag', 'noindex')
          .type('image/jpeg')
          .send(bytes)
      },
    )
    done()
  }

function open(secrets: Secrets, name: string) {
  try {
    return JSON.parse(secrets.unseal(name.replace(/\.jpg$/, ''), context)) as LentPicture & {
      until: number
      ratio?: readonly [number, number]
    }
  } catch {
    // Not sealed by this house.
    return undefined
  }
}
