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
import { compileWhenUsed } from './compile-when-used.ts'
import type { Config } from './config.ts'
import { HouseError } from './errors.ts'
import { newId } from './ids.ts'
import type { Log } from './log.ts'
import { inWords, isMessageKey, translator, type Locale } from './messages.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * What a caller must be allowed to do. `public`: anybody; `signed-in`: any person or key. Any other value is an
     * act of identity/policy.ts, and the handler must ask for it (`identity.authorise`) before it answers.
     */
    act?: string
    /** Its body may take longer than a minute to arrive: a large file over a slow line. */
    longBody?: boolean
  }
  interface FastifyRequest {
    actor: Actor | undefined
    /** Set once the declared act was asked for; a handler that forgot is answered with 500. */
    asked: boolean
  }
}

export type Server = FastifyInstance<HttpServer, IncomingMessage, ServerResponse, Log, TypeBoxTypeProvider>

/** Milliseconds for a body to arrive. */
const slowestBody = 60_000

interface DeclaredRoute {
  method: string
  url: string
  act: string | undefined
}

export type HouseServer = Server & {
  declared: DeclaredRoute[]
  /** Once it is ready: @throws for a route whose schema cannot be compiled. */
  compileAll(): void
}

export function createServer({ config, log }: { config: Pick<Config, 'trustProxy'>; log: Log }): HouseServer {
  const { compilersFactory, compileAll } = compileWhenUsed()
  const server = Fastify({
    loggerInstance: log,
    schemaController: { compilersFactory },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    trustProxy: config.trustProxy.length > 0 ? config.trustProxy : false,
    bodyLimit: 1_048_576,
    // Per route below: Node's own limit would cut every long upload.
    requestTimeout: 0,
    pluginTimeout: 60_000, // a slow machine is no reason not to open
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 400 },
    ajv: {
      customOptions: { removeAdditional: false, coerceTypes: 'array', allErrors: true },
      onCreate: refuseMomentsThatAreNone,
    },
  }).withTypeProvider<TypeBoxTypeProvider>() as unknown as Server
  const declared: DeclaredRoute[] = []
  server.addHook('onRoute', (route) => {
    for (const method of [route.method].flat())
      declared.push({ method, url: route.url, act: route.config?.act })
  })
  server.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.routeOptions.config.longBody === true) return
    // Whoever dribbles a small body holds a socket for a minute and no longer.
    const timer = setTimeout(() => request.raw.destroy(), slowestBody).unref()
    request.raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer))
  })
  server.decorateRequest('actor', undefined)
  server.decorateRequest('asked', false)
  server.setErrorHandler<FastifyError>((error, request, reply) => answerFault(error, request, reply))
  return Object.assign(server, { declared, compileAll })
}

/** What the standard allows and no `Date` can hold (23:59:60) would be a fault of ours behind the schema. */
function refuseMomentsThatAreNone(ajv: {
  formats: Record<string, unknown>
  addFormat(name: string, format: (text: string) => boolean): unknown
}): void {
  const known = ajv.formats['date-time'] as { validate: (text: string) => boolean }
  ajv.addFormat('date-time', (text) => known.validate(text) && !Number.isNaN(Date.parse(text)))
}

export function localeOf(request: FastifyRequest): Locale {
  const wanted = request.headers['accept-language'] ?? ''
  return /^\s*en\b/i.test(wanted) ? 'en' : 'id'
}

interface Problem {
  type: string
  status: number
  code: string
  title: string
  requestId: string
  faults?: { at: string; code: string; message: string }[]
}

/** A failure as its reader gets it: a stable `code` and a sentence that helps (RFC 9457). Faults of ours are logged. */
export function problemOf(error: FastifyError | HouseError | Error, request: FastifyRequest): Problem {
  const fault = toHouseError(error)
  if (fault.status >= 500) request.log.error({ err: error, requestId: request.id }, 'a request failed')
  const t = translator(localeOf(request))
  const sentence = (code: string, params: Record<string, string | number>) => {
    const key = `fault.${code}`
    return isMessageKey(key) ? t(key, inWords(t, params)) : code
  }
  return {
    type: `urn:pendopo:fault:${fault.code}`,
    status: fault.status,
    code: fault.code,
    title: sentence(fault.code, { requestId: request.id, ...fault.params }),
    requestId: request.id,
    ...(fault.faults.length > 0
      ? {
          faults: fault.faults.map(({ at, code, params = {} }) => ({
            at,
            code,
            message: sentence(code, params),
          })),
        }
      : {}),
  }
}

/** Every failure leaves as application/problem+json. */
export function answerFault(
  error: FastifyError | HouseError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const problem = problemOf(error, request)
  const seconds = toHouseError(error).params['seconds']
  if (seconds !== undefined) void reply.header('retry-after', String(seconds))
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .header('cache-control', 'no-store')
    .send(problem)
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
