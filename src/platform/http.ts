/** The web server that rooms mount their routes on: request ids, problem answers (RFC 9457), declared acts. */
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http'
import Fastify, {
  LogController,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { Actor } from './actor.ts'
import type { Config } from './config.ts'
import { HouseError } from './errors.ts'
import { newId } from './ids.ts'
import type { Log } from './log.ts'
import { isMessageKey, translator, type Locale } from './messages.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * What a caller must be allowed to do. `public`: anybody; `signed-in`: any person or key. Any other value is an
     * act of identity/policy.ts, and the handler must ask for it (`identity.authorise`) before it answers.
     */
    act?: string
  }
  interface FastifyRequest {
    actor: Actor | undefined
    /** Set once the declared act was asked for; a handler that forgot is answered with 500. */
    asked: boolean
  }
}

export type Server = FastifyInstance<HttpServer, IncomingMessage, ServerResponse, Log, TypeBoxTypeProvider>

export interface DeclaredRoute {
  method: string
  url: string
  act: string | undefined
}

export function createServer({
  config,
  log,
}: {
  config: Pick<Config, 'trustProxy'>
  log: Log
}): Server & { declared: DeclaredRoute[] } {
  const server = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    trustProxy: config.trustProxy.length > 0 ? config.trustProxy : false,
    bodyLimit: 1_048_576,
    requestTimeout: 60_000,
    pluginTimeout: 60_000, // a slow machine is no reason not to open
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 400 },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: 'array', allErrors: true } },
  }).withTypeProvider<TypeBoxTypeProvider>() as unknown as Server
  const declared: DeclaredRoute[] = []
  server.addHook('onRoute', (route) => {
    for (const method of [route.method].flat())
      declared.push({ method, url: route.url, act: route.config?.act })
  })
  server.decorateRequest('actor', undefined)
  server.decorateRequest('asked', false)
  server.setErrorHandler<FastifyError>((error, request, reply) => answerFault(error, request, reply))
  return Object.assign(server, { declared })
}

export function localeOf(request: FastifyRequest): Locale {
  const wanted = request.headers['accept-language'] ?? ''
  return /^\s*en\b/i.test(wanted) ? 'en' : 'id'
}

/** Every failure leaves as application/problem+json with a stable `code` and a sentence that helps. */
export function answerFault(
  error: FastifyError | HouseError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const fault = toHouseError(error)
  if (fault.status >= 500) request.log.error({ err: error, requestId: request.id }, 'a request failed')
  const t = translator(localeOf(request))
  const sentence = (code: string, params: Record<string, string | number>) => {
    const key = `fault.${code}`
    return isMessageKey(key) ? t(key, params) : code
  }
  const params = { requestId: request.id, ...fault.params }
  if (fault.params['seconds'] !== undefined) void reply.header('retry-after', String(fault.params['seconds']))
  return reply
    .code(fault.status)
    .type('application/problem+json')
    .header('cache-control', 'no-store')
    .send({
      type: `urn:pendopo:fault:${fault.code}`,
      status: fault.status,
      code: fault.code,
      title: sentence(fault.code, params),
      requestId: request.id,
      ...(fault.faults.length > 0
        ? {
            faults: fault.faults.map((f) => ({
              at: f.at,
              code: f.code,
              message: sentence(f.code, f.params ?? {}),
            })),
          }
        : {}),
    })
}

// PostgreSQL class 08 and shutdown codes, and the socket faults that precede them.
const away = /^(08|57P0|53300)|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EPIPE/

export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return (
    away.test(code ?? '') ||
    /Connection terminated|timeout exceeded when trying to connect/.test(message ?? '')
  )
}

function toHouseError(error: FastifyError | HouseError | Error): HouseError {
  if (error instanceof HouseError) return error
  if ('validation' in error && error.validation)
    return new HouseError('invalid_request', 422, {
      faults: error.validation.map((v) => ({
        at:
          v.instancePath.replace(/^\//, '').replaceAll('/', '.') ||
          (v.params as { missingProperty?: string }).missingProperty ||
          '',
        code: v.keyword,
      })),
    })
  if (isDatabaseAway(error)) return new HouseError('unavailable', 503)
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
  if (status === 429) return new HouseError('too_many_requests', 429, { params: { seconds: 60 } })
  return status >= 400 && status < 500
    ? new HouseError('invalid_request', status)
    : new HouseError('internal', 500, { cause: error })
}
