import { IconSettings } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Ask, type Question } from '../frame/ask.tsx'
import { house } from '../frame/house.ts'
import { t } from '../frame/messages.ts'
import { go, useScreen } from '../frame/screens.ts'
import type { Item } from '../queue/item.ts'
import type { Person } from '../queue/notes.ts'
import { removeItem, sendAgain } from '../queue/queue.ts'
import { createSender, type Sender, type Standing } from '../send/sender.ts'
import { dropUpload } from '../send/tus.ts'
import { ChangeWords } from '../take/change-words.tsx'
import { DescribeBatch } from '../take/describe-batch.tsx'
import { TakeBar } from '../take/take-bar.tsx'
import { takeFiles, type NotTaken } from '../take/take-files.ts'
import { Home } from './home.tsx'
import { Settings } from './settings.tsx'
import { useQueue } from './use-queue.ts'

/** A signed-in person's application: what they took, what is on its way, what has arrived. */
export function Desk({
  person,
  onOver,
  onSomebodyElse,
  onLeave,
}: {
  person: Person
  onOver: () => Promise<void>
  onSomebodyElse: () => Promise<void>
  onLeave: () => Promise<void>
}) {
  const queue = useQueue(person.id)
  const screen = useScreen()
  const [standing, setStanding] = useState<Standing>({ running: false, outcome: undefined })
  const [question, setQuestion] = useState<Question | null>(null)
  const [taking, setTaking] = useState<{ done: number; of: number } | null>(null)
  const [notTaken, setNotTaken] = useState<NotTaken[]>([])
  const sender = useRef<Sender>(null)
  const wake = useCallback(() => sender.current?.wake(), [])

  useEffect(() => {
    const own = createSender(person.id, (next) => {
      setStanding(next)
      if (next.outcome?.kind === 'signed_out') void onOver()
      if (next.outcome?.kind === 'somebody_else') void onSomebodyElse()
    })
    sender.current = own
    own.wake()
    return () => own.stop()
  }, [person.id, onOver, onSomebodyElse])

  if (queue === undefined) return null
  const drafts = queue.items.filter(({ stage }) => stage === 'draft')

  async function take(files: File[]): Promise<void> {
    setTaking({ done: 0, of: files.length })
    const not = await takeFiles(files, person.id, (done) => setTaking({ done, of: files.length }))
    setTaking(null)
    setNotTaken(not)
    // What could not be kept is said first; the rest waits under it.
    if (not.length === 0) go({ name: 'describe' })
  }

  const remove = (item: Item) =>
    setQuestion({
      title: t('field.remove.title'),
      text: t('field.remove.text', { filename: item.filename }),
      yes: t('field.remove'),
      onYes: () => void removeItem(item.id).then(() => item.uploadUrl !== null && dropUpload(item.uploadUrl)),
    })

  const asking = question !== null && <Ask question={question} onClose={() => setQuestion(null)} />
  if (screen.name === 'describe')
    return (
      <>
        <DescribeBatch person={person} items={drafts} onReleased={wake} onRemove={remove} />
        {asking}
      </>
    )
  if (screen.name === 'change')
    return (
      <ChangeWords person={person} item={queue.items.find(({ id }) => id === screen.id)} onReleased={wake} />
    )
  if (screen.name === 'settings')
    return (
      <Settings
        person={person}
        holdLarge={queue.holdLarge}
        unsent={queue.items.length}
        onChange={wake}
        onLeave={onLeave}
      />
    )
  return (
    <div className="screen home">
      <header className="top">
        <h1 className="brand">
          <b>{t('field.name')}</b> {house.shortName}
        </h1>
        <button
          type="button"
          className="square"
          aria-label={t('field.settings.title')}
          onClick={() => go({ name: 'settings' })}
        >
          <IconSettings size={22} aria-hidden />
        </button>
      </header>
      <Home
        person={person}
        queue={queue}
        drafts={drafts}
        standing={standing}
        notTaken={notTaken}
        onNow={() => sender.current?.now()}
        onAgain={({ id }) => void sendAgain(id).then(wake)}
        onRemove={remove}
      />
      {taking !== null && (
        <p className="notice floating" role="status">
          {t('field.take.keeping', taking)}
        </p>
      )}
      {person.units.length > 0 && <TakeBar busy={taking !== null} onTake={(files) => void take(files)} />}
      {asking}
    </div>
  )
}
