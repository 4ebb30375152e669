import { useEffect, useState } from 'react'
import { t } from '../frame/messages.ts'
import { back } from '../frame/screens.ts'
import { Top } from '../frame/top.tsx'
import { Thumb } from '../list/thumb.tsx'
import { emptyWords, limits, type Item, type Words } from '../queue/item.ts'
import { readNote, type Draft, type Person } from '../queue/notes.ts'
import { releaseItems } from '../queue/queue.ts'
import { createDraftSaver } from './draft-saver.ts'
import { WordsForm } from './words-form.tsx'

/** Words for everything that was taken on one occasion, and a caption of its own for each file that needs one. */
export function DescribeBatch({
  person,
  items,
  onReleased,
  onRemove,
}: {
  person: Person
  items: readonly Item[]
  onReleased: () => void
  onRemove: (item: Item) => void
}) {
  const [draft, setDraft] = useDraft(person)
  if (draft === undefined) return null
  const { words, own } = draft
  const change = (changes: Partial<Words>) => setDraft({ ...draft, words: { ...words, ...changes } })

  async function release(): Promise<void> {
    const said = new Map(
      items.map(({ id }) => [id, { ...words, caption: own[id]?.trim() || words.caption.trim() }]),
    )
    await releaseItems(said)
    // The next files are likely from the same occasion; what was said of these is not.
    const { unitId, event, place } = words
    setDraft({ words: { ...emptyWords, unitId, event, place }, own: {} })
    back()
    onReleased()
  }

  return (
    <div className="screen">
      <Top title={t('field.words.title', { n: items.length })} />
      <main>
        {items.length === 0 ? (
          <p className="lead">{t('field.words.nothing')}</p>
        ) : (
          <WordsForm
            words={words}
            units={person.units}
            submit={t('field.words.send', { n: items.length })}
            onChange={change}
            onSubmit={() => void release()}
          >
            <ul className="ownWords">
              {items.map((item) => (
                <OwnWords
                  key={item.id}
                  item={item}
                  alone={items.length === 1}
                  value={own[item.id] ?? ''}
                  onChange={(caption) => setDraft({ ...draft, own: { ...own, [item.id]: caption } })}
                  onRemove={() => onRemove(item)}
                />
              ))}
            </ul>
          </WordsForm>
        )}
      </main>
    </div>
  )
}

function OwnWords({
  item,
  alone,
  value,
  onChange,
  onRemove,
}: {
  item: Item
  alone: boolean
  value: string
  onChange: (caption: string) => void
  onRemove: () => void
}) {
  const [open, setOpen] = useState(value !== '')
  const { filename } = item
  return (
    <li>
      <Thumb of={item} />
      <div>
        <p className="filename">{filename}</p>
        {open && !alone && (
          <textarea
            rows={2}
            ref={focusEmpty}
            aria-label={t('field.words.own_for', { filename })}
            value={value}
            maxLength={limits.caption}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
        <div className="buttons">
          {!open && !alone && (
            <button type="button" className="plain" onClick={() => setOpen(true)}>
              {t('field.words.own')}
              <span className="vh"> {filename}</span>
            </button>
          )}
          <button type="button" className="plain" onClick={onRemove}>
            {t('field.remove')}
            <span className="vh"> {filename}</span>
          </button>
        </div>
      </div>
    </li>
  )
}

const focusEmpty = (area: HTMLTextAreaElement | null) => {
  if (area?.value === '') area.focus()
}

function useDraft({ id, units }: Person): [Draft | undefined, (draft: Draft) => void] {
  const [draft, setDraft] = useState<Draft>()
  const [saver] = useState(() => createDraftSaver(id))
  useEffect(() => {
    void readNote(`draft:${id}`)
      .catch(() => undefined)
      .then((kept) => setDraft(usable(kept, units)))
    return saver.flush
  }, [id, units, saver])
  return [
    draft,
    (next) => {
      saver.save(next)
      setDraft(next)
    },
  ]
}

function usable(kept: Draft | undefined, units: Person['units']): Draft {
  const words = kept?.words ?? emptyWords
  const known = units.some(({ id }) => id === words.unitId)
  const only = units.length === 1 ? units[0]?.id : undefined
  return { words: { ...words, unitId: known ? words.unitId : (only ?? '') }, own: kept?.own ?? {} }
}
