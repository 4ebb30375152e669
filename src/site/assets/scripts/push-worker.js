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
  if (url.origin === self.location.origin) event.waitUntil(self.clients.openWindow(url.href))
})

self.addEventListener('install', () => self.skipWaiting())
