import { Door } from '../door/door.tsx'
import { endSession, findSession, leave, useSession } from '../door/session.ts'
import { t } from './messages.ts'
import { Desk } from '../list/desk.tsx'

export function App() {
  const session = useSession()
  if (session.kind === 'asking') return null
  if (session.kind === 'no_store')
    return (
      <main className="door">
        <p className="notice bad">{t('field.trouble.no_store')}</p>
      </main>
    )
  if (session.kind === 'out') return <Door {...session} onEnter={findSession} />
  return (
    <Desk
      key={session.person.id}
      person={session.person}
      onOver={endSession}
      onSomebodyElse={findSession}
      onLeave={leave}
    />
  )
}
