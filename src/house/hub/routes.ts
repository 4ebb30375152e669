/** The hub's desk under /api/v1/hub. The public's doors are pages of the site. */
import type { FastifyPluginAsync } from 'fastify'
import type { Server } from '../../platform/http.ts'
import { agendaRoutes } from './agenda-routes.ts'
import type { HubRoutesDeps } from './asked.ts'
import { figureRoutes } from './figure-routes.ts'
import { correctionRoutes } from './correction-routes.ts'
import { enquiryRoutes } from './enquiry-routes.ts'
import { releaseRoutes } from './release-routes.ts'
import { pressRoutes } from './press-routes.ts'

export const hubRoutes =
  (deps: HubRoutesDeps): FastifyPluginAsync =>
  async (scope) => {
    const api = scope as unknown as Server
    agendaRoutes(api, deps)
    pressRoutes(api, deps)
    enquiryRoutes(api, deps)
    figureRoutes(api, deps)
    correctionRoutes(api, deps)
    releaseRoutes(api, deps)
  }
