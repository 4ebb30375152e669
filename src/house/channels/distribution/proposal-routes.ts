import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { actorOf } from '../asked.ts'
import type { Channels } from '../index.ts'
import { presentProposal, presentToAnswer } from './present.ts'
import * as shapes from './schemas.ts'
import { answerOf } from './schemas.ts'

const tags = ['channels']

/** Proposals for units, and what they answered. */
export const proposalRoutes =
  ({ channels: { distributions } }: { channels: Channels }): FastifyPluginCallbackTypebox =>
  (api, _options, done) => {
    api.get(
      '/distribution-proposals',
      {
        config: { act: 'channel.manage' },
        schema: {
          tags,
          summary:
            'What is proposed to the accounts that one manages, as their networks will show it; newest first',
          querystring: shapes.ProposalsQuery,
          response: { 200: shapes.ProposalPage },
        },
      },
      async (request) => {
        const page = await distributions.proposals(actorOf(request), request.query)
        return { ...page, proposals: page.proposals.map(presentToAnswer) }
      },
    )
    api.post(
      '/distributions/:id/answer',
      {
        config: { act: 'channel.manage' },
        schema: {
          tags,
          summary: 'Adopt, adapt or decline for some of one’s accounts, all or none',
          params: shapes.IdParams,
          body: shapes.AnswerBody,
          response: { 200: shapes.AnsweredSchema },
        },
      },
      async (request) => distributions.answer(actorOf(request), request.params.id, answerOf(request.body)),
    )
    api.get(
      '/distributions/:id/proposals',
      {
        config: { act: 'delivery.read' },
        schema: {
          tags,
          summary: 'What units made of it',
          params: shapes.IdParams,
          querystring: shapes.ProposalsQuery,
          response: { 200: shapes.ProposalsOfSchema },
        },
      },
      async (request) => {
        const page = await distributions.proposalsOf(actorOf(request), request.params.id, request.query)
        return { ...page, proposals: page.proposals.map(presentProposal) }
      },
    )
    done()
  }
