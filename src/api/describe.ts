/** The API's own description: OpenAPI 3.1, written by the routes' schemas, and a page to read it. */
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import type { Config } from '../platform/config.ts'
import { localeOf, type Server } from '../platform/http.ts'
import { docsStyle, renderDocs, type ApiDocument } from './render-docs.ts'

const problem = {
  type: 'object',
  description: 'RFC 9457. `code` is stable; `title` is a sentence for people.',
  required: ['type', 'status', 'code', 'title', 'requestId'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    title: { type: 'string' },
    requestId: { type: 'string' },
    faults: {
      type: 'array',
      items: {
        type: 'object',
        required: ['at', 'code', 'message'],
        properties: { at: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
} as const

export function describeApi(config: Pick<Config, 'url'>): FastifyDynamicSwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Pendopo',
        version: '1',
        description:
          'Everything the console does, and what the public may read. People sign in by cookie; programs send the ' +
          'API key of a unit as `Authorization: Bearer pk_…`. Lists are paged by `cursor`. Times are ISO 8601 in UTC.',
      },
      servers: [{ url: config.url }],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: "A unit's API key." },
          session: { type: 'apiKey', in: 'cookie', name: 'pendopo.session_token' },
        },
        schemas: { Problem: problem as never },
      },
    },
    transform({ schema, url, route }) {
      const act = route.config?.act ?? 'public'
      const summary = schema?.summary ?? ''
      const failure = {
        description: 'A refusal or a fault.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      }
      return {
        url,
        schema: {
          ...schema,
          ...(summary === '' ? {} : { summary }),
          tags: schema?.tags ?? [url.split('/')[3] ?? 'api'],
          security: act === 'public' ? [] : [{ key: [] }, { session: [] }],
          response: { ...(schema?.response as object | undefined), default: failure },
          'x-act': act,
        } as never,
      }
    },
  }
}

/** `/openapi.json` and `/docs`; both are public, as is the code. */
export function mountDocs(api: Server): void {
  const hidden = { config: { act: 'public' as const }, schema: { hide: true } }
  api.get('/api/v1/openapi.json', hidden, (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').type('application/json').send(api.swagger()),
  )
  api.get('/api/v1/docs', hidden, (request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
      )
      .send(renderDocs(api.swagger() as unknown as ApiDocument, localeOf(request))),
  )
  api.get('/api/v1/docs.css', hidden, (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').type('text/css; charset=utf-8').send(docsStyle),
  )
}
