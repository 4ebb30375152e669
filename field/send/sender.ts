/** When the queue is sent: at once, when the line comes back, after a pause that grows, and when somebody asks for it. */
import { hurry, queueOf } from '../queue/queue.ts'
import { fingerprintApart } from './fingerprint-apart.ts'
import { onLineChange } from './network.ts'
import { backoff, sendQueue, type Outcome } from './send-queue.ts'
import { syncTag } from './sync-tag.ts'

export interface Standing {
  /** A sender is at work in this window. */
  running: boolean
  outcome: Outcome | undefined
}

export interface Sender {
  /** There may be something to send. */
  wake(): void
  /** Now, whatever was waited for. */
  now(): void
  stop(): void
}

/** `hear` is told of each beginning and each end. */
export function createSender(personId: string, hear: (standing: Standing) => void): Sender {
  const end = new AbortController()
  let running = false
  let again = false
  let lost = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function run(): Promise<void> {
    clearTimeout(timer)
    if (running) {
      again = true
      return
    }
    running = true
    hear({ running, outcome: undefined })
    const outcome = await sendQueue({
      personId,
      wait: true,
      fingerprint: fingerprintApart,
      signal: end.signal,
    })
    running = false
    if (end.signal.aborted) return
    hear({ running, outcome })
    lost = outcome.kind === 'offline' ? lost + 1 : 0
    if (again) {
      again = false
      void run()
    } else if (outcome.kind === 'offline') timer = setTimeout(() => void run(), backoff(lost - 1))
    else if (outcome.kind === 'done' && outcome.next !== undefined)
      timer = setTimeout(() => void run(), Math.max(outcome.next - Date.now(), 0) + 50)
    if (outcome.kind === 'offline' || (outcome.kind === 'done' && outcome.next !== undefined))
      void askForBackgroundSync(personId)
  }

  function wake(): void {
    lost = 0
    // Without any network a try would only delay the next one; `online` comes when there is one.
    if (navigator.onLine) void run()
    else {
      hear({ running, outcome: { kind: 'offline' } })
      void askForBackgroundSync(personId)
    }
  }
  const seen = () => document.visibilityState === 'visible' && wake()
  const forget = onLineChange(wake)
  window.addEventListener('online', wake)
  window.addEventListener('offline', wake)
  document.addEventListener('visibilitychange', seen)

  return {
    wake,
    now() {
      lost = 0
      void hurry(personId).then(run)
    },
    stop() {
      end.abort()
      clearTimeout(timer)
      forget()
      window.removeEventListener('online', wake)
      window.removeEventListener('offline', wake)
      document.removeEventListener('visibilitychange', seen)
    },
  }
}

/** Chromium wakes the service worker when the network is back, even with the application closed. */
async function askForBackgroundSync(personId: string): Promise<void> {
  try {
    if (!(await queueOf(personId)).some(({ stage }) => stage === 'waiting')) return
    const registration = (await navigator.serviceWorker.ready) as ServiceWorkerRegistration & {
      sync?: { register(tag: string): Promise<void> }
    }
    await registration.sync?.register(syncTag)
  } catch {
    // Not here, or not allowed: the application sends when it is open.
  }
}
