/**
 * A backup is a folder: every table as PostgreSQL COPY text (gzip), the objects of the disk, on demand those of S3, the
 * secret, and a manifest that says what is in it. It is taken from one snapshot while the house runs, from an embedded or a foreign server.
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { bringObjects } from './storage/bring-objects.ts'
import { openKeepers } from './storage/open-keepers.ts'
import type { S3Settings } from './storage/settings.ts'

/** Files of the data folder that come along; without the anchors, a restored audit would seem to be cut. */
const kept = ['secret', 'sealing-keys', 'audit-anchors.log']

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

export interface Manifest {
  format: 1
  takenAt: string
  migrations: { name: string; digest: string }[]
  tables: { name: string; columns: string[]; rows: number; sha256: string }[]
  /** Of a house with an S3 store: where its objects are, and whether this backup holds them. */
  s3?: { endpoint: string; bucket: string; objects: 'included' | 'not included' }
}

const quoted = (name: string) =>
  name
    .split('.')
    .map((part) => pg.escapeIdentifier(part))
    .join('.')

// Partitions come along with their parent.
const tablesQuery = `
  select n.nspname || '.' || c.relname as name,
         array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind in ('r', 'p') and not c.relispartition
    and n.nspname not in ('pg_catalog', 'information_schema', 'public') and n.nspname not like 'pg_%'
  group by 1 order by 1`

function digesting() {
  const hash = createHash('sha256')
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  return { stream, hex: () => hash.digest('hex') }
}

/** @returns the manifest of what was written into `folder`, which must not exist or be empty. */
export async function takeBackup(
  url: string,
  dataFolder: string,
  folder: string,
  now: Date,
  { s3, withObjects = false }: { s3?: S3Settings | undefined; withObjects?: boolean } = {},
): Promise<Manifest> {
  await mkdir(join(folder, 'tables'), { recursive: true, mode: 0o700 })
  if ((await readdir(join(folder, 'tables'))).length > 0)
    throw new Error(`${folder} already holds a backup. Name an empty folder.`)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const migrations = (
      await client.query<{ name: string; digest: string }>(
        'select name, digest from platform.migration order by name',
      )
    ).rows
    const tables: Manifest['tables'] = []
    for (const { name, columns } of (await client.query<{ name: string; columns: string[] }>(tablesQuery))
      .rows) {
      const digest = digesting()
      const source = client.query(
        copyTo(`copy (select ${columns.map(quoted).join(', ')} from ${quoted(name)}) to stdout`),
      )
      await pipeline(
        source,
        digest.stream,
        createGzip(),
        createWriteStream(join(folder, 'tables', `${name}.copy.gz`), { mode: 0o600 }),
      )
      tables.push({ name, columns, rows: source.rowCount ?? 0, sha256: digest.hex() })
    }
    await client.query('commit')
    // Objects are immutable and written before the rows that name them, so copying them last misses none.
    const objects = join(dataFolder, 'objects')
    if (await exists(objects)) await cp(objects, join(folder, 'objects'), { recursive: true })
    const { far } = withObjects ? await openKeepers(objects, { s3 }) : {}
    if (far !== undefined) await bringObjects(far, join(folder, 'objects'))
    for (const name of kept)
      if (await exists(join(dataFolder, name)))
        await writeFile(join(folder, name), await readFile(join(dataFolder, name)), { mode: 0o600 })
    const manifest: Manifest = {
      format: 1,
      takenAt: now.toISOString(),
      migrations,
      tables,
      ...(s3 === undefined
        ? {}
        : {
            s3: {
              endpoint: s3.endpoint ?? `Amazon S3, ${s3.region}`,
              bucket: s3.bucket,
              objects: withObjects ? 'included' : 'not included',
            },
          }),
    }
    await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
    return manifest
  } finally {
    await client.end()
  }
}

export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => {
    throw new Error(`${folder} holds no complete backup: manifest.json is missing. It is written last.`)
  })
  return JSON.parse(text) as Manifest
}

/**
 * Puts a backup into a database that was migrated to the same state and holds nothing yet. All or nothing.
 * The role must be allowed to set session_replication_role: rows come back without firing their triggers again.
 */
export async function restoreTables(url: string, folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const here = (
      await client.query<{ name: string; digest: string }>(
        'select name, digest from platform.migration order by name',
      )
    ).rows
    if (JSON.stringify(here) !== JSON.stringify(manifest.migrations))
      throw new Error(
        'The backup was taken by another version of the house. Restore it with that version, then upgrade.',
      )
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    const names = manifest.tables.map((table) => quoted(table.name))
    await client.query(`truncate ${names.join(', ')}`)
    for (const table of manifest.tables) {
      const digest = digesting()
      const target = client.query(
        copyFrom(`copy ${quoted(table.name)} (${table.columns.map(quoted).join(', ')}) from stdin`),
      )
      await pipeline(
        createReadStream(join(folder, 'tables', `${table.name}.copy.gz`)),
        createGunzip(),
        digest.stream,
        target,
      )
      if (digest.hex() !== table.sha256)
        throw new Error(`The backup's table ${table.name} is damaged; nothing was restored.`)
    }
    await advanceSequences(client)
    await client.query('commit')
    return manifest
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await client.end()
  }
}

/** Brings back what lies beside the database. */
export async function restoreFiles(folder: string, dataFolder: string): Promise<void> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  for (const name of kept)
    if (await exists(join(folder, name)))
      await writeFile(join(dataFolder, name), await readFile(join(folder, name)), { mode: 0o600 })
  if (await exists(join(folder, 'objects')))
    await cp(join(folder, 'objects'), join(dataFolder, 'objects'), { recursive: true })
}

async function advanceSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as table, quote_ident(column_name) as column,
           pg_get_serial_sequence(quote_ident(table_schema) || '.' || quote_ident(table_name), column_name) as sequence
    from information_schema.columns
    where pg_get_serial_sequence(quote_ident(table_schema) || '.' || quote_ident(table_name), column_name) is not null`)
  for (const { table, column, sequence } of rows)
    await client.query(`select setval($1, greatest((select max(${column}) from ${table}), 1))`, [sequence])
}
