import './frame/tokens.css'
import './frame/base.css'
import './frame/controls.css'
import './list/list.css'
import './take/take.css'
import './door/door.css'
import { createRoot } from 'react-dom/client'
import { findSession } from './door/session.ts'
import { App } from './frame/app.tsx'
import { wearColours } from './frame/house.ts'
import { loadMessages, locale } from './frame/messages.ts'
import { catchInstallPrompt, keepShell } from './frame/renewal.ts'
import { writeNote } from './queue/notes.ts'
import { speak } from './send/call.ts'

wearColours()
catchInstallPrompt()
speak(locale)
await loadMessages()
const root = document.querySelector('#field')
if (root !== null) createRoot(root).render(<App />)
void findSession()
void keepShell()
// For the service worker, which has no other way to know.
void writeNote('locale', locale).catch(() => {})
