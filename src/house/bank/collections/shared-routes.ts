import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { notFound } from '../../../platform/errors.ts'
import type { Server } from '../../../platform/http.ts'
import { choice } from '../../../platform/schema.ts'
import type { Storage } from '../../../platform/storage.ts'
import type { Bank } from '../index.ts'
import { sendRendition } from '../send-rendition.ts'
import { sendTaken } from '../send-taken.ts'

const token = Type.String({ pattern: '^[\\w-]{20,60}$' })
const Part = Type.Object({ token, assetId: Type.String({ format: 'uuid' }) })
const Language = Type.Object({ lang: Type.Optional(choice(['id', 'en'] as const)) })

/** Nothing of it may be kept by anybody between, found by a search engine, or told to the next page. */
const closely = (reply: FastifyReply) =>
  reply.header('x-robots-tag', 'noindex, nofollow, noarchive').header('referrer-policy', 'no-referrer')

/** What the page of a shared link shows and gives; the page itself is the site's. */
export const sharedRoutes =
  ({
    bank,
    storage,
  }: {
    bank: Pick<Bank, 'collections' | 'parcels'>
    storage: Storage
  }): FastifyPluginAsync =>
  async (scope) => {
    const site = scope as unknown as Server
    const over = (reply: FastifyReply, held: string, lang: 'id' | 'en' = 'id') =>
      closely(reply).redirect(`${lang === 'en' ? '/en' : ''}/berbagi/${held}`, 302)

    site.get(
      '/berbagi/:token/gambar/:assetId/:name',
      {
        config: { act: 'public' },
        schema: {
          hide: true,
          params: Type.Object({ ...Part.properties, name: choice(['320', '640', '1600'] as const) }),
        },
        attachValidation: true,
      },
      async (request, reply) => {
        if (request.validationError) throw notFound('picture')
        const { params } = request
        const found = await bank.collections.sharedRendition(params.token, params.assetId, params.name)
        if (found === undefined) throw notFound('picture')
        return sendRendition(storage, found, request, closely(reply), 'private, no-store')
      },
    )

    site.get(
      '/berbagi/:token/unduh/:assetId',
      {
        config: { act: 'public' },
        schema: { hide: true, params: Part, querystring: Language },
        attachValidation: true,
      },
      async (request, reply) => {
        if (request.validationError) throw notFound('file')
        const { params, query } = request
        const taken = await bank.parcels.fileOfLink(params.token, params.assetId)
        // Whoever comes too late is told so by the page.
        if (taken === undefined) return over(reply, params.token, query.lang)
        return sendTaken(closely(reply), {
          filename: taken.filename,
          mime: taken.mime,
          bytes: taken.bytes,
          content: taken.stream,
        })
      },
    )

    site.get(
      '/berbagi/:token/semua.zip',
      {
        config: { act: 'public' },
        schema: { hide: true, params: Type.Object({ token }), querystring: Language },
        attachValidation: true,
      },
      async (request, reply) => {
        if (request.validationError) throw notFound('file')
        const { params, query } = request
        const zip = await bank.parcels.ofLink(params.token, query.lang ?? 'id')
        return zip === undefined ? over(reply, params.token, query.lang) : sendTaken(closely(reply), zip)
      },
    )
  }
