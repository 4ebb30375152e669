/** One real PostgreSQL for the whole run; a migrated template that each test file clones. */
import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect } from '../../src/platform/db.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { createJobs } from '../../src/platform/jobs.ts'
import { createLog } from '../../src/platform/log.ts'
import { ensureDatabase, startPostgres } from '../../src/platform/postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string
  }
}

/** In memory where there is room: a clone is a thousand small files. */
async function quickFolder(): Promise<string> {
  const shared = await statfs('/dev/shm').catch(() => undefined)
  return shared !== undefined && shared.bavail * shared.bsize > 4e9 ? '/dev/shm' : tmpdir()
}

export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(await quickFolder(), 'pendopo-test-'))
  const server = await startPostgres(folder, { volatile: true, settings: { max_connections: '200' } })
  const template = connect(await ensureDatabase(server, 'template_house'), { max: 1 })
  await migrate(template)
  const jobs = createJobs({ url: template.url, db: template.db, log: createLog('silent') })
  await jobs.start({ work: false }) // the queues' tables belong to the template too
  await jobs.stop()
  await template.close()
  project.provide('postgres', server.url('{name}'))
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
