// Asks the browser for messages when its reader presses the button, and tells the house where they may be sent.
const form = document.getElementById('dorong')
const unable = document.getElementById('tanpa-dorong')

if (form !== null && 'serviceWorker' in navigator && 'PushManager' in window) {
  form.hidden = false
  unable?.remove()
  const say = (text) => {
    form.querySelector('[role=status]').textContent = text
  }
  const subscribe = async () => {
    try {
      if ((await Notification.requestPermission()) !== 'granted') return say(form.dataset.refused)
      const { pushManager } = await navigator.serviceWorker
        .register('/media/pesan.js', { scope: '/media/' })
        .then(ready)
      // One that was made for a key which the house had before would be refused beside a new one.
      await (await pushManager.getSubscription())?.unsubscribe()
      const { endpoint, keys } = (
        await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: form.dataset.key })
      ).toJSON()
      const answer = await fetch(form.action, {
        method: 'POST',
        body: new URLSearchParams({ endpoint, p256dh: keys.p256dh, auth: keys.auth }),
      })
      // Whose session is over is led to the door, and that page answers well, too.
      if (!answer.ok || new URL(answer.url).pathname !== location.pathname)
        throw new Error(String(answer.status))
      say(form.dataset.on)
    } catch {
      say(form.dataset.failed)
    }
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void subscribe()
  })
}

/** A worker subscribes once it is active. */
function ready(registration) {
  const worker = registration.installing ?? registration.waiting
  if (registration.active !== null || worker === null) return registration
  return new Promise((resolve) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve(registration)
    })
  })
}
