/** Figures of the bank: a million records searched, pictures like one, deposits with their receipts, memory while large ones stream in. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { theHouse } from '../src/platform/actor.ts'
import { readConfig } from '../src/platform/config.ts'
import { connect, migrate } from '../src/platform/db.ts'
import { ensureDatabase, startPostgres } from '../src/platform/postgres.ts'
import { loadSecrets } from '../src/platform/secrets.ts'
import { makeRendition, planRenditions } from '../src/house/bank/renditions.ts'
import { buildHouse } from '../src/house.ts'
import { startHouse } from '../tests/support/house-process.ts'
import { photograph } from '../tests/support/pictures.ts'
import { loadAssets } from './load-assets.ts'
import { seededRandom, vocabulary } from './synthetic-text.ts'
import { ms, percentile, type Figure } from './table.ts'

interface Door {
  url: string
  key: string
  unitId: string
}

const timed = async (act: () => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await act()
  return performance.now() - from
}

async function ask({ url, key }: Door, path: string): Promise<Response> {
  const answer = await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return answer
}

const coded = (text: string) => Buffer.from(text).toString('base64')

/** One request that makes the upload and carries its bytes. */
async function deposit(
  { url, key, unitId }: Door,
  filename: string,
  bytes: number,
  body: Uint8Array | ReadableStream,
): Promise<Response> {
  const answer = await fetch(`${url}/api/v1/uploads`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'tus-resumable': '1.0.0',
      'content-type': 'application/offset+octet-stream',
      'upload-length': String(bytes),
      'upload-metadata': `filename ${coded(filename)},unitId ${coded(unitId)}`,
    },
    body: body as never,
    ...(body instanceof Uint8Array ? {} : { duplex: 'half' }),
  })
  await answer.arrayBuffer()
  return answer
}

async function searches(door: Door): Promise<number[]> {
  const random = seededRandom(11)
  const word = () =>
    vocabulary[Math.floor(Math.exp(random() * Math.log(vocabulary.length))) % vocabulary.length] as string
  const durations: number[] = []
  for (let turn = 0; turn < 360; turn++) {
    const words = Array.from({ length: turn % 4 }, word).join(' ')
    const narrow = turn % 5 === 0 ? '&kind=video' : turn % 7 === 0 ? '&hue=blue&orientation=portrait' : ''
    const took = await timed(async () =>
      (
        await ask(door, `/assets/search?unitId=${door.unitId}&q=${encodeURIComponent(words)}${narrow}`)
      ).text(),
    )
    if (turn >= 60) durations.push(took)
  }
  return durations
}

async function similar(door: Door, ids: readonly string[]): Promise<number[]> {
  const durations: number[] = []
  for (const [at, id] of ids.entries()) {
    const took = await timed(async () => (await ask(door, `/assets/${id}/similar`)).text())
    if (at >= 30) durations.push(took)
  }
  return durations
}

/** Deposits of 200 KB per second, each answered with its receipt. */
async function smallUploads(door: Door, count: number, atOnce = 8): Promise<number> {
  const small = await photograph(700, 500, 3).jpeg({ quality: 70 }).toBuffer()
  const files = Array.from({ length: count }, () =>
    Buffer.concat([small, randomBytes(200_000 - small.length)]),
  )
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let at = next++; at < count; at = next++) {
        const answer = await deposit(door, `kecil-${at}.jpg`, 200_000, files[at] as Buffer)
        if (answer.headers.get('upload-receipt') === null) throw new Error(`No receipt: ${answer.status}`)
      }
    }),
  )
  return count / ((performance.now() - began) / 1000)
}

/** From the answer to a 12-megapixel photograph until the grid shows it, until all its sizes are there, and sharp alone. */
async function photographs(door: Door, folder: string) {
  const [grid, all, alone]: [number[], number[], number[]] = [[], [], []]
  for (let turn = 0; turn < 6; turn++) {
    const bytes = await photograph(4000, 3000, 40 + turn)
      .jpeg({ quality: 88 })
      .toBuffer()
    const path = join(folder, `p${turn}.jpg`)
    await import('node:fs/promises').then(({ writeFile }) => writeFile(path, bytes))
    alone.push(
      await timed(async () => {
        for (const plan of planRenditions({ width: 4000, height: 3000 })) await makeRendition(path, plan)
      }),
    )
    const answer = await deposit(door, `foto-${turn}.jpg`, bytes.length, bytes)
    const id = answer.headers.get('upload-asset') ?? ''
    const began = performance.now()
    const done = async (): Promise<boolean> => {
      const { work } = (await (await ask(door, `/work?unitId=${door.unitId}`)).json()) as {
        work: { assetId: string; state: string }[]
      }
      return work.find((item) => item.assetId === id)?.state === 'done'
    }
    await ask(door, `/assets/${id}/renditions/320`)
    grid.push(performance.now() - began)
    while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 20))
    all.push(performance.now() - began)
  }
  return { grid: percentile(grid, 0.5), all: percentile(all, 0.5), alone: percentile(alone, 0.5) }
}

/** MB of the process itself. */
async function residentMb(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) / 1024
}

async function largeUploads(door: Door, pid: number, count: number, bytes: number): Promise<number> {
  const before = await residentMb(pid)
  let most = before
  const watch = setInterval(() => void residentMb(pid).then((now) => (most = Math.max(most, now))), 500)
  const block = randomBytes(1_000_000)
  await Promise.all(
    Array.from({ length: count }, async (_, at) => {
      async function* content() {
        yield Buffer.from(`besar ${at} `.padEnd(1_000_000, '.'))
        for (let sent = 1_000_000; sent < bytes; sent += block.length) yield block
      }
      await deposit(
        door,
        `besar-${at}.bin`,
        bytes,
        Readable.toWeb(Readable.from(content())) as ReadableStream,
      )
    }),
  )
  clearInterval(watch)
  return most - before
}

export async function measureBank({
  assets = 1_000_000,
  kept,
}: { assets?: number; kept?: string | undefined } = {}): Promise<Figure[]> {
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'pendopo-bank-bench-')))
  const server = await startPostgres(folder, {
    settings: { maintenance_work_mem: '1GB', shared_buffers: '512MB' },
  })
  try {
    const databaseUrl = await ensureDatabase(server, 'bank')
    const blank = connect(databaseUrl, { max: 2 })
    await migrate(blank)
    await blank.close()
    const env = {
      PENDOPO_DATA: folder,
      DATABASE_URL: databaseUrl,
      PENDOPO_PACK: 'polri',
      LOG_LEVEL: 'error',
    }
    const house = await buildHouse({
      config: readConfig({ ...env, PENDOPO_ROLES: 'web' }, 'start'),
      databaseUrl,
      secrets: await loadSecrets(folder),
    })
    const root = house.units.root()
    const { rows: there } = await house.database.pool.query('select 1 from bank.asset limit 1')
    if (there.length === 0) {
      const seconds = await loadAssets(house.database.pool, {
        count: assets,
        unitIds: house.units.subtreeIds(root.id),
      })
      console.log(`${assets} records of the bank loaded in ${seconds.toFixed(0)} s`)
    }
    const { key } = await house.identity.createKey(theHouse, {
      unitId: root.id,
      name: `bench ${createHash('sha256').update(randomBytes(8)).digest('hex').slice(0, 8)}`,
      roles: ['editor'],
      expiresAt: new Date(Date.now() + 30 * 86_400_000),
    })
    const { rows: pictures } = await house.database.pool.query<{ id: string }>(
      `select id from bank.asset where pdq is not null order by md5(id::text) limit 330`,
    )
    await house.close()
    const web = await startHouse('start', env)
    await web.says(/The house is open at/)
    const door = { url: web.url, key, unitId: root.id }
    try {
      const found = await searches(door)
      const alike = await similar(
        door,
        pictures.map(({ id }) => id),
      )
      // Before the small ones, whose work would stand before theirs.
      const photo = await photographs(door, folder)
      await smallUploads(door, 60)
      const perSecond = await smallUploads(door, 400)
      const grown = await largeUploads(door, web.child.pid ?? 0, 20, 1_000_000_000)
      return [
        figure(`search of ${assets.toLocaleString('en')} assets with facets, p95`, ms(percentile(found, 0.95)), `p50 ${ms(percentile(found, 0.5))}`, '≤ 60 ms', percentile(found, 0.95) <= 60),
        figure('similar pictures among a million, p95', ms(percentile(alike, 0.95)), `p50 ${ms(percentile(alike, 0.5))}`, '≤ 50 ms', percentile(alike, 0.95) <= 50),
        figure('deposits of 200 KB with receipt, per second', perSecond.toFixed(0), 'eight at once', '≥ 100', perSecond >= 100),
        figure('12 MP photograph: answered → in the grid', ms(photo.grid), `all sizes ${ms(photo.all)}`, '≤ 1500 ms', photo.grid <= 1500),
        figure('all its sizes ÷ sharp alone', (photo.all / photo.alone).toFixed(2), `sharp alone ${ms(photo.alone)}`, '≤ 1.3', photo.all / photo.alone <= 1.3),
        figure('memory while 20 × 1 GB stream in', `+${grown.toFixed(0)} MB`, 'the process itself', '≤ 60 MB', grown <= 60),
      ] // prettier-ignore
    } finally {
      await web.signal('SIGTERM')
    }
  } finally {
    await server.stop()
    if (kept === undefined) await rm(folder, { recursive: true, force: true })
  }
}

const figure = (name: string, measured: string, reference: string, wanted: string, met: boolean): Figure => ({
  figure: name,
  measured,
  reference,
  wanted,
  met,
})
