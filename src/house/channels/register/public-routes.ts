/** What everybody may ask of the register under /api/v1, from any page in the world. */
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { Units } from '../../units/index.ts'
import type { Register } from './index.ts'
import { presentAccount, presentAnswer } from './present.ts'
import { LookupQuery, OfficialAnswerSchema, OfficialList, OfficialQuery } from './schemas.ts'

const open = { act: 'public' }
const tags = ['channels']
/** Nothing here is told to one reader alone, so that any page may ask (fetch.spec.whatwg.org, CORS). */
const fromAnywhere = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }

export const publicRegisterRoutes =
  ({
    register,
    config,
    units,
  }: {
    register: Pick<Register, 'public'>
    config: { url: string }
    units: Pick<Units, 'get'>
  }): FastifyPluginCallbackTypebox =>
  (api, _options, done) => {
    api.get(
      '/official-accounts',
      {
        config: open,
        schema: {
          tags,
          summary: 'The public register, of all or of a unit and those below it',
          querystring: OfficialQuery,
          response: { 200: OfficialList },
        },
      },
      async (request, reply) => {
        const { unitId, cursor, limit = 100, network, q } = request.query
        const within = unitId === undefined ? undefined : (units.get(unitId)?.path ?? 'none')
        const page = await register.public.page({ within, network, q, after: cursor, limit })
        void reply.headers(fromAnywhere)
        return {
          accounts: page.accounts.map((account) => presentAccount(config.url, account)),
          next: page.next,
        }
      },
    )
    api.get(
      '/official-accounts/lookup',
      {
        config: open,
        schema: {
          tags,
          summary: 'Is this address or handle one of the institution’s, or does it resemble one?',
          querystring: LookupQuery,
          response: { 200: OfficialAnswerSchema },
        },
      },
      async (request, reply) => {
        void reply.headers(fromAnywhere)
        const answer = await register.public.lookUp(request.query.url, request.ip)
        return presentAnswer(config.url, answer)
      },
    )
    done()
  }
