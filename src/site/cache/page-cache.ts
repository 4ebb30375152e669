/** Kept pages, found by address and put out of date by surrogate key. */
import { LRUCache } from 'lru-cache'
import type { Clock } from '../../platform/clock.ts'
import { isDatabaseAway } from '../../platform/http.ts'
import { cachedPage, type CachedPage, type Page } from './cached-page.ts'

export interface Answer {
  page: CachedPage
  /** The database is away, and this is the last known copy. */
  stale: boolean
}

export interface PageCache {
  /** The kept page, if nothing that it shows has changed since. Costs a map look-up. */
  fresh(address: string): CachedPage | undefined
  /**
   * The kept page, or a rendered one; callers that come while it is rendered wait for the same one. Fails with
   * the renderer's error, save where the database is away and a copy is kept.
   */
  answer(address: string, render: () => Promise<Page>): Promise<Answer>
  /** Pages with one of these keys are rendered anew at the next request; the old copy serves only an outage. */
  outdate(keys: readonly string[]): void
  /** Pages with one of these keys are forgotten at once: nobody sees them again, not even in an outage. */
  drop(keys: readonly string[]): void
  /** News may have been missed: nothing that is kept counts as fresh. */
  outdateAll(): void
  figures(): { pages: number; bytes: number; hits: number; renders: number; stale: number }
}

/** A render that runs; what changes meanwhile is noted, since its reading may be older than the change. */
interface Flight {
  answer: Promise<Answer>
  changed: Set<string>
  all: boolean
}

const attempts = 3
/** After the database failed to answer, kept copies are served without asking it for this long (ms). */
const pause = 1_000

export function createPageCache({
  clock,
  maxBytes = 64 * 1024 * 1024,
}: {
  clock: Clock
  maxBytes?: number
}): PageCache {
  const holders = new Map<string, Set<string>>()
  const flights = new Set<Flight>()
  const joinable = new Map<string, Flight>()
  let askAgainAt = 0
  let hits = 0
  let renders = 0
  let staleAnswers = 0

  const kept = new LRUCache<string, CachedPage>({
    maxSize: maxBytes,
    sizeCalculation: (page, address) => page.bytes + address.length,
    dispose: (page, address) => {
      for (const key of page.keys) {
        const addresses = holders.get(key)
        addresses?.delete(address)
        if (addresses?.size === 0) holders.delete(key)
      }
    },
  })

  const keep = (address: string, page: CachedPage) => {
    kept.set(address, page)
    if (!kept.has(address)) return // larger than the whole cache
    for (const key of page.keys) {
      const addresses = holders.get(key)
      if (addresses) addresses.add(address)
      else holders.set(key, new Set([address]))
    }
  }

  const fresh = (address: string) => {
    const page = kept.get(address)
    if (page === undefined || page.outdated || clock.now().getTime() >= page.freshUntil) return undefined
    hits += 1
    return page
  }

  // Whoever asks after a change must not be handed a render that began before it.
  const detach = () => joinable.clear()

  async function fly(address: string, flight: Flight, render: () => Promise<Page>): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      flight.changed.clear()
      flight.all = false
      renders += 1
      const rendered = await render()
      const overtaken = flight.all || rendered.keys.some((key) => flight.changed.has(key))
      if (overtaken && attempt < attempts) continue
      const page = cachedPage(overtaken ? { ...rendered, keep: false } : rendered)
      if (rendered.keep && !overtaken) keep(address, page)
      return { page, stale: false }
    }
  }

  return {
    fresh,
    async answer(address, render) {
      const page = fresh(address)
      if (page !== undefined) return { page, stale: false }
      const lastKnown = () => {
        const copy = kept.get(address)
        if (copy === undefined) return undefined
        staleAnswers += 1
        return { page: copy, stale: true }
      }
      if (performance.now() < askAgainAt) {
        const copy = lastKnown()
        if (copy !== undefined) return copy
      }
      const running = joinable.get(address)
      if (running !== undefined) return running.answer
      const flight: Flight = { answer: Promise.resolve(undefined as never), changed: new Set(), all: false }
      // Before it starts: a change must find it however early it comes.
      flights.add(flight)
      joinable.set(address, flight)
      flight.answer = fly(address, flight, render)
        .catch((error: unknown) => {
          if (!isDatabaseAway(error)) throw error
          askAgainAt = performance.now() + pause
          const copy = lastKnown()
          if (copy === undefined) throw error
          return copy
        })
        .finally(() => {
          flights.delete(flight)
          if (joinable.get(address) === flight) joinable.delete(address)
        })
      return flight.answer
    },
    outdate(keys) {
      for (const key of keys) {
        for (const flight of flights) flight.changed.add(key)
        for (const address of holders.get(key) ?? []) {
          const page = kept.peek(address)
          if (page) page.outdated = true
        }
      }
      detach()
    },
    drop(keys) {
      for (const key of keys) {
        for (const flight of flights) flight.changed.add(key)
        // A copy, since each deletion takes the address out of the set.
        for (const address of Array.from(holders.get(key) ?? [])) kept.delete(address)
      }
      detach()
    },
    outdateAll() {
      for (const flight of flights) flight.all = true
      for (const page of kept.values()) page.outdated = true
      detach()
    },
    figures: () => ({ pages: kept.size, bytes: kept.calculatedSize, hits, renders, stale: staleAnswers }),
  }
}
