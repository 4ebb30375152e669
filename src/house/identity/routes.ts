/** Identity under /api/v1; the sign-in doors themselves are /api/auth. */
import type { FastifyPluginAsync } from 'fastify'
import type { Config } from '../../platform/config.ts'
import type { Server } from '../../platform/http.ts'
import type { Mail } from '../../platform/mail.ts'
import type { Units } from '../units/index.ts'
import { accessRoutes } from './access-routes.ts'
import type { Identity } from './index.ts'
import { invitationRoutes } from './invitation-routes.ts'
import { meRoutes } from './me-routes.ts'
import { peopleRoutes } from './people-routes.ts'

export interface IdentityRoutesDeps {
  config: Pick<Config, 'mode'>
  identity: Identity
  units: Pick<Units, 'root' | 'get' | 'byCode' | 'subtreeIds'>
  mail: Mail
}

export const identityRoutes =
  (deps: IdentityRoutesDeps): FastifyPluginAsync =>
  async (scope) => {
    const api = scope as unknown as Server
    meRoutes(api, deps)
    peopleRoutes(api, deps)
    invitationRoutes(api, deps)
    accessRoutes(api, deps)
  }
