/** Queues and overviews: my desk, the board and its stream, the calendar, tasks. */
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import * as answer from './board-answers.ts'
import { signedIn, type NewsroomRoutesDeps } from './signed-in.ts'
import * as sent from './schemas.ts'

const tags = ['newsroom']

export const deskRoutes =
  ({ newsroom }: Pick<NewsroomRoutesDeps, 'newsroom'>): FastifyPluginCallbackTypebox =>
  (server, _options, done) => {
    server.get(
      '/desk',
      {
        config: { act: 'story.read' },
        schema: { tags, summary: 'What needs me and what is under way', response: { 200: answer.desk } },
      },
      (request) => newsroom.desk(signedIn(request)),
    )
    server.get(
      '/board',
      {
        config: { act: 'story.read' },
        schema: {
          tags,
          summary: 'Editions by stage, where the caller may read; the longest waiting first',
          querystring: sent.boardQuery,
          response: { 200: answer.boardPage },
        },
      },
      (request) => newsroom.board(signedIn(request), request.query),
    )
    server.get(
      '/board/stream',
      {
        config: { act: 'story.read' },
        schema: {
          tags,
          summary: 'Server-sent events `board` {storyId, editionId}; ends when the session does',
          response: { 200: Type.Unknown() },
        },
      },
      async (request, reply) => {
        const actor = signedIn(request)
        const stream = await newsroom.boardStream(actor, request.headers)
        request.raw.once('close', () => stream.end())
        return reply
          .header('content-type', 'text/event-stream; charset=utf-8')
          .header('cache-control', 'no-store')
          .header('x-accel-buffering', 'no')
          .send(stream.readable)
      },
    )
    server.get(
      '/calendar',
      {
        config: { act: 'story.read' },
        schema: {
          tags,
          summary: 'Scheduled, embargoed and published, at most 62 days',
          querystring: sent.calendarQuery,
          response: { 200: answer.calendar },
        },
      },
      (request) => newsroom.calendar(signedIn(request), request.query),
    )
    server.get(
      '/tasks',
      {
        config: { act: 'story.read' },
        schema: { tags, summary: 'Open tasks that the caller may do', response: { 200: answer.taskList } },
      },
      async (request) => ({ tasks: await newsroom.tasks(signedIn(request)) }),
    )
    server.post(
      '/tasks/:id/done',
      {
        config: { act: 'signed-in' },
        schema: {
          tags,
          summary: 'Mark a task as done',
          params: sent.idParams,
          body: sent.taskDoneInput,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await newsroom.finishTask(signedIn(request), { taskId: request.params.id, ...request.body })
        return reply.code(204).send(null)
      },
    )
    done()
  }
