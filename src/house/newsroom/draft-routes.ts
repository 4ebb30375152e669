/** The editor's doors: text at work, lock, versions, remarks, previews. */
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { isMessageKey, translator } from '../../platform/messages.ts'
import { localeOf } from '../../platform/http.ts'
import * as answer from './answers.ts'
import { signedIn, type NewsroomRoutesDeps } from './signed-in.ts'
import * as sent from './schemas.ts'

const tags = ['newsroom']
const params = sent.idParams

export const draftRoutes =
  ({ newsroom }: Pick<NewsroomRoutesDeps, 'newsroom'>): FastifyPluginCallbackTypebox =>
  (server, _options, done) => {
    server.put(
      '/editions/:id/draft',
      {
        config: { act: 'story.write' },
        bodyLimit: 2_097_152,
        schema: {
          tags,
          summary: 'Autosave; 409 with the current text where somebody saved in between',
          params,
          body: sent.draftInput,
          response: { 200: answer.draftSaved, 409: answer.staleDraft },
        },
      },
      async (request, reply) => {
        const outcome = await newsroom.saveDraft(signedIn(request), {
          editionId: request.params.id,
          ...request.body,
        })
        if (outcome.saved) return outcome.draft
        const key = `fault.${outcome.code}`
        return reply
          .code(409)
          .type('application/problem+json')
          .send({
            type: `urn:pendopo:fault:${outcome.code}`,
            status: 409,
            code: outcome.code,
            title: isMessageKey(key)
              ? translator(localeOf(request))(key, {
                  name: outcome.current.lock?.personName ?? outcome.current.savedBy,
                })
              : outcome.code,
            current: outcome.current,
            keptSnapshotId: outcome.keptSnapshotId,
          })
      },
    )
    server.get(
      '/editions/:id/snapshots',
      {
        config: { act: 'story.read' },
        schema: {
          tags,
          summary: 'Kept autosaves, newest first',
          params,
          response: { 200: answer.snapshotList },
        },
      },
      (request) => newsroom.draftSnapshots(signedIn(request), request.params.id),
    )
    server.post(
      '/editions/:id/lock',
      {
        config: { act: 'story.write' },
        schema: { tags, summary: 'Take the lock or keep it', params, response: { 200: answer.lockAnswer } },
      },
      (request) => newsroom.lockEdition(signedIn(request), request.params.id),
    )
    server.delete(
      '/editions/:id/lock',
      {
        config: { act: 'story.write' },
        schema: { tags, summary: 'Give the lock back', params, response: { 204: Type.Null() } },
      },
      async (request, reply) => {
        await newsroom.unlockEdition(signedIn(request), request.params.id)
        return reply.code(204).send(null)
      },
    )
    server.post(
      '/editions/:id/lock/takeover',
      {
        config: { act: 'story.write' },
        schema: {
          tags,
          summary: "Take the lock from another; the other's text is kept",
          params,
          response: { 200: answer.lockAnswer },
        },
      },
      (request) => newsroom.takeOverLock(signedIn(request), request.params.id),
    )
    server.get(
      '/editions/:id/versions',
      {
        config: { act: 'story.read' },
        schema: { tags, summary: 'Versions, newest first', params, response: { 200: answer.versionList } },
      },
      async (request) => ({ versions: await newsroom.versions(signedIn(request), request.params.id) }),
    )
    server.get(
      '/editions/:id/versions/:number',
      {
        config: { act: 'story.read' },
        schema: {
          tags,
          summary: 'One version with its text',
          params: Type.Object({ id: sent.uuid, number: Type.Integer({ minimum: 1 }) }),
          response: { 200: answer.versionFull },
        },
      },
      (request) => newsroom.version(signedIn(request), request.params.id, request.params.number),
    )
    server.post(
      '/editions/:id/source',
      {
        config: { act: 'edition.translate' },
        schema: {
          tags,
          summary: 'Say up to which version of its source the translation goes',
          params,
          body: sent.sourceInput,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await newsroom.setSourceVersion(signedIn(request), { editionId: request.params.id, ...request.body })
        return reply.code(204).send(null)
      },
    )
    server.post(
      '/remarks/:id/resolve',
      {
        config: { act: 'story.write' },
        schema: { tags, summary: 'Mark a remark as done', params, response: { 200: answer.remark } },
      },
      (request) => newsroom.resolveRemark(signedIn(request), request.params.id),
    )
    server.post(
      '/editions/:id/preview-links',
      {
        config: { act: 'story.write' },
        schema: {
          tags,
          summary: 'A link that shows the text as readers will see it, and expires',
          params,
          body: sent.previewInput,
          response: { 201: answer.previewMade },
        },
      },
      async (request, reply) =>
        reply
          .code(201)
          .send(
            await newsroom.sharePreview(signedIn(request), { editionId: request.params.id, ...request.body }),
          ),
    )
    server.delete(
      '/editions/:id/preview-links',
      {
        config: { act: 'story.write' },
        schema: {
          tags,
          summary: 'End every preview link of the edition',
          params,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await newsroom.revokePreviews(signedIn(request), request.params.id)
        return reply.code(204).send(null)
      },
    )
    done()
  }
