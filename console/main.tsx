import '@fontsource-variable/plus-jakarta-sans/index.css'
import '@fontsource-variable/source-serif-4/index.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './frame/tokens.css'
import { createRoot } from 'react-dom/client'
import { loadMessages } from './frame/messages.ts'
import { refuseMarkup, shareNonce } from './frame/trusted-types.ts'

refuseMarkup()
shareNonce()
await loadMessages()
// After the sentences: forms and tables ask for them while they are being defined.
const { Console } = await import('./frame/console.tsx')
const root = document.querySelector('#console')
if (root !== null) createRoot(root).render(<Console />)
