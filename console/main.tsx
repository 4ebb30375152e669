import '@fontsource-variable/plus-jakarta-sans/index.css'
import '@fontsource-variable/source-serif-4/index.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './frame/tokens.css'
import { createRoot } from 'react-dom/client'
import { loadMessages } from './frame/messages.ts'
import { refuseMarkup, shareNonce } from './frame/trusted-types.ts'

// A page that stood open while the house was renewed asks for files that are gone; the new page has its own.
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('pendopo.renewed') ?? 0)
  if (Date.now() - last < 10_000) return
  sessionStorage.setItem('pendopo.renewed', String(Date.now()))
  event.preventDefault()
  location.reload()
})
refuseMarkup()
shareNonce()
await loadMessages()
// After the sentences: forms and tables ask for them while they are being defined.
const { Console } = await import('./frame/console.tsx')
const root = document.querySelector('#console')
if (root !== null) createRoot(root).render(<Console />)
