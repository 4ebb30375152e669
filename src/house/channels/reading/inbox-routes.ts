/** What people addressed to the accounts, under /api/v1. There is no way to ask by writer. */
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { actorOf } from '../asked.ts'
import type { Channels } from '../index.ts'
import {
  AnswerBody,
  AssignBody,
  CannedReplySchema,
  CountsSchema,
  IdParams,
  InboxPage,
  InboxQuery,
  MessageSchema,
  presentMessage,
  ReplyBody,
  ReplyList,
  UnitQuery,
} from './schemas.ts'

const config = { act: 'inbox.answer' }
const tags = ['channels']
const done204 = { 204: Type.Null() }

export const inboxRoutes =
  ({ channels: { reading } }: { channels: Channels }): FastifyPluginCallbackTypebox =>
  (api, _options, done) => {
    api.get(
      '/channel-inbox',
      {
        config,
        schema: {
          tags,
          summary: 'Comments and mentions, newest first; forgotten after a while',
          querystring: InboxQuery,
          response: { 200: InboxPage },
        },
      },
      async (request) => {
        const { items, next } = await reading.inbox(actorOf(request), request.query)
        return { messages: items.map(presentMessage), next }
      },
    )
    api.get(
      '/channel-inbox/counts',
      {
        config,
        schema: {
          tags,
          summary: 'How many are open, came and were answered',
          response: { 200: CountsSchema },
        },
      },
      async (request) => reading.inboxCounts(actorOf(request)),
    )
    api.get(
      '/channel-inbox/:id',
      {
        config,
        schema: {
          tags,
          summary: 'One message, with who may take it over and the replies that lie ready',
          params: IdParams,
          response: { 200: MessageSchema },
        },
      },
      async (request) => presentMessage(await reading.message(actorOf(request), request.params.id)),
    )
    api.post(
      '/channel-inbox/:id/answer',
      {
        config,
        schema: {
          tags,
          summary: 'Answer it from the account, once',
          params: IdParams,
          body: AnswerBody,
          response: { 202: Type.Null() },
        },
      },
      async (request, reply) => {
        await reading.answer(actorOf(request), request.params.id, request.body.text)
        return reply.code(202).send(null)
      },
    )
    api.post(
      '/channel-inbox/:id/assign',
      {
        config,
        schema: {
          tags,
          summary: 'Give it to somebody',
          params: IdParams,
          body: AssignBody,
          response: done204,
        },
      },
      async (request, reply) => {
        const { personId } = request.body
        await reading.assign(actorOf(request), request.params.id, personId === 'nobody' ? null : personId)
        return reply.code(204).send(null)
      },
    )
    api.post(
      '/channel-inbox/:id/close',
      { config, schema: { tags, summary: 'Close it', params: IdParams, response: done204 } },
      async (request, reply) => {
        await reading.close(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )
    api.get(
      '/canned-replies',
      {
        config,
        schema: {
          tags,
          summary: 'Replies that lie ready for a unit, with those of the units above it',
          querystring: UnitQuery,
          response: { 200: ReplyList },
        },
      },
      async (request) => ({ replies: await reading.replies(actorOf(request), request.query.unitId) }),
    )
    api.post(
      '/canned-replies',
      {
        config,
        schema: {
          tags,
          summary: 'Keep a reply for a unit and those below it',
          body: ReplyBody,
          response: { 201: CannedReplySchema },
        },
      },
      async (request, reply) => reply.code(201).send(await reading.keepReply(actorOf(request), request.body)),
    )
    api.delete(
      '/canned-replies/:id',
      { config, schema: { tags, summary: 'Remove a reply', params: IdParams, response: done204 } },
      async (request, reply) => {
        await reading.removeReply(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )
    done()
  }
