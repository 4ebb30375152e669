/** Figures of a house with 200,000 stories and 7,830 units: uncached stories, search, and how fast news shows. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { theHouse, type Actor } from '../src/platform/actor.ts'
import { newId } from '../src/platform/ids.ts'
import { readConfig } from '../src/platform/config.ts'
import { connect } from '../src/platform/db.ts'
import { migrate } from '../src/platform/migrate.ts'
import { ensureDatabase, startPostgres } from '../src/platform/postgres.ts'
import { loadSecrets } from '../src/platform/secrets.ts'
import { subtreePlan } from '../src/house/units/index.ts'
import { emptyContent } from '../src/house/newsroom/index.ts'
import { buildHouse, type House } from '../src/house.ts'
import { startHouse } from '../tests/support/house-process.ts'
import { loadStories } from './load-stories.ts'
import { seededRandom, vocabulary } from './synthetic-text.ts'
import { ms, percentile, type Figure } from './table.ts'

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await act()
  return performance.now() - from
}

async function page(url: string): Promise<string> {
  const answer = await fetch(url)
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
  return text
}

async function person(house: House, name: string, role: 'editor' | 'approver'): Promise<Actor> {
  const home = house.units.root()
  const id = await house.identity.enrol({
    name,
    // A kept house has those of the runs before.
    email: `${role}-${newId()}@bench.test`,
    locale: 'id',
    homeUnitId: home.id,
  })
  await house.identity.giveGrant(theHouse, { personId: id, unitId: home.id, role })
  return { kind: 'person', id, name, sessionId: id }
}

/** From the call of the act until home, a unit's page, the feed and the search all show the story. */
async function publishToVisible(house: House, url: string, times: number): Promise<number[]> {
  const writer = await person(house, 'Penulis', 'editor')
  const approver = await person(house, 'Penyetuju', 'approver')
  const region = house.units.children(house.units.root().id)[0]
  if (region === undefined) throw new Error('The tree has no regions.')
  const durations: number[] = []
  for (let turn = 0; turn < times; turn++) {
    const mark = `tandabaca${turn.toString(36)}x${Date.now().toString(36)}`
    const content = {
      ...emptyContent(),
      headline: `Kabar ${mark} untuk warga`,
      summary:
        'Ringkasan berita ini dibuat untuk mengukur seberapa cepat sebuah kabar terlihat oleh pembaca.',
      dateline: 'Jakarta',
      byline: 'Humas',
      topic: 'pelayanan-publik',
      place: { unitId: region.id },
      body: {
        type: 'doc' as const,
        content: [1, 2, 3, 4].map((n) => ({
          type: 'paragraph' as const,
          attrs: { id: `b${n}` },
          content: [
            {
              type: 'text' as const,
              text: 'Petugas membuka layanan keliling bagi warga di setiap kecamatan pada akhir pekan ini.',
            },
          ],
        })),
      },
    }
    const made = await house.newsroom.createStory(writer, {
      unitId: house.units.root().id,
      locale: 'id',
      content,
    })
    await house.newsroom.setSupportingUnits(writer, { storyId: made.storyId, unitIds: [region.id] })
    const { hash: versionHash } = await house.newsroom.edition(writer, made.editionId)
    await house.newsroom.submitEdition(writer, { editionId: made.editionId, versionHash })
    await house.newsroom.approveEdition(approver, { editionId: made.editionId, versionHash })
    const places = [`${url}/`, `${url}/satuan/${region.sitePath}`, `${url}/feed.xml`, `${url}/cari?q=${mark}`]
    durations.push(
      await timed(async () => {
        await house.newsroom.publishEdition(approver, { editionId: made.editionId, versionHash })
        await Promise.all(
          places.map(async (place) => {
            while (!(await page(place)).includes(mark)) await new Promise((resolve) => setTimeout(resolve, 5))
          }),
        )
      }),
    )
  }
  return durations
}

export async function measureVolume({
  stories = 200_000,
  times = 200,
  kept,
}: { stories?: number; times?: number; kept?: string | undefined } = {}): Promise<Figure[]> {
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'pendopo-volume-')))
  const server = await startPostgres(folder, {
    settings: { maintenance_work_mem: '512MB', shared_buffers: '512MB' },
  })
  try {
    const databaseUrl = await ensureDatabase(server, 'bench')
    const blank = connect(databaseUrl, { max: 2 })
    await migrate(blank)
    await blank.close()
    const env = {
      PENDOPO_DATA: folder,
      DATABASE_URL: databaseUrl,
      PENDOPO_PACK: 'polri',
      LOG_LEVEL: 'error',
      PENDOPO_ROLES: 'web',
    }
    const house = await buildHouse({
      config: readConfig(env, 'start'),
      databaseUrl,
      secrets: await loadSecrets(folder),
    })
    const root = house.units.root()
    const ids = house.units.subtreeIds(root.id)
    const units = ids.map((id) => {
      const unit = house.units.require(id)
      return {
        id,
        path: unit.path,
        ancestry: house.units.ancestry(id).map((u) => u.id),
        regionId: unit.regionId,
      }
    })
    const { rows: there } = await house.database.pool.query('select 1 from newsroom.publication limit 1')
    if (there.length === 0) {
      const seconds = await loadStories(house.database.pool, { count: stories, units })
      console.log(`${stories} stories and ${units.length} units loaded in ${seconds.toFixed(0)} s`)
    }
    const { rows: refs } = await house.database.pool.query<{ ref: string; slug: string; bytes: number }>(
      `select ref, slug, length(body_html) as bytes from newsroom.publication where locale = 'id' order by md5(ref) limit 1100`,
    )
    const web = await startHouse('start', env)
    await web.says(/The house is open at/)
    try {
      // Warms the code, not the pages: V8 still compiles during the first hundreds.
      for (const { ref, slug } of refs.slice(500)) await page(`${web.url}/berita/${slug}-${ref}`)
      const uncached: number[] = []
      for (const { ref, slug } of refs.slice(0, 500))
        uncached.push(await timed(() => page(`${web.url}/berita/${slug}-${ref}`)))
      const healthz: number[] = []
      for (let turn = 0; turn < 500; turn++)
        healthz.push(await timed(async () => (await fetch(`${web.url}/healthz`)).text()))

      const random = seededRandom(99)
      const word = () =>
        vocabulary[Math.floor(Math.exp(random() * Math.log(vocabulary.length))) % vocabulary.length] as string
      const searches: number[] = []
      for (let turn = 0; turn < 520; turn++) {
        const words = Array.from({ length: 1 + (turn % 3) }, word).join(' ')
        const took = await timed(() => page(`${web.url}/cari?q=${encodeURIComponent(words)}&n=${turn}`))
        if (turn >= 120) searches.push(took)
      }
      const subtrees: number[] = []
      for (const unit of units.slice(0, 600))
        subtrees.push((await subtreePlan(house.database.db, unit.path)).ms)
      const wholes: number[] = []
      for (let turn = 0; turn < 100; turn++) wholes.push((await subtreePlan(house.database.db, root.path)).ms)
      const visible = await publishToVisible(house, web.url, times)
      return [
        {
          figure: 'subtree of any unit, p95',
          measured: ms(percentile(subtrees, 0.95)),
          reference: `p50 ${ms(percentile(subtrees, 0.5))}`,
          wanted: '≤ 2 ms',
          met: percentile(subtrees, 0.95) <= 2,
        },
        {
          figure: `subtree of the root, ${units.length} units, p50`,
          measured: ms(percentile(wholes, 0.5)),
          reference: `p95 ${ms(percentile(wholes, 0.95))}`,
          wanted: '≤ 2 ms',
          met: percentile(wholes, 0.5) <= 2,
        },
        {
          figure: 'uncached story, p50',
          measured: ms(percentile(uncached, 0.5)),
          reference: `/healthz p50 ${ms(percentile(healthz, 0.5))}`,
          wanted: '≤ 8 ms',
          met: percentile(uncached, 0.5) <= 8,
        },
        {
          figure: 'search with facets, p95',
          measured: ms(percentile(searches, 0.95)),
          reference: `p50 ${ms(percentile(searches, 0.5))}`,
          wanted: '≤ 50 ms',
          met: percentile(searches, 0.95) <= 50,
        },
        {
          figure: `publish → visible, p99 of ${times}`,
          measured: ms(percentile(visible, 0.99)),
          reference: `p50 ${ms(percentile(visible, 0.5))}`,
          wanted: '≤ 300 ms',
          met: percentile(visible, 0.99) <= 300,
        },
      ]
    } finally {
      await web.signal('SIGTERM')
      await house.close()
    }
  } finally {
    await server.stop()
    if (kept === undefined) await rm(folder, { recursive: true, force: true })
  }
}
