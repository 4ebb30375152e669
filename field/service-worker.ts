/** Keeps the application on the phone, and sends what waits when the network is back and no page is open. */
import { readNote } from './queue/notes.ts'
import { speak } from './send/call.ts'
import { fingerprint } from './send/fingerprint.ts'
import { sendQueue } from './send/send-queue.ts'
import { syncTag } from './send/sync-tag.ts'

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface FetchEvent extends ExtendableEvent {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface Scope {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  addEventListener(type: 'install' | 'activate', hear: (event: ExtendableEvent) => void): void
  addEventListener(type: 'fetch', hear: (event: FetchEvent) => void): void
  addEventListener(type: 'message', hear: (event: MessageEvent) => void): void
  addEventListener(type: 'sync', hear: (event: ExtendableEvent & { tag: string }) => void): void
}
/** Written by the build: everything that the application needs to open, and a hash over it. */
declare const SHELL: string[]
declare const SHELL_HASH: string

const scope = self as unknown as Scope
const page = '/setor/'
const kept = `setor-${SHELL_HASH}`

scope.addEventListener('install', (event) => {
  // The names of the others carry a hash, so what the page has fetched already is not fetched twice.
  const fresh = [page, '/setor/manifest.webmanifest', '/setor/icon-192.png']
  const files = [...fresh.map((url) => new Request(url, { cache: 'reload' })), ...SHELL]
  event.waitUntil(caches.open(kept).then((cache) => cache.addAll(files)))
})

scope.addEventListener('activate', (event) => {
  const clear = async () => {
    for (const name of await caches.keys())
      if (name.startsWith('setor-') && name !== kept) await caches.delete(name)
    await scope.clients.claim()
  }
  event.waitUntil(clear())
})

// The page and the files it names come from one build, so both from the cache; nothing of the API is kept.
scope.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || !pathname.startsWith(page)) return
  const wanted = pathname === page ? page : request
  event.respondWith(
    caches
      .open(kept)
      .then((cache) => cache.match(wanted))
      .then((found) => found ?? fetch(request)),
  )
})

/** The person asked for the new version. */
scope.addEventListener('message', (event) => {
  if (event.data === 'renew') void scope.skipWaiting()
})

scope.addEventListener('sync', (event) => {
  if (event.tag === syncTag) event.waitUntil(sendInBackground())
})

async function sendInBackground(): Promise<void> {
  speak((await readNote('locale')) ?? 'id')
  const outcome = await sendQueue({ fingerprint, wait: false })
  // A failed sync is tried again by the browser, later each time.
  if (outcome.kind === 'offline') throw new Error('offline')
}
