/** Figures of the demonstration house: its start, its memory, its cached pages and their weight. */
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort, startHouse, type HouseProcess } from '../tests/support/house-process.ts'
import { ms, percentile, type Figure } from './table.ts'

const run = promisify(execFile)
const open = /The demonstration house is open/

async function timedStart(data: string): Promise<{ house: HouseProcess; seconds: number }> {
  const begun = performance.now()
  // By number, and known by it: a second listener on a name would lack the shortcut to the page cache, and pages that
  // name another host as their home are judged as copies.
  const port = String(await freePort())
  const house = await startHouse('demo', {
    PENDOPO_DATA: data,
    LOG_LEVEL: 'error',
    PORT: port,
    PENDOPO_URL: `http://127.0.0.1:${port}`,
  })
  await house.says(open)
  return { house, seconds: (performance.now() - begun) / 1000 }
}

/** Proportional memory in MB of the house and all its children, PostgreSQL included: shared pages count once. */
async function memory(root: number): Promise<number> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const line = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    if (line !== '') parents.set(Number(name), Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[1]))
  }
  const family = new Set([root])
  for (let grew = true; grew;) {
    grew = false
    for (const [pid, parent] of parents)
      if (family.has(parent) && !family.has(pid)) grew = Boolean(family.add(pid))
  }
  let kilobytes = 0
  for (const pid of family) {
    const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0)
  }
  return kilobytes / 1024
}

async function requestsPerSecond(url: string, seconds: number): Promise<number> {
  const { stdout } = await run(process.execPath, ['bench/load.ts', url, String(seconds)])
  return Number(stdout)
}

async function bare(
  page: string,
  from: 'memory' | 'disk' = 'memory',
): Promise<{ url: string; stop(): void }> {
  const port = await freePort()
  const child = spawn(process.execPath, ['bench/bare.ts', String(port), page, from], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return { url: `http://127.0.0.1:${port}/`, stop: () => child.kill() }
}

/** Rounds alternate between the two, so that a noisy neighbour disturbs both alike; the median ratio counts. */
async function ratioToBare(url: string): Promise<{ ratio: number; page: number; reference: number }> {
  const other = await bare(url)
  const pairs: { page: number; reference: number }[] = []
  try {
    await requestsPerSecond(url, 1)
    await requestsPerSecond(other.url, 1)
    for (let round = 0; round < 5; round++)
      pairs.push({ reference: await requestsPerSecond(other.url, 3), page: await requestsPerSecond(url, 3) })
  } finally {
    other.stop()
  }
  const middle = pairs.toSorted(
    (a, b) => a.page / a.reference - b.page / b.reference,
  )[2] as (typeof pairs)[number]
  return { ratio: middle.page / middle.reference, ...middle }
}

/** Bytes of a page as sent (brotli), its style sheets and fonts; and the number of scripts it asks for. */
async function weigh(url: string): Promise<{ bytes: number; scripts: number }> {
  const get = async (address: string) => {
    const { stdout } = await run('curl', [
      '-s',
      '-H',
      'accept-encoding: br',
      '-o',
      '/dev/null',
      '-w',
      '%{size_download}',
      address,
    ])
    return Number(stdout)
  }
  const html = await (await fetch(url)).text()
  const scripts = [...html.matchAll(/<script(?![^>]*application\/ld\+json)/g)].length
  const sheets = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]*>/g)].map(
    (m) => /href="([^"]+)"/.exec(m[0])?.[1] ?? '',
  )
  const parts = new Set<string>()
  for (const sheet of sheets) {
    const address = new URL(sheet, url).href
    parts.add(address)
    const css = await (await fetch(address)).text()
    for (const font of css.matchAll(/url\("?([^")]+\.woff2)"?\)/g))
      parts.add(new URL(font[1] as string, address).href)
  }
  let bytes = await get(url)
  for (const part of parts) bytes += await get(part)
  return { bytes, scripts }
}

/**
 * What it costs to find out who asks and whether they may have it: a small picture of a press kit, asked for with a
 * session that has to be looked up, beside a bare route that reads the same bytes from the disk. Medians of turns that alternate.
 */
async function authorisation(hub: string): Promise<Figure> {
  const kit = /href="([^"]*\/media\/rilis\/[^"#]+)"/.exec(await (await fetch(hub)).text())?.[1] ?? ''
  const page = await (await fetch(new URL(kit, hub))).text()
  const picture = /src="([^"]*\/gambar\/[^"]+)"/.exec(page)?.[1]
  if (picture === undefined) throw new Error(`The press kit ${kit} shows no picture.`)
  const url = new URL(picture, hub).href
  const other = await bare(url, 'disk')
  const times: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] }
  const ask = async (which: keyof typeof times, address: string) => {
    const began = performance.now()
    const answer = await fetch(address, { headers: { cookie: `pendopo_press=${'a'.repeat(43)}` } })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`)
    times[which].push(performance.now() - began)
  }
  try {
    for (let turn = 0; turn < 400; turn++) {
      await ask('bare', other.url)
      await ask('ours', url)
    }
  } finally {
    other.stop()
  }
  const [ours, reference] = [percentile(times.ours.slice(100), 0.5), percentile(times.bare.slice(100), 0.5)]
  return {
    figure: 'download authorisation, above a bare route',
    measured: ms(ours - reference),
    reference: `${ms(ours)} − ${ms(reference)}`,
    wanted: '≤ 2 ms',
    met: ours - reference <= 2,
  }
}

export interface DemoPages {
  home: string
  unit: string
  story: string
  /** The page that asks; it may be indexed. */
  search: string
  /** What it found: out of every index on purpose, see docs/decisions. */
  results: string
  /** The media hub's first page. */
  hub: string
}

/** The pages of the demonstration that are measured. */
export async function demoPages(url: string): Promise<DemoPages> {
  const html = await (await fetch(`${url}/`)).text()
  const story = /href="(\/berita\/[^"]+)"/.exec(html)?.[1]
  const unit = /href="(\/satuan\/[^"]+)"/.exec(html)?.[1]
  if (story === undefined || unit === undefined)
    throw new Error('The home page links to no story or no unit.')
  return {
    home: `${url}/`,
    unit: `${url}${unit}`,
    story: `${url}${story}`,
    search: `${url}/cari`,
    results: `${url}/cari?q=warga`,
    hub: `${url}/media`,
  }
}

export async function measureDemoHouse(): Promise<{
  figures: Figure[]
  pages: DemoPages
  close(): Promise<void>
}> {
  const data = await mkdtemp(join(tmpdir(), 'pendopo-bench-'))
  const first = await timedStart(data)
  await first.house.signal('SIGTERM')
  const { house, seconds } = await timedStart(data)
  const figures: Figure[] = [
    {
      figure: 'first start',
      measured: `${first.seconds.toFixed(1)} s`,
      reference: `warm ${seconds.toFixed(1)} s`,
      wanted: '≤ 15 s',
      met: first.seconds <= 15,
    },
    {
      figure: 'warm start',
      measured: `${seconds.toFixed(1)} s`,
      reference: `first ${first.seconds.toFixed(1)} s`,
      wanted: '≤ 3 s',
      met: seconds <= 3,
    },
  ]
  const pages = await demoPages(house.url.replace('localhost', '127.0.0.1'))
  for (const page of Object.values(pages)) await (await fetch(page)).arrayBuffer()
  await new Promise((resolve) => setTimeout(resolve, 10_000)) // idle means idle
  const megabytes = await memory(house.child.pid as number)
  figures.push({
    figure: 'memory, idle, with PostgreSQL',
    measured: `${megabytes.toFixed(0)} MB`,
    reference: 'proportional set size',
    wanted: '≤ 400 MB',
    met: megabytes <= 400,
  })

  for (const name of ['home', 'story', 'hub'] as const) {
    const { ratio, page, reference } = await ratioToBare(pages[name])
    figures.push({
      figure: `cached ${name} ÷ bare Fastify`,
      measured: `${ratio.toFixed(2)} (${page.toFixed(0)}/s)`,
      reference: `${reference.toFixed(0)}/s`,
      wanted: '≥ 0.8',
      met: ratio >= 0.8,
    })
  }
  figures.push(await authorisation(pages.hub))
  for (const [name, page] of Object.entries(pages)) {
    const { bytes, scripts } = await weigh(page)
    figures.push({
      figure: `${name}: bytes, scripts`,
      measured: `${(bytes / 1024).toFixed(1)} KB, ${scripts}`,
      reference: 'HTML + CSS + fonts, as sent',
      wanted: '≤ 60 KB, 0',
      met: bytes <= 60 * 1024 && scripts === 0,
    })
  }
  return {
    figures,
    pages,
    async close() {
      await house.signal('SIGTERM')
      await rm(data, { recursive: true, force: true })
    },
  }
}
