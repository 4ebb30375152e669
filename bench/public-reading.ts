/** How long the public's questions take over many stories: `node bench/public-reading.ts [stories] [folder]`. */
import { readFile, rm, stat } from 'node:fs/promises'
import { createPublicReading } from '../src/house/newsroom/public-queries.ts'
import { systemClock } from '../src/platform/clock.ts'
import { connect } from '../src/platform/db.ts'
import { migrate } from '../src/platform/migrate.ts'
import { ensureDatabase, startPostgres } from '../src/platform/postgres.ts'
import { loadStories, syntheticUnits, type BenchUnit } from './load-stories.ts'
import { seededRandom, vocabulary } from './synthetic-text.ts'

const stories = Number(process.argv[2] ?? 200_000)
const kept = process.argv[3]
const folder = kept ?? `/tmp/pendopo-bench-${process.pid}`

const percentile = (times: number[], share: number) =>
  (
    times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  ).toFixed(1)

/** Milliseconds of processor time of the database's one backend and of this process: true on a busy machine, too. */
async function processorTime(backend: number): Promise<number> {
  const nanoseconds = await readFile(`/proc/${backend}/schedstat`, 'utf8').then(
    (text) => Number(text.split(' ')[0]),
    () => 0,
  )
  const { user, system } = process.cpuUsage()
  return nanoseconds / 1e6 + (user + system) / 1e3
}

async function measure(name: string, runs: number, act: (index: number) => Promise<unknown>) {
  for (let index = 0; index < Math.min(runs, 20); index++) await act(index + runs)
  const wall: number[] = []
  const work: number[] = []
  for (let index = 0; index < runs; index++) {
    const before = await processorTime(backend)
    const from = performance.now()
    await act(index)
    wall.push(performance.now() - from)
    work.push((await processorTime(backend)) - before)
  }
  const row = (times: number[]) =>
    `p50 ${percentile(times, 0.5).padStart(6)}  p95 ${percentile(times, 0.95).padStart(6)}`
  console.log(`${name.padEnd(32)} wall ms ${row(wall)}   processor ms ${row(work)}   (${runs} runs)`)
}

let backend = 0
const known = await stat(`${folder}/postgres`).then(
  () => true,
  () => false,
)
const server = await startPostgres(folder, { settings: { maintenance_work_mem: '512MB' } })
try {
  const database = connect(await ensureDatabase(server, 'bench'), { max: 1 })
  await migrate(database)
  if (!known) {
    const seconds = await loadStories(database.pool, { count: stories, units: syntheticUnits() })
    console.log(`${stories} stories loaded in ${seconds.toFixed(0)} s`)
  }
  const { rows: own } = await database.pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  backend = own[0]?.pid ?? 0
  const { rows: sample } = await database.pool.query<{ ref: string; unit_id: string; unit_path: string }>(
    `select ref, unit_id, unit_path::text from newsroom.publication where locale = 'id' order by md5(ref) limit 3000`,
  )
  const { rows: roots } = await database.pool.query<{ unit_id: string }>(
    `select unit_id from newsroom.publication where unit_path = 'hq' limit 1`,
  )
  const { rows: regionRows } = await database.pool.query<{ region_id: string }>(
    'select distinct region_id from newsroom.publication where region_id is not null',
  )
  const { rows: places } = await database.pool.query<Pick<BenchUnit, 'id' | 'path'>>(
    `select distinct unit_id as id, unit_path::text as path from newsroom.publication where nlevel(unit_path) <= 3`,
  )
  const rootId = roots[0]?.unit_id ?? ''
  const reading = createPublicReading({
    db: database.db,
    clock: systemClock,
    units: { root: () => ({ path: 'hq' }) },
  })
  const of = <T>(list: readonly T[], index: number) => list[index % list.length] as T
  const regions = regionRows.map((row) => row.region_id)
  const rivers = [0, 1, 2, 3].map((group) => ({
    key: String(group),
    regionIds: regions.filter((_, index) => index % 4 === group),
  }))
  const since = new Date(Date.now() - 86_400_000)
  await measure('story', 600, (index) => reading.storyPage(of(sample, index).ref, 'id'))
  await measure('front page', 200, () => reading.frontPage({ locale: 'id', rootId, rivers, since }))
  await measure('unit page', 400, (index) =>
    reading.unitPage({ locale: 'id', unit: { id: of(sample, index).unit_id, ancestorIds: [rootId] } }),
  )
  await measure('topic page', 200, () => reading.topicPage({ locale: 'id', topic: 'siber' }))
  await measure('feed of the whole house', 200, () => reading.latest({ locale: 'id' }))
  const random = seededRandom(99)
  const word = () => of(vocabulary, Math.floor(Math.exp(random() * Math.log(vocabulary.length))))
  const queries = Array.from({ length: 400 }, (_, index) =>
    Array.from({ length: 1 + (index % 3) }, word).join(' '),
  )
  await measure('search, words common and rare', 400, (index) =>
    reading.search({ locale: 'id', text: of(queries, index) }),
  )
  await measure('search within a unit', 200, (index) =>
    reading.search({ locale: 'id', text: of(queries, index * 3), unit: of(places, index * 7) }),
  )
  await measure('search within a topic', 200, (index) =>
    reading.search({ locale: 'id', text: of(queries, index * 3), topic: 'siber' }),
  )
  await measure('search for a phrase', 200, (index) =>
    reading.search({ locale: 'id', text: `"${of(queries, index * 3 + 1)}"` }),
  )
  await measure('search with a typing error', 100, (index) =>
    reading.search({ locale: 'id', text: `${of(vocabulary, 60 + index * 5)}x` }),
  )
  await measure('sitemap index', 10, () => reading.sitemapIndex())
  await database.close()
} finally {
  await server.stop()
  if (kept === undefined) await rm(folder, { recursive: true, force: true })
}
