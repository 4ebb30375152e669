import { useEffect, useRef, useState } from 'react'
import { t } from '../frame/messages.ts'
import { back } from '../frame/screens.ts'
import { Top } from '../frame/top.tsx'
import { Thumb } from '../list/thumb.tsx'
import type { Item, Words } from '../queue/item.ts'
import type { Person } from '../queue/notes.ts'
import { changeItem, holdItem, releaseItems } from '../queue/queue.ts'
import { WordsForm } from './words-form.tsx'

/** The words of one file that was released already, as long as the server has not begun to receive it. */
export function ChangeWords({
  person,
  item,
  onReleased,
}: {
  person: Person
  item: Item | undefined
  onReleased: () => void
}) {
  const [words, setWords] = useState<Words | undefined>(item?.words)
  const id = item?.id
  const held = useRef(false)
  useEffect(() => {
    if (id === undefined) return undefined
    const holding = holdItem(id)
    held.current = true
    return () => {
      if (!held.current) return
      // Left without saving: it goes on as it was.
      void holding
        .then(() => changeItem(id, ({ stage }) => (stage === 'draft' ? { stage: 'waiting' } : {})))
        .then(onReleased)
    }
  }, [id, onReleased])

  async function save(): Promise<void> {
    if (item === undefined || words === undefined) return
    held.current = false
    await releaseItems(new Map([[item.id, { ...words, caption: words.caption.trim() }]]))
    back()
    onReleased()
  }
  return (
    <div className="screen">
      <Top title={t('field.words.change')} />
      <main>
        {item === undefined || words === undefined || item.uploadUrl !== null ? (
          <p className="lead">{t('field.words.too_late')}</p>
        ) : (
          <WordsForm
            words={words}
            units={person.units}
            submit={t('field.words.save')}
            onChange={(changes) => setWords({ ...words, ...changes })}
            onSubmit={() => void save()}
          >
            <ul className="ownWords">
              <li>
                <Thumb of={item} />
                <p className="filename">{item.filename}</p>
              </li>
            </ul>
          </WordsForm>
        )}
      </main>
    </div>
  )
}
