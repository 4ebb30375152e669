/** Writes database.generated.ts from the migrations; with --check, fails when the committed file differs. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { connect } from './db.ts'
import { migrate } from './migrate.ts'
import { ensureDatabase, startPostgres } from './postgres.ts'

const folder = await mkdtemp(join(tmpdir(), 'pendopo-types-'))
const server = await startPostgres(folder, { volatile: true })
try {
  const url = await ensureDatabase(server, 'types')
  const database = connect(url, { max: 1 })
  await migrate(database)
  await database.close()
  const args = [
    'node_modules/kysely-codegen/dist/cli/bin.js',
    '--dialect=postgres',
    `--url=${url}`,
    '--default-schema=none',
    '--exclude-pattern=public.*',
    '--exclude-pattern=jobs.*',
    '--out-file=src/platform/database.generated.ts',
    '--log-level=warn',
    '--type-mapping={"int8":"number"}',
    ...(process.argv.includes('--check') ? ['--verify'] : []),
  ]
  await promisify(execFile)(process.execPath, args)
} catch (error) {
  const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
  process.stderr.write(`${stdout}${stderr}${stdout || stderr ? '' : String(error)}\n`)
  process.exitCode = 1
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
