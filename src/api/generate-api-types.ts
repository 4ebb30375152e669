/**
 * Writes console/api.generated.ts from the API's own OpenAPI document. The routes are mounted on rooms that are never
 * called, so neither a database nor a listener is needed.
 */
import { writeFile } from 'node:fs/promises'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { createLog } from '../platform/log.ts'
import { createServer } from '../platform/http.ts'
import { mountApi, type ApiRooms } from './index.ts'

/** Answers every question with itself, so that routes can be declared over it. */
const nobody: unknown = new Proxy(() => {}, {
  get: (_target, name) => (name === 'then' || typeof name === 'symbol' ? undefined : nobody),
  apply: () => nobody,
})

const rooms = { config: { url: 'http://localhost', mode: 'start' } } as Record<string, unknown>
const server = createServer({ config: { trustProxy: [] }, log: createLog('silent') })
mountApi(
  server,
  new Proxy(rooms, {
    get: (known, name) => (typeof name === 'string' && name in known ? known[name] : nobody),
  }) as unknown as ApiRooms,
)
await server.ready()
const answer = await server.inject({ url: '/api/v1/openapi.json' })
if (answer.statusCode !== 200)
  throw new Error(`The API did not describe itself: ${answer.statusCode} ${answer.body}`)
const types = astToString(await openapiTypescript(answer.json()))
await writeFile(new URL('../../console/api.generated.ts', import.meta.url), types)
await server.close()
