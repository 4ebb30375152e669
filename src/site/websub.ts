/** Tells a WebSub hub which feeds have news (https://www.w3.org/TR/websub/), where one is set. */
import { createHash } from 'node:crypto'
import type { Units } from '../house/units/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/db.ts'
import type { Events } from '../platform/events.ts'
import type { Fetch } from '../platform/fetch.ts'
import type { Jobs } from '../platform/jobs.ts'
import type { Log } from '../platform/log.ts'
import type { Locale } from '../platform/messages.ts'
import { inLocale, topicPath, unitPath } from './addresses.ts'

declare module '../platform/jobs.ts' {
  interface HouseJobs {
    'ping-hub': { feeds: string[] }
  }
}

interface PingDeps {
  config: Pick<Config, 'url' | 'websubHub'>
  clock: Clock
  database: Pick<Database, 'db'>
  events: Events
  jobs: Jobs
  log: Log
  units: Units
  fetch: Fetch
}

const files = ['feed.xml', 'atom.xml', 'feed.json']
/** Every process hears the event; within this time (ms) they agree on one job. */
const together = 5_000

/** Defines the job and follows the newsroom's events, in every role; does nothing without a hub. */
export function pingHub(deps: PingDeps): void {
  const { config, clock, database, events, jobs, log, units, fetch } = deps
  const hub = config.websubHub
  if (hub === undefined) return

  jobs.define('ping-hub', async ({ feeds }) => {
    const body = new URLSearchParams({ 'hub.mode': 'publish' })
    for (const feed of feeds) body.append('hub.url', feed)
    const answer = await fetch(hub, { method: 'POST', body, timeout: 10_000, maxBytes: 100_000 })
    if (!answer.ok) throw new Error(`The hub answered ${answer.status}.`)
  })

  const feedsOf = (news: { locale: Locale; topic: string; unitIds: readonly string[] }) => {
    const folders = ['', topicPath(news.topic)]
    for (const id of news.unitIds) {
      const unit = units.get(id)
      if (unit !== undefined && unit.sitePath !== '') folders.push(unitPath(unit))
    }
    return folders.flatMap((folder) =>
      files.map((file) => `${config.url}${inLocale(news.locale, `${folder}/${file}`)}`),
    )
  }
  for (const name of [
    'edition.published',
    'edition.corrected',
    'edition.updated',
    'edition.withdrawn',
    'edition.recalled',
  ] as const)
    events.on(name, (news) => {
      const id = sameId(`${name} ${news.editionId} ${Math.floor(clock.now().getTime() / together)}`)
      jobs
        .enqueue(database.db, 'ping-hub', { feeds: feedsOf(news) }, { id })
        .catch((error: unknown) => log.warn({ err: error }, 'the hub could not be told of news'))
    })
}

/** A UUID (version 8, RFC 9562) that equal texts share. */
function sameId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
