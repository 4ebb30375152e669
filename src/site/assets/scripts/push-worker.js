// Shows what the house sent; a press opens the page that it speaks of.
self.addEventListener('push', (event) => {
  const { title, body, tag, url } = event.data?.json() ?? {}
  if (typeof title !== 'string') return
  event.waitUntil(self.registration.showNotification(title, { body, tag, data: { url } }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  // Only pages of this house, whatever the message says.
  const url = new URL(event.notification.data?.url ?? '/media/saya', self.location.origin)
  if (url.origin === self.location.origin) event.waitUntil(show(url.href))
})

/** The window that shows it already, else a new one. */
async function show(href) {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const open = windows.find((one) => one.url === href)
  return open === undefined ? self.clients.openWindow(href) : open.focus()
}

// Services give a browser another address from time to time: the house goes on writing to the new one.
self.addEventListener('pushsubscriptionchange', (event) => {
  if (event.oldSubscription) event.waitUntil(renew(event.oldSubscription, event.newSubscription))
})

async function renew(old, given) {
  const { pushManager } = self.registration
  // Made with the same key of the house, which old subscriptions remember.
  const { userVisibleOnly, applicationServerKey } = old.options
  const fresh = given ?? (await pushManager.subscribe({ userVisibleOnly, applicationServerKey }))
  const [before, after] = [old.toJSON(), fresh.toJSON()]
  const answer = await fetch('/media/pesan/ganti', {
    method: 'POST',
    body: new URLSearchParams({
      lama: before.endpoint,
      rahasia: before.keys.auth,
      endpoint: after.endpoint,
      p256dh: after.keys.p256dh,
      auth: after.keys.auth,
    }),
  })
  // Of no use where the house cannot send to it: its reader is asked anew on the page.
  if (answer.status === 404) await fresh.unsubscribe()
}

self.addEventListener('install', () => self.skipWaiting())
