/** The channels of one district whose actor other servers reach on loopback; clocks and jobs move by hand. */
import { createServer as createHttp } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mountFediverse } from '../../src/fediverse-host.ts'
import type { Clock } from '../../src/platform/clock.ts'
import { createServer } from '../../src/platform/http.ts'
import { createLog } from '../../src/platform/log.ts'
import { openChannelsRoom, type ChannelsRoom } from './channels-room.ts'
import { testDatabase } from './test-database.ts'

export interface FediverseRoom extends ChannelsRoom {
  url: string
}

export async function openFediverseRoom({
  clock,
  blocked,
}: {
  clock: Clock
  blocked?: readonly string[]
}): Promise<FediverseRoom> {
  const server = createServer({ config: { trustProxy: [] }, log: createLog('silent') })
  const http = createHttp((request, response) => server.routing(request, response))
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const database = await testDatabase()
  const room = await openChannelsRoom({
    databaseUrl: database.url,
    clock,
    url,
    ...(blocked === undefined ? {} : { blocked }),
  })
  mountFediverse(server, {
    config: { url },
    fediverse: room.fediverse,
    // Pages of the site are asked for in src/site.
    units: { byHost: () => undefined } as never,
    storage: {} as never,
  })
  await server.ready()
  return {
    ...room,
    url,
    async close() {
      http.closeAllConnections()
      await new Promise((closed) => http.close(closed))
      await server.close()
      await room.close()
    },
  }
}
