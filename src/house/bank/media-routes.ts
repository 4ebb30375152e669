import type { FastifyPluginAsync } from 'fastify'
import { notFound } from '../../platform/errors.ts'
import type { Server } from '../../platform/http.ts'
import type { Storage } from '../../platform/storage.ts'
import { sharedRoutes } from './collections/shared-routes.ts'
import type { Bank } from './index.ts'
import type { RenditionName } from './renditions.ts'
import { CutParams, MediaParams, PublicMadeParams } from './schemas.ts'
import { sendMade } from './send-made.ts'
import { sendRendition } from './send-rendition.ts'

/**
 * The pictures of published things, for everybody: `/media/<ref>/<width>.webp` and `/media/<ref>/og.jpg`; of a part that
 * something published shows, `/media/<ref>/<crop>/<width>.webp`. There is no address by which a stranger chooses a part.
 */
export const mediaRoutes =
  ({ bank, storage }: { bank: Bank; storage: Storage }): FastifyPluginAsync =>
  async (scope) => {
    const site = scope as unknown as Server
    /** What was deleted says so; of all others nobody learns whether they ever were. */
    const gone = async (ref: string, what: string): Promise<never> => {
      await bank.sayIfRemoved(ref)
      throw notFound(what)
    }
    site.get(
      '/media/:ref/:file',
      { config: { act: 'public' }, schema: { hide: true, params: MediaParams }, attachValidation: true },
      async (request, reply) => {
        // A malformed address is one more that leads nowhere; both answer alike.
        if (request.validationError) throw notFound('picture')
        const { ref, file } = request.params
        const found = await bank.publicRendition(ref, file.replace(/\.\w+$/, '') as RenditionName)
        if (found === undefined) return gone(ref, 'picture')
        void reply
          .header('surrogate-key', `asset-${ref}`)
          .header('cross-origin-resource-policy', 'cross-origin')
        return sendRendition(storage, found, request, reply, 'public, max-age=31536000, immutable')
      },
    )
    await site.register(sharedRoutes({ bank, storage }))
    site.get(
      '/media/:ref/:crop/:file',
      { config: { act: 'public' }, schema: { hide: true, params: CutParams }, attachValidation: true },
      async (request, reply) => {
        if (request.validationError) throw notFound('picture')
        const { ref, crop, file } = request.params
        const found = await bank.publicRendition(ref, file.replace(/\.\w+$/, '') as RenditionName, crop)
        if (found === undefined) return gone(ref, 'picture')
        void reply
          .header('surrogate-key', `asset-${ref}`)
          .header('cross-origin-resource-policy', 'cross-origin')
        return sendRendition(storage, found, request, reply, 'public, max-age=31536000, immutable')
      },
    )
    site.get(
      '/media/:ref/made/*',
      { config: { act: 'public' }, schema: { hide: true, params: PublicMadeParams }, attachValidation: true },
      async (request, reply) => {
        if (request.validationError) throw notFound('media')
        const { ref, '*': name } = request.params
        const found = await bank.publicMade(ref, name)
        if (found === undefined) return gone(ref, 'media')
        void reply
          .header('surrogate-key', `asset-${ref}`)
          .header('cross-origin-resource-policy', 'cross-origin')
        // A film is long, and may be held back while it is seen: each part is asked for anew.
        return sendMade(storage, found, request, reply, 'public, max-age=0, must-revalidate')
      },
    )
  }
