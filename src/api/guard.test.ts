import { Type } from 'typebox'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Server } from '../platform/http.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { signIn } from '../../tests/support/sign-in.ts'
import { isAct } from '../house/identity/index.ts'
import { mountApi } from './index.ts'
import { createServer } from '../platform/http.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})

/** A second server over the same house, with routes planted by the test. */
async function withPlanted(plant: (server: Server) => void): Promise<Server> {
  const server = createServer({ config: house.config, log: house.log })
  mountApi(server, house, plant)
  await server.ready()
  return server
}

test('what the house compiles when a route is used can be compiled for every route', async () => {
  await house.server.ready()
  house.server.compileAll()
  const planted = createServer({ config: house.config, log: house.log })
  planted.get('/', { schema: { querystring: { type: 'nothing known' } } }, async () => 'x')
  await planted.ready()
  expect(() => planted.compileAll()).toThrow(/nothing known|schema is invalid/)
  expect((await planted.inject('/')).statusCode).toBe(500)
  await planted.close()
})

describe('every route says what its caller must be allowed to do', () => {
  test('each route of the house below /api declares an act of the policy, or that it is public or for the signed-in', async () => {
    await house.server.ready()
    const api = house.server.declared.filter((route) => route.url.startsWith('/api/'))
    expect(api.length).toBeGreaterThan(3)
    for (const route of api)
      expect(
        route.act === 'public' || route.act === 'signed-in' || isAct(route.act ?? ''),
        `${route.method} ${route.url}: ${route.act}`,
      ).toBe(true)
  })

  test('a route that declares none keeps the house from opening', async () => {
    await expect(withPlanted((api) => void api.get('/api/v1/planted', async () => 'x'))).rejects.toThrow(
      /planted declares no act/,
    )
  })

  test('a route with an act nobody knows keeps the house from opening', async () => {
    await expect(
      withPlanted(
        (api) => void api.get('/api/v1/planted', { config: { act: 'story.steal' } }, async () => 'x'),
      ),
    ).rejects.toThrow(/unknown act "story.steal"/)
  })

  test('a handler that forgot to ask for its act is answered with 500, and its answer is not sent', async () => {
    const server = await withPlanted((api) => {
      api.get('/api/v1/forgets', { config: { act: 'audit.read' } }, async () => ({ secret: 'yes' }))
      api.get('/api/v1/asks-other', { config: { act: 'audit.read' } }, async (request) => {
        await request.authorise('unit.read', house.units.root().id)
        return { secret: 'yes' }
      })
      api.get(
        '/api/v1/asks',
        {
          config: { act: 'audit.read' },
          schema: { response: { 200: Type.Object({ fine: Type.Boolean() }) } },
        },
        async (request) => {
          await request.authorise('audit.read', house.units.root().id)
          return { fine: true }
        },
      )
      api.get('/api/v1/asks-inside', { config: { act: 'story.read' } }, async (request) =>
        request.actor === undefined ? [] : house.identity.scope(request.actor, 'story.read'),
      )
    })
    const { headers } = await signIn(house, { roles: ['administrator'] })
    for (const url of ['/api/v1/forgets', '/api/v1/asks-other']) {
      const answer = await server.inject({ url, headers })
      expect(answer.statusCode).toBe(500)
      expect(answer.body).not.toContain('secret')
      expect(answer.json()).toMatchObject({ code: 'internal' })
    }
    expect((await server.inject({ url: '/api/v1/asks', headers })).json()).toEqual({ fine: true })
    expect((await server.inject({ url: '/api/v1/asks-inside', headers })).json()).toEqual([
      house.units.root().path,
    ])
    await server.close()
  })
})

describe('a request from somewhere else is refused', () => {
  const post = { config: { act: 'signed-in' }, schema: { body: Type.Object({}) } }

  test('an unsafe request with a session must come from our own pages', async () => {
    const server = await withPlanted(
      (api) => void api.post('/api/v1/change', post, async () => ({ done: true })),
    )
    const { cookie, headers } = await signIn(house)
    const send = async (more: Record<string, string>) =>
      (
        await server.inject({
          method: 'POST',
          url: '/api/v1/change',
          payload: {},
          headers: { cookie, ...more },
        })
      ).statusCode
    expect(await send(headers)).toBe(200)
    expect(await send({ 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:8080' })).toBe(200)
    expect(await send({ origin: 'https://evil.test' })).toBe(403)
    expect(await send({ origin: 'null' })).toBe(403)
    expect(await send({ origin: house.config.url, 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await send({ 'sec-fetch-site': 'same-site' })).toBe(403)
    expect(await send({})).toBe(403)
    await server.close()
  })

  test('a foreign page cannot sign a victim in either', async () => {
    const answer = await house.server.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      payload: { email: 'a@b.test', password: 'x'.repeat(12) },
      headers: { origin: 'https://evil.test' },
    })
    expect(answer.statusCode).toBe(403)
    expect(answer.json()).toMatchObject({ code: 'foreign_origin' })
  })
})

describe('the document', () => {
  test('is OpenAPI 3.1 and names each operation with its act; the page to read it needs no script and nothing from elsewhere', async () => {
    const document = (await house.server.inject({ url: '/api/v1/openapi.json' })).json()
    expect(document.openapi).toBe('3.1.0')
    expect(document.paths['/api/v1/grants'].post).toMatchObject({
      'x-act': 'grant.manage',
      tags: ['identity'],
      security: [{ key: [] }, { session: [] }],
    })
    expect(document.paths['/api/v1/invitations/accept'].post.security).toEqual([])
    expect(Object.keys(document.paths).some((path) => !path.startsWith('/api/v1/'))).toBe(false)
    const page = await house.server.inject({ url: '/api/v1/docs' })
    expect(page.statusCode).toBe(200)
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.body).not.toMatch(/<script|https?:\/\/(?!house\.test)/)
    expect((await house.server.inject({ url: '/api/v1/docs.css' })).headers['content-type']).toContain(
      'text/css',
    )
  })
})
