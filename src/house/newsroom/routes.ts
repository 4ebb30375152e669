/** Parse, authorise, call, present. The acts ask for their permission themselves, before anything is touched. */
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import * as answer from './answers.ts'
import { signedIn, type NewsroomRoutesDeps } from './signed-in.ts'
import * as sent from './schemas.ts'
import { compareRoutes } from './compare-routes.ts'
import { deskRoutes } from './desk-routes.ts'
import { draftRoutes } from './draft-routes.ts'
import { previewRoutes } from './preview-routes.ts'
import { publicationRoutes } from './publication-routes.ts'
import { machine } from './state-machine.ts'

const tags = ['newsroom']
const params = sent.idParams

export const newsroomRoutes =
  ({ newsroom, storage, units }: NewsroomRoutesDeps): FastifyPluginCallbackTypebox =>
  (server, _options, done) => {
    server.post(
      '/stories',
      {
        config: { act: 'story.write' },
        schema: { tags, summary: 'Begin a story', body: sent.newStory, response: { 201: answer.storyMade } },
      },
      async (request, reply) =>
        reply.code(201).send(await newsroom.createStory(signedIn(request), request.body)),
    )
    server.get(
      '/stories/:id',
      {
        config: { act: 'story.read' },
        schema: {
          tags,
          summary: 'A story, its editions and its whole history',
          params,
          response: { 200: answer.story },
        },
      },
      (request) => newsroom.story(signedIn(request), request.params.id),
    )
    server.post(
      '/stories/:id/editions',
      {
        config: { act: 'edition.translate' },
        schema: {
          tags,
          summary: 'Begin a translation from a version',
          params,
          body: sent.newTranslation,
          response: { 201: answer.editionMade },
        },
      },
      async (request, reply) =>
        reply.code(201).send(
          await newsroom.translateEdition(signedIn(request), {
            storyId: request.params.id,
            ...request.body,
          }),
        ),
    )
    for (const [path, summary, act, call] of [
      ['adopt', 'List the story at an ancestor', 'story.adopt', newsroom.adoptStory],
      ['unadopt', 'End an adoption', 'story.adopt', newsroom.unadoptStory],
      ['mandate', 'Push the story down to every site below a unit', 'story.mandate', newsroom.mandateStory],
      ['unmandate', 'End a mandatory release', 'story.mandate', newsroom.unmandateStory],
    ] as const)
      server.post(
        `/stories/:id/${path}`,
        {
          config: { act },
          schema: { tags, summary, params, body: sent.unitOnly, response: { 200: answer.story } },
        },
        async (request) => {
          await call(signedIn(request), { storyId: request.params.id, ...request.body })
          return newsroom.story(signedIn(request), request.params.id)
        },
      )
    server.post(
      '/stories/:id/units',
      {
        config: { act: 'story.write' },
        schema: {
          tags,
          summary: 'Set the supporting units',
          params,
          body: sent.supportingUnits,
          response: { 200: answer.story },
        },
      },
      async (request) => {
        await newsroom.setSupportingUnits(signedIn(request), { storyId: request.params.id, ...request.body })
        return newsroom.story(signedIn(request), request.params.id)
      },
    )
    server.post(
      '/stories/:id/sensitivity',
      {
        config: { act: 'story.submit' },
        schema: {
          tags,
          summary: 'Flag what raises the approving level',
          params,
          body: sent.sensitivityInput,
          response: { 200: answer.story },
        },
      },
      async (request) => {
        await newsroom.setSensitivity(signedIn(request), { storyId: request.params.id, ...request.body })
        return newsroom.story(signedIn(request), request.params.id)
      },
    )
    server.post(
      '/stories/:id/embargo',
      {
        config: { act: 'story.submit' },
        schema: {
          tags,
          summary: 'Set or lift the hard embargo of every edition',
          params,
          body: sent.embargoInput,
          response: { 200: answer.story },
        },
      },
      async (request) => {
        await newsroom.setEmbargo(signedIn(request), { storyId: request.params.id, ...request.body })
        return newsroom.story(signedIn(request), request.params.id)
      },
    )
    server.get(
      '/editions/:id',
      {
        config: { act: 'story.read' },
        schema: {
          tags,
          summary: 'An edition as the editor needs it',
          params,
          response: { 200: answer.edition },
        },
      },
      (request) => newsroom.edition(signedIn(request), request.params.id),
    )

    const act = <T>(name: keyof typeof machine, summary: string, body: T) => ({
      config: { act: machine[name].may },
      schema: { tags, summary, params, body, response: { 200: answer.actResult } },
    })
    const url = (name: string) => `/editions/:id/${name}`
    server.post(url('submit'), act('submit', 'Submit', sent.submitInput), (request) =>
      newsroom.submitEdition(signedIn(request), { editionId: request.params.id, ...request.body }),
    )
    server.post(url('return'), act('return', 'Return with remarks', sent.returnInput), (request) =>
      newsroom.returnEdition(signedIn(request), { editionId: request.params.id, ...request.body }),
    )
    server.post(url('approve'), act('approve', 'Approve this very version', sent.decideInput), (request) =>
      newsroom.approveEdition(signedIn(request), { editionId: request.params.id, ...request.body }),
    )
    server.post(url('schedule'), act('schedule', 'Schedule', sent.scheduleInput), (request) =>
      newsroom.scheduleEdition(signedIn(request), { editionId: request.params.id, ...request.body }),
    )
    server.post(url('unschedule'), act('unschedule', 'Take off the schedule', sent.decideInput), (request) =>
      newsroom.unscheduleEdition(signedIn(request), { editionId: request.params.id, ...request.body }),
    )
    server.post(url('publish'), act('publish', 'Publish what is approved', sent.decideInput), (request) =>
      newsroom.publishEdition(signedIn(request), { editionId: request.params.id, ...request.body }),
    )
    server.post(
      url('publish-emergency'),
      act('publish_emergency', 'Publish without approval; opens an after-review', sent.reasonedInput),
      (request) =>
        newsroom.publishEmergency(signedIn(request), { editionId: request.params.id, ...request.body }),
    )
    server.post(url('correct'), act('correct', 'Correct what was published', sent.publicInput), (request) =>
      newsroom.correctEdition(signedIn(request), { editionId: request.params.id, ...request.body }),
    )
    server.post(url('update'), act('update', 'Update what was published', sent.publicInput), (request) =>
      newsroom.updateEdition(signedIn(request), { editionId: request.params.id, ...request.body }),
    )
    server.post(
      url('withdraw'),
      act('withdraw', 'Withdraw: readable under a banner', sent.publicInput),
      (request) =>
        newsroom.withdrawEdition(signedIn(request), { editionId: request.params.id, ...request.body }),
    )
    server.post(url('recall'), act('recall', 'Recall: only a notice remains', sent.publicInput), (request) =>
      newsroom.recallEdition(signedIn(request), { editionId: request.params.id, ...request.body }),
    )
    server.post(url('discard'), act('discard', 'Discard the text at work', Type.Object({})), (request) =>
      newsroom.discardEdition(signedIn(request), { editionId: request.params.id }),
    )
    void server.register(draftRoutes({ newsroom }))
    void server.register(compareRoutes({ newsroom }))
    void server.register(deskRoutes({ newsroom }))
    void server.register(previewRoutes({ newsroom, storage }))
    void server.register(publicationRoutes({ newsroom, units }))
    done()
  }
