/** The channels room over a real database, with editions that a test writes by hand; also run without Vitest. */
import { mkdtempSync, rmSync } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAudit } from '../../src/house/audit/index.ts'
import {
  createAdapters,
  createChannels,
  createEvidence,
  createFediverse,
  type Article,
  type ArticleFilm,
  type ArticlePicture,
  type Channels,
  type Fediverse,
  type NetworkKind,
} from '../../src/house/channels/index.ts'
import type { ComingEdition, PublishedEdition } from '../../src/house/channels/index.ts'
import { isOfficial } from '../../src/house/channels/register/is-official.ts'
import type { Actor } from '../../src/platform/actor.ts'
import type { Clock } from '../../src/platform/clock.ts'
import { connect, type Database } from '../../src/platform/db.ts'
import { forbidden } from '../../src/platform/errors.ts'
import { createEvents } from '../../src/platform/events.ts'
import { createFetch } from '../../src/platform/fetch.ts'
import { createHolds } from '../../src/platform/holds.ts'
import { newId } from '../../src/platform/ids.ts'
import { sharp } from '../../src/platform/images.ts'
import { createJobs, type Jobs } from '../../src/platform/jobs.ts'
import { createLog } from '../../src/platform/log.ts'
import { createMail, type Mail } from '../../src/platform/mail.ts'
import { createSecrets } from '../../src/platform/secrets.ts'
import { createStorage, type Storage } from '../../src/platform/storage.ts'
import { createThrottle } from '../../src/platform/throttle.ts'

export const officer: Actor = { kind: 'person', id: newId(), name: 'Sari Wulandari', sessionId: newId() }
/** May do everything, like the officer. */
export const colleague: Actor = { kind: 'person', id: newId(), name: 'Teguh Wicaksono', sessionId: newId() }
/** Of the district alone. */
export const localOfficer: Actor = {
  kind: 'person',
  id: newId(),
  name: 'Rina Kartika',
  sessionId: newId(),
}
/** Holds no role anywhere. */
export const stranger: Actor = { kind: 'person', id: newId(), name: 'Orang Lain', sessionId: newId() }

export const headquarters = {
  id: '01900000-0000-7000-8000-000000000001',
  path: 'hq',
  level: 'headquarters',
  name: { id: 'Divisi Humas', en: 'Public Relations Division' },
  shortName: 'Divhumas',
  code: 'hq',
  sitePath: '',
  state: 'open' as const,
}
export const district = {
  id: '01900000-0000-7000-8000-000000000002',
  path: 'hq.jabar.bandung',
  level: 'district',
  name: { id: 'Polresta Bandung', en: 'Bandung District Police' },
  shortName: 'Bandung',
  code: 'bandung',
  sitePath: 'jawa-barat/bandung',
  state: 'open' as const,
}
export const otherUnit = {
  id: '01900000-0000-7000-8000-000000000003',
  path: 'hq.jateng.solo',
  level: 'district',
  name: { id: 'Polresta Solo', en: 'Solo District Police' },
  shortName: 'Solo',
  code: 'solo',
  sitePath: 'jawa-tengah/solo',
  state: 'open' as const,
}

const root = '01900000-0000-7000-8000-000000000001'

/** Where the networks live that have one address for all; a test puts its fake there. */
export const hosts: Partial<Record<NetworkKind | 'plc', string>> = {}

/** What the domain name system says; a test writes it by hand. */
export const texts = new Map<string, string>()

export const testSecrets = createSecrets('5e'.repeat(32))

export interface ChannelsRoom {
  channels: Channels
  fediverse: Fediverse
  database: Database
  jobs: Jobs
  /** Of pictures that prove something. */
  storage: Storage
  mail: Pick<Mail, 'outbox'>
  /** Editions as the newsroom would tell them; a test changes them by hand. */
  editions: Map<string, PublishedEdition>
  /** Approved and not yet out. */
  coming: Map<string, ComingEdition>
  /** As the register's front door answers. */
  isOfficial: (text: string) => ReturnType<typeof isOfficial>
  close(): Promise<void>
}

export async function openChannelsRoom({
  databaseUrl,
  clock,
  work = false,
  connections = 10,
  url = 'https://house.test',
  blocked = [],
  editions = new Map<string, PublishedEdition>(),
  publishedEdition = async (id) => editions.get(id),
}: {
  databaseUrl: string
  clock: Clock
  work?: boolean
  /** Of the database, as many as readers and jobs share. */
  connections?: number
  /** Where the house is known from outside. */
  url?: string
  /** Servers on the Fediverse that it does not speak to. */
  blocked?: readonly string[]
  editions?: Map<string, PublishedEdition>
  publishedEdition?: (id: string) => Promise<PublishedEdition | undefined>
}): Promise<ChannelsRoom> {
  const log = createLog(process.env['LOG_LEVEL'] ?? 'silent')
  const database = connect(databaseUrl, { max: connections })
  const { db } = database
  const events = createEvents(databaseUrl, log)
  const jobs = createJobs({ url: databaseUrl, db, log })
  const holds = createHolds(databaseUrl)
  const door = createFetch({ allowLoopback: true })
  const coming = new Map<string, ComingEdition>()
  const folder = mkdtempSync(join(tmpdir(), 'pendopo-evidence-'))
  const storage = await createStorage(folder)
  const units = new Map([headquarters, district, otherUnit].map((unit) => [unit.id, unit]))
  const fediverse = createFediverse({
    config: { url, fediverseBlocked: blocked, heardDays: 30 },
    db,
    clock,
    log,
    jobs,
    holds,
    secrets: testSecrets,
    throttle: createThrottle({ db, clock }),
    fetch: door.fetch,
    units: { get: (id) => units.get(id) },
    institution: { shortName: 'Humas', name: { id: 'Humas Contoh', en: 'Example Public Affairs' } },
    siteOf: ({ sitePath }) => `${url}/satuan/${sitePath}`,
  })
  const mail = createMail({
    config: { smtp: undefined, mailFrom: 'humas@house.test', mode: 'demo' },
    db,
    jobs,
    clock,
    secrets: testSecrets,
    log,
  })
  const channels = createChannels({
    config: { url, heardDays: 30 },
    db,
    clock,
    log,
    events,
    jobs,
    holds,
    secrets: testSecrets,
    evidence: createEvidence({
      config: { evidenceDays: 365 },
      db,
      clock,
      jobs,
      secrets: testSecrets,
      storage,
    }),
    mail,
    throttle: createThrottle({ db, clock }),
    house: { id: 'Portal Humas', en: 'Public Information Portal' },
    audit: createAudit({ clock, db, jobs, anchors: join(tmpdir(), 'pendopo-anchors-unused') }),
    units: {
      get: (id) => units.get(id),
      root: () => ({ id: root }),
      subtree: () => [...units.values()],
      placeOf: (id) => {
        const { shortName } = units.get(id) ?? headquarters
        return id === headquarters.id
          ? { id: 'Nusantara', en: 'Nusantara' }
          : { id: shortName, en: shortName }
      },
      onMoved: () => {},
    },
    identity: {
      async authorise(actor, act, unitId) {
        if (actor.id === stranger.id || (actor.id === localOfficer.id && unitId !== district.id))
          throw forbidden(act)
      },
      scope: async (actor) =>
        actor.id === stranger.id ? [] : actor.id === localOfficer.id ? [district.path] : ['hq'],
      whoMay: async (_act, unitId) => [
        { personId: officer.id ?? '', name: officer.name, unitId, role: 'channel_officer' },
      ],
      person: async (id) =>
        id === officer.id
          ? { name: officer.name, email: 'sari@house.test', locale: 'id', suspendedAt: null }
          : undefined,
    },
    publishedEdition,
    comingEdition: async (_actor, id) => coming.get(id),
    fediverse,
    adapters: createAdapters({
      fetch: door.fetch,
      outbox: fediverse.outbox,
      now: () => clock.now(),
      pause: async () => {},
      hosts,
      resolveTxt: async (name) => (texts.has(name) ? [[texts.get(name) ?? '']] : []),
    }),
  })
  await jobs.start({ work })
  return {
    channels,
    fediverse,
    database,
    jobs,
    storage,
    mail,
    editions,
    coming,
    isOfficial: (text) => isOfficial(db, text),
    async close() {
      await jobs.stop(1_000)
      await door.close()
      await holds.close()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
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
      pictures: [],
      film: null,
      awaitsFilm: false,
      ...article,
    },
  }
}

let folder: string | undefined

/** A picture file for an article; `noise` makes one that is far over a megabyte. */
export async function pictureFile({ noise = false, background = '#27527a' } = {}): Promise<string> {
  if (folder === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'pendopo-picture-'))
    // Files share it, so it stays as long as their process.
    process.once('exit', () => rmSync(made, { recursive: true, force: true }))
    folder = made
  }
  const path = join(folder, `${newId()}.png`)
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
    : sharp({ create: { width: 1200, height: 800, channels: 3, background } })
  await writeFile(path, await made.png().toBuffer())
  return path
}

let drawn: Promise<string> | undefined
/** A picture of an article; without a path they are all of one small file. */
export async function pictureOf(
  more: Partial<ArticlePicture> = {},
  path?: string,
): Promise<ArticlePicture & { path: string }> {
  drawn ??= pictureFile()
  const key = more.key ?? newId()
  return {
    key,
    of: key,
    lead: true,
    paths: [],
    alt: 'Jembatan di pagi hari',
    caption: '',
    credit: '',
    ...lent(path ?? (await drawn)),
    ...more,
  }
}

/** A film of an article; a network's fake does not look into its bytes. */
export async function filmOf(
  more: Partial<ArticleFilm> = {},
  path?: string,
): Promise<ArticleFilm & { path: string }> {
  const file = path ?? (await (drawn ??= pictureFile()))
  const { size: bytes } = await stat(file)
  return {
    key: newId(),
    bytes,
    seconds: 42,
    alt: 'Warga menyeberang.',
    caption: 'Jembatan',
    credit: 'Humas',
    ...lent(file),
    lendAddress: () => 'https://house.test/pinjam/film.mp4',
    size: { width: 1280, height: 720 },
    subtitles: [],
    ...more,
  }
}

/** A file as an article's picture lends it; `path` survives as text what the functions do not. */
export const lent = (path: string) => ({
  path,
  address: 'https://house.test/media/gambar/1600.webp',
  withFile: <T>(use: (path: string) => Promise<T>) => use(path),
  lendAddress: () => 'https://house.test/pinjam/gambar.jpg',
})
