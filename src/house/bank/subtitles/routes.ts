import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import type { Actor } from '../../../platform/actor.ts'
import { invalid } from '../../../platform/errors.ts'
import type { Server } from '../../../platform/http.ts'
import { nullable } from '../../../platform/schema.ts'
import type { Bank } from '../index.ts'
import { AssetParams } from '../schemas.ts'
import { subtitleLimit } from './read-subtitles.ts'

const moment = Type.String({ format: 'date-time' })
const LangParams = Type.Object({
  ...AssetParams.properties,
  lang: Type.String({ pattern: '^[a-z]{2,3}$', description: 'ISO 639, e.g. id, en, jv' }),
})
const AfterQuery = Type.Object({
  after: Type.Integer({ minimum: 0, description: 'Number of the version that was seen; 0 for none.' }),
})
const SubtitleList = Type.Object({
  subtitles: Type.Array(
    Type.Object({
      lang: Type.String(),
      number: Type.Integer(),
      cues: Type.Integer(),
      filename: Type.String(),
      by: Type.String(),
      at: moment,
      ended: nullable(Type.Object({ by: Type.String(), at: moment })),
    }),
  ),
})

/** Subtitles of films: sent as WebVTT or SubRip, kept as WebVTT. */
export const subtitleRoutes =
  ({ bank }: { bank: Bank }): FastifyPluginAsync =>
  async (scope) => {
    const api = scope as unknown as Server
    const tags = ['bank']
    const listed = async (actor: Actor, id: string) => ({
      subtitles: (await bank.subtitles(actor, id)).map((one) => ({
        ...one,
        at: one.at.toISOString(),
        ended: one.ended === null ? null : { ...one.ended, at: one.ended.at.toISOString() },
      })),
    })
    api.get(
      '/assets/:id/subtitles',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: "Every file that a film's languages have had, newest first",
          tags,
          params: AssetParams,
          response: { 200: SubtitleList },
        },
      },
      (request) => listed(request.actor as Actor, request.params.id),
    )
    api.put(
      '/assets/:id/subtitles/:lang',
      {
        bodyLimit: subtitleLimit + 100_000,
        config: { act: 'asset.upload' },
        schema: {
          summary: 'Give a film subtitles in a language, or others (multipart/form-data: one file)',
          tags,
          consumes: ['multipart/form-data'],
          params: LangParams,
          querystring: AfterQuery,
          response: { 200: SubtitleList },
        },
      },
      async (request) => {
        if (!request.isMultipart()) throw invalid('upload_missing')
        // One byte above, so that the act itself finds it too large and says so.
        const part = await request.file({ limits: { fileSize: subtitleLimit + 1, files: 1 } })
        if (part === undefined) throw invalid('upload_missing')
        const actor = request.actor as Actor
        const { id, lang } = request.params
        await bank.keepSubtitles(actor, id, {
          lang,
          filename: part.filename,
          content: await part.toBuffer(),
          after: request.query.after,
        })
        return listed(actor, id)
      },
    )
    api.delete(
      '/assets/:id/subtitles/:lang',
      {
        config: { act: 'asset.upload' },
        schema: {
          summary: 'Take the subtitles of a language away; they stay among the versions',
          tags,
          params: LangParams,
          querystring: AfterQuery,
          response: { 200: SubtitleList },
        },
      },
      async (request) => {
        const actor = request.actor as Actor
        const { id, lang } = request.params
        await bank.endSubtitles(actor, id, { lang, after: request.query.after })
        return listed(actor, id)
      },
    )
    api.get(
      '/assets/:id/subtitles/:lang/words',
      {
        config: { act: 'asset.read' },
        schema: {
          summary: 'What the subtitles say, without times',
          tags,
          params: LangParams,
          response: { 200: Type.Object({ words: Type.String() }) },
        },
      },
      async (request) => ({
        words: await bank.subtitleWords(request.actor as Actor, request.params.id, request.params.lang),
      }),
    )
  }
