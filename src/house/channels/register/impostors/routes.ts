/** The queue of reported impostors under /api/v1. */
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { actorOf } from '../../asked.ts'
import { sendPicture } from '../../evidence/send-picture.ts'
import type { Register } from '../index.ts'
import { presentCase, presentImpostor, presentPack } from '../present.ts'
import {
  IdParams,
  ImpostorCaseSchema,
  ImpostorPage,
  ImpostorSchema,
  ImpostorsQuery,
  PackSchema,
  PictureParams,
  WhyBody,
} from '../schemas.ts'

const follow = { act: 'impostor.follow' }
const approve = { act: 'impostor.approve' }
const tags = ['channels']

export const impostorRoutes =
  ({ register: { impostors } }: { register: Pick<Register, 'impostors'> }): FastifyPluginCallbackTypebox =>
  (api, _options, done) => {
    api.get(
      '/impostors',
      {
        config: follow,
        schema: {
          tags,
          summary: 'Reported impostors, newest first',
          querystring: ImpostorsQuery,
          response: { 200: ImpostorPage },
        },
      },
      async (request) => {
        const { state, cursor, limit } = request.query
        const page = await impostors.list(actorOf(request), {
          ...(state === undefined ? {} : { state }),
          ...(cursor === undefined ? {} : { before: cursor }),
          ...(limit === undefined ? {} : { limit }),
        })
        return {
          impostors: page.impostors.map((one) => ({ ...presentImpostor(one), pictures: one.pictures })),
          next: page.next,
        }
      },
    )
    api.get(
      '/impostors/:id',
      {
        config: follow,
        schema: {
          tags,
          summary: 'A case with what was told and what was seen',
          params: IdParams,
          response: { 200: ImpostorCaseSchema },
        },
      },
      async (request) => presentCase(await impostors.read(actorOf(request), request.params.id)),
    )
    api.get(
      '/impostors/:id/takedown',
      {
        config: follow,
        schema: {
          tags,
          summary: 'What a person needs for the network’s own form',
          params: IdParams,
          response: { 200: PackSchema },
        },
      },
      async (request) => presentPack(await impostors.takedownPack(actorOf(request), request.params.id)),
    )
    api.get(
      '/impostors/:id/takedown.zip',
      {
        config: follow,
        schema: {
          tags,
          summary: 'The same to attach: text, pages, pictures, and their SHA-256',
          params: IdParams,
        },
      },
      async (request, reply) => {
        const { id } = request.params
        return reply
          .type('application/zip')
          .header('content-disposition', `attachment; filename="pengaduan-${id}.zip"`)
          .header('x-content-type-options', 'nosniff')
          .header('cache-control', 'private, no-store')
          .send(await impostors.takedownZip(actorOf(request), id))
      },
    )
    api.get(
      '/impostors/:id/pictures/:pictureId',
      {
        config: follow,
        schema: { tags, summary: 'A picture that came with a report: a JPEG', params: PictureParams },
      },
      async (request, reply) => {
        const { id, pictureId } = request.params
        return sendPicture(reply, await impostors.picture(actorOf(request), id, pictureId))
      },
    )
    for (const [act, config, summary] of [
      ['propose', follow, 'Say that it pretends to be ours, for somebody else to agree'],
      ['dismiss', follow, 'It is none, or nothing can be said'],
      ['delist', approve, 'Take it off the public list again'],
    ] as const)
      api.post(
        `/impostors/:id/${act}`,
        {
          config,
          schema: { tags, summary, params: IdParams, body: WhyBody, response: { 200: ImpostorSchema } },
        },
        async (request) =>
          presentImpostor(await impostors[act](actorOf(request), request.params.id, request.body.why)),
      )
    api.post(
      '/impostors/:id/approve',
      {
        config: approve,
        schema: {
          tags,
          summary: 'Agree, as a second person: it is listed in public',
          params: IdParams,
          response: { 200: ImpostorSchema },
        },
      },
      async (request) => presentImpostor(await impostors.approve(actorOf(request), request.params.id)),
    )
    done()
  }
