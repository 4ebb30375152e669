/** Mounts every room's routes under /api/v1: who asks, whether they asked permission, from where, and the document. */
import swagger from '@fastify/swagger'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Server } from '../platform/http.ts'
import type { Mail } from '../platform/mail.ts'
import type { Throttle } from '../platform/throttle.ts'
import type { Storage } from '../platform/storage.ts'
import { auditRoutes, type Audit } from '../house/audit/index.ts'
import { bankRoutes, mailedDepositRoutes, type Bank, type MailedDeposits } from '../house/bank/index.ts'
import {
  bestTimesRoute,
  channelsRoutes,
  connectingRoutes,
  distributionRoutes,
  evidenceRoutes,
  impostorRoutes,
  inboxRoutes,
  matrixRoutes,
  pauseRoutes,
  proposalRoutes,
  calendarRoutes,
  quotaRoutes,
  publicRegisterRoutes,
  registerRoutes,
  readingRoutes,
  type Channels,
  type Register,
} from '../house/channels/index.ts'
import { hubRoutes, type Hub } from '../house/hub/index.ts'
import { identityRoutes, type Identity } from '../house/identity/index.ts'
import { newsroomRoutes, publicNinjsRoutes, type Newsroom } from '../house/newsroom/index.ts'
import { unitsRoutes, type Units } from '../house/units/index.ts'
import { guardApi, refuseUndeclared } from './guard.ts'
import { describeApi, mountDocs } from './describe.ts'

/** What the API needs of the house; grows with the rooms. */
export interface ApiRooms {
  config: Pick<Config, 'url' | 'mode'>
  audit: Audit
  mail: Mail
  identity: Identity
  storage: Storage
  bank: Bank
  deposits: MailedDeposits
  newsroom: Newsroom
  channels: Channels
  register: Register
  hub: Hub
  units: Units
  clock: Clock
  throttle: Throttle
}

/** `also` mounts further routes behind the same guard; tests plant theirs with it. */
export function mountApi(server: Server, rooms: ApiRooms, also?: (api: Server) => void): void {
  refuseUndeclared(server)
  void server.register(async (plain) => {
    const api = plain as unknown as Server
    await api.register(swagger, describeApi(rooms.config))
    guardApi(api, rooms)
    api.route({
      method: ['GET', 'POST'],
      url: '/api/auth/*',
      config: { act: 'public' },
      schema: { hide: true },
      handler: (request, reply) => rooms.identity.handleAuth(request, reply),
    })
    await api.register(
      unitsRoutes({
        units: rooms.units,
        authorise: (request, act, unitId) => request.authorise(act, unitId),
      }),
      { prefix: '/api/v1' },
    )
    await api.register(
      auditRoutes({
        audit: rooms.audit,
        units: rooms.units,
        authorise: (request, act, unitId) => request.authorise(act, unitId),
      }),
      { prefix: '/api/v1' },
    )
    await api.register(identityRoutes(rooms), { prefix: '/api/v1' })
    await api.register(bankRoutes(rooms), { prefix: '/api/v1' })
    await api.register(mailedDepositRoutes(rooms), { prefix: '/api/v1' })
    await api.register(newsroomRoutes(rooms), { prefix: '/api/v1' })
    await api.register(
      publicNinjsRoutes({
        reading: rooms.newsroom.public,
        config: rooms.config,
        pack: rooms.units.pack,
        units: rooms.units,
      }),
      { prefix: '/api/v1' },
    )
    await api.register(channelsRoutes(rooms), { prefix: '/api/v1' })
    await api.register(evidenceRoutes(rooms), { prefix: '/api/v1' })
    await api.register(pauseRoutes(rooms), { prefix: '/api/v1' })
    await api.register(distributionRoutes(rooms), { prefix: '/api/v1' })
    await api.register(proposalRoutes(rooms), { prefix: '/api/v1' })
    await api.register(matrixRoutes(rooms), { prefix: '/api/v1' })
    await api.register(calendarRoutes(rooms), { prefix: '/api/v1' })
    await api.register(quotaRoutes(rooms), { prefix: '/api/v1' })
    await api.register(connectingRoutes(rooms), { prefix: '/api/v1' })
    await api.register(registerRoutes(rooms), { prefix: '/api/v1' })
    await api.register(publicRegisterRoutes(rooms), { prefix: '/api/v1' })
    await api.register(impostorRoutes(rooms), { prefix: '/api/v1' })
    await api.register(readingRoutes(rooms), { prefix: '/api/v1' })
    await api.register(bestTimesRoute(rooms), { prefix: '/api/v1' })
    await api.register(inboxRoutes(rooms), { prefix: '/api/v1' })
    await api.register(hubRoutes(rooms), { prefix: '/api/v1' })
    mountDocs(api)
    also?.(api)
  })
}
