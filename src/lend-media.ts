/**
 * Public addresses of pictures and films that end after a day, for networks that fetch what they show. The address
 * carries, sealed, which rendition is meant and until when; the bank is asked anew each time, so what is held back
 * meanwhile is not there.
 */
import type { FastifyPluginCallback } from 'fastify'
import { sendMade, type Bank } from './house/bank/index.ts'
import type { ArticlePicture } from './house/channels/index.ts'
import type { Clock } from './platform/clock.ts'
import { notFound } from './platform/errors.ts'
import type { Secrets } from './platform/secrets.ts'
import { shrinkPicture } from './platform/shrink-picture.ts'
import type { Storage } from './platform/storage.ts'
import { minutes, type Door, type Throttle } from './platform/throttle.ts'

export interface LentPicture {
  ref: string
  name: Parameters<Bank['publicRendition']>[1]
  crop: string | undefined
}

type Sealed = { until: number } & (({ film?: never } & LentPicture & Shape) | { film: true; ref: string })

type Shape = NonNullable<Parameters<ArticlePicture['lendAddress']>[0]>

export interface Lend {
  picture(picture: LentPicture, shape?: Shape): string
  film(ref: string): string
}

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
const unshared = 'private, no-store'

/** A network fetches for thousands of accounts from few addresses, and each picture a few times; a film in parts. */
const doors = {
  picture: {
    name: 'channels.lent-picture',
    byAddress: { max: 1_200, seconds: minutes(1) },
    byAccount: { max: 30, seconds: minutes(60) },
  },
  film: {
    name: 'channels.lent-film',
    byAddress: { max: 1_200, seconds: minutes(1) },
    byAccount: { max: 600, seconds: minutes(60) },
  },
} satisfies Record<string, Door>

export function createLending({ secrets, clock, url }: Lending): Lend {
  const lend = (what: object, ending: string) => {
    const until = clock.now().getTime() + day
    return `${url}/pinjam/${secrets.seal(JSON.stringify({ ...what, until }), context)}.${ending}`
  }
  return {
    picture: (picture, shape) => lend({ ...picture, ...shape }, 'jpg'),
    film: (ref) => lend({ film: true, ref }, 'mp4'),
  }
}

/** `/pinjam/<sealed>.jpg` and `.mp4` */
export const lentMedia =
  ({
    secrets,
    clock,
    bank,
    storage,
    throttle,
  }: Omit<Lending, 'url'> & {
    bank: Pick<Bank, 'publicRendition' | 'publicMade'>
    storage: Storage
    throttle: Throttle
  }): FastifyPluginCallback =>
  (site, _options, done) => {
    site.get<{ Params: { '*': string } }>(
      '/pinjam/*',
      { config: { act: 'public' }, schema: { hide: true } },
      async (request, reply) => {
        const name = request.params['*'].replace(/\.(jpg|mp4)$/, '')
        const asked = open(secrets, name)
        if (asked === undefined || asked.until < clock.now().getTime()) throw notFound('picture')
        await throttle.attempt(asked.film === true ? doors.film : doors.picture, request.ip, name)
        void reply.header('x-robots-tag', 'noindex')
        if (asked.film === true) {
          const film = await bank.publicMade(asked.ref, 'web')
          if (film === undefined) throw notFound('film')
          return sendMade(storage, film, request, reply, unshared)
        }
        const found = await bank.publicRendition(asked.ref, asked.name, asked.crop)
        if (found === undefined) throw notFound('picture')
        const { bytes } = await storage.withFile(found.sha256, (path) => shrinkPicture(path, most, asked))
        return reply.header('cache-control', unshared).type('image/jpeg').send(bytes)
      },
    )
    done()
  }

function open(secrets: Secrets, name: string): Sealed | undefined {
  try {
    return JSON.parse(secrets.unseal(name, context)) as Sealed
  } catch {
    // Not sealed by this house.
    return undefined
  }
}
