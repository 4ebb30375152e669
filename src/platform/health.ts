/** /healthz says whether work progresses, not merely that the process is up; /metrics is for Prometheus. */
import { sql } from 'kysely'
import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import ipaddr from 'ipaddr.js'
import type { Config } from './config.ts'
import type { Database } from './db.ts'
import type { Server } from './http.ts'
import type { Jobs } from './jobs.ts'

/** A due job older than this many seconds means that nobody takes jobs any more. */
const stuckAfter = 120

export interface Health {
  status: 'ok' | 'failing'
  roles: string[]
  database: 'ok' | 'away'
  jobs: { due: number; oldestDueSeconds: number; dead: number } | null
  why?: string
}

export async function checkHealth({
  config,
  database,
  jobs,
}: {
  config: Config
  database: Database
  jobs: Jobs
}): Promise<Health> {
  const roles = [...config.roles]
  const up = await sql`select 1`.execute(database.db).then(
    () => true,
    () => false,
  )
  if (!up)
    return { status: 'failing', roles, database: 'away', jobs: null, why: 'The database does not answer.' }
  const backlog = await jobs.backlog()
  if (backlog.oldestDueSeconds > stuckAfter)
    return {
      status: 'failing',
      roles,
      database: 'ok',
      jobs: backlog,
      why: `The oldest due job has waited ${backlog.oldestDueSeconds} s.`,
    }
  return { status: 'ok', roles, database: 'ok', jobs: backlog }
}

/** Metrics tell an attacker about the house; they are for the machine itself and its private network. */
function isNear(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  return ipaddr.process(address).range() !== 'unicast'
}

export function mountHealth(server: Server, house: { config: Config; database: Database; jobs: Jobs }): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'pendopo_http_request_seconds',
    help: 'Time from request to answer, pages from the cache excepted.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  })
  const due = new Gauge({
    name: 'pendopo_jobs_due',
    help: 'Jobs that are due and not begun.',
    registers: [registry],
  })
  const oldest = new Gauge({
    name: 'pendopo_jobs_oldest_due_seconds',
    help: 'Age of the oldest due job.',
    registers: [registry],
  })
  const dead = new Gauge({
    name: 'pendopo_jobs_dead',
    help: 'Jobs given up after all their tries.',
    registers: [registry],
  })

  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    request.log.info(
      {
        requestId: request.id,
        method: request.method,
        url: request.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
  server.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id)
  })

  server.get('/healthz', { config: { act: 'public' } }, async (_request, reply) => {
    const health = await checkHealth(house)
    return reply
      .code(health.status === 'ok' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(health)
  })
  server.get('/metrics', { config: { act: 'public' } }, async (request, reply) => {
    if (!isNear(request.ip)) return reply.code(404).send()
    const backlog = await house.jobs.backlog().catch(() => undefined)
    if (backlog) {
      due.set(backlog.due)
      oldest.set(backlog.oldestDueSeconds)
      dead.set(backlog.dead)
    }
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
