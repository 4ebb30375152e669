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

self.addEventListener('install', () => self.skipWaiting())
