/** The channels room over a real database, with editions that a test writes by hand; also run without Vitest. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAudit } from '../../src/house/audit/index.ts'
import {
  createAdapters,
  createChannels,
  type Article,
  type Channels,
  type NetworkKind,
} from '../../src/house/channels/index.ts'
import type { PublishedEdition } from '../../src/house/channels/index.ts'
import type { Actor } from '../../src/platform/actor.ts'
import type { Clock } from '../../src/platform/clock.ts'
import { connect, type Database } from '../../src/platform/db.ts'
import { forbidden } from '../../src/platform/errors.ts'
import { createEvents } from '../../src/platform/events.ts'
import { createFetch } from '../../src/platform/fetch.ts'
import { newId } from '../../src/platform/ids.ts'
import { sharp } from '../../src/platform/images.ts'
import { createJobs, type Jobs } from '../../src/platform/jobs.ts'
import { createLog } from '../../src/platform/log.ts'
import { createSecrets } from '../../src/platform/secrets.ts'

export const officer: Actor = { kind: 'person', id: newId(), name: 'Sari Wulandari', sessionId: newId() }
/** Holds no role anywhere. */
export const stranger: Actor = { kind: 'person', id: newId(), name: 'Orang Lain', sessionId: newId() }

export const district = {
  id: '01900000-0000-7000-8000-000000000002',
  path: 'hq.jabar.bandung',
  name: { id: 'Bandung', en: 'Bandung' },
}
export const otherUnit = {
  id: '01900000-0000-7000-8000-000000000003',
  path: 'hq.jateng.solo',
  name: { id: 'Solo', en: 'Solo' },
}

/** Where the networks live that have one address for all; a test puts its fake there. */
export const hosts: Partial<Record<NetworkKind, string>> = {}

export const testSecrets = createSecrets('5e'.repeat(32))

export interface ChannelsRoom {
  channels: Channels
  database: Database
  jobs: Jobs
  /** Editions as the newsroom would tell them; a test changes them by hand. */
  editions: Map<string, PublishedEdition>
  close(): Promise<void>
}

export async function openChannelsRoom({
  databaseUrl,
  clock,
  work = false,
  editions = new Map<string, PublishedEdition>(),
  publishedEdition = async (id) => editions.get(id),
}: {
  databaseUrl: string
  clock: Clock
  work?: boolean
  editions?: Map<string, PublishedEdition>
  publishedEdition?: (id: string) => Promise<PublishedEdition | undefined>
}): Promise<ChannelsRoom> {
  const log = createLog(process.env['LOG_LEVEL'] ?? 'silent')
  const database = connect(databaseUrl)
  const { db } = database
  const events = createEvents(databaseUrl, log)
  const jobs = createJobs({ url: databaseUrl, db, log })
  const door = createFetch({ allowLoopback: true })
  const units = new Map([district, otherUnit].map((unit) => [unit.id, unit]))
  const channels = createChannels({
    config: { url: 'https://house.test' },
    db,
    clock,
    log,
    events,
    jobs,
    secrets: testSecrets,
    audit: createAudit({ clock, db, jobs, anchors: join(tmpdir(), 'pendopo-anchors-unused') }),
    units: { get: (id) => units.get(id), onMoved: () => {} },
    identity: {
      async authorise(actor, act) {
        if (actor.id === stranger.id) throw forbidden(act)
      },
      scope: async (actor) => (actor.id === stranger.id ? [] : ['hq']),
    },
    publishedEdition,
    adapters: createAdapters({ fetch: door.fetch, now: () => clock.now(), pause: async () => {}, hosts }),
  })
  await jobs.start({ work })
  return {
    channels,
    database,
    jobs,
    editions,
    async close() {
      await jobs.stop(1_000)
      await door.close()
      await database.close()
    },
  }
}

/** A published edition of the district, with what a test wants different. */
export function edition(article: Partial<Article> = {}): PublishedEdition & { article: Article } {
  const ids = { storyId: newId(), editionId: newId() }
  const ref = ids.editionId.slice(-8)
  const slug = article.slug ?? 'jembatan-cikapundung-dibuka-lagi'
  return {
    ...ids,
    ref,
    locale: article.locale ?? 'id',
    unitId: district.id,
    article: {
      ...ids,
      ref,
      locale: 'id',
      slug,
      url: `https://house.test/berita/${slug}-${ref}`,
      headline: 'Jembatan Cikapundung Dibuka Lagi',
      summary: 'Warga dapat melintas mulai pukul 06.00 WIB setelah perbaikan selama dua pekan.',
      bodyHtml: '<p>Jembatan dibuka lagi.</p><p><a href="/berita/lain-abc">Baca juga</a></p>',
      byline: 'Humas',
      tags: [],
      publishedAt: new Date('2026-11-24T02:00:00Z'),
      versionHash: 'version-1',
      notes: [],
      picture: null,
      film: null,
      ...article,
    },
  }
}

/** A picture file for an article; `noise` makes one that is far over a megabyte. */
export async function pictureFile({ noise = false }: { noise?: boolean } = {}): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'pendopo-picture-')), 'picture.png')
  const made = noise
    ? sharp({
        create: {
          width: 2400,
          height: 1600,
          channels: 3,
          background: '#888',
          noise: { type: 'gaussian', mean: 128, sigma: 60 },
        },
      })
    : sharp({ create: { width: 1200, height: 800, channels: 3, background: '#27527a' } })
  await writeFile(path, await made.png().toBuffer())
  return path
}

/** A file as an article's picture lends it; `path` survives as text what the function does not. */
export const lent = (path: string) => ({
  path,
  withFile: <T>(use: (path: string) => Promise<T>) => use(path),
  lendAddress: () => 'https://house.test/pinjam/gambar.jpg',
})
