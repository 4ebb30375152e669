import { useEffect } from 'react'
import { house } from '../frame/house.ts'
import { size, t } from '../frame/messages.ts'
import { takeNewVersion, useNewVersion } from '../frame/renewal.ts'
import { go } from '../frame/screens.ts'
import type { Item } from '../queue/item.ts'
import type { Person } from '../queue/notes.ts'
import type { Standing } from '../send/sender.ts'
import type { NotTaken } from '../take/take-files.ts'
import { ItemRow } from './item-row.tsx'
import { SentList } from './sent-list.tsx'
import { Strip } from './strip.tsx'
import { Thumb } from './thumb.tsx'
import type { Queue } from './use-queue.ts'

/** What is on its way, and what has arrived. */
export function Home({
  person,
  queue,
  drafts,
  standing,
  notTaken,
  onNow,
  onAgain,
  onRemove,
}: {
  person: Person
  queue: Queue
  drafts: readonly Item[]
  standing: Standing
  notTaken: readonly NotTaken[]
  onNow: () => void
  onAgain: (item: Item) => void
  onRemove: (item: Item) => void
}) {
  useEffect(() => {
    document.title = `${t('field.name')} · ${house.shortName}`
  }, [])
  const newVersion = useNewVersion()
  const { items, sent, sendingId, holdLarge } = queue
  const released = items.filter(({ stage }) => stage !== 'draft')
  return (
    <main>
      <Strip items={released} sendingId={sendingId} holdLarge={holdLarge} standing={standing} onNow={onNow} />
      {newVersion && (
        <div className="notice">
          <p>{t('field.renewal.text')}</p>
          <button type="button" className="button" onClick={takeNewVersion}>
            {t('field.renewal.take')}
          </button>
        </div>
      )}
      {notTaken.length > 0 && (
        <ul className="notice bad" role="alert">
          {notTaken.map(({ filename, why, bytes }) => (
            <li key={filename}>{t(`field.take.${why}`, { filename, size: size(bytes) })}</li>
          ))}
        </ul>
      )}
      {person.units.length === 0 && <p className="notice">{t('field.no_unit')}</p>}
      <div className="columns">
        <section aria-labelledby="queue-title">
          <h2 id="queue-title" className={items.length === 0 ? 'vh' : undefined}>
            {t('field.queue.title')} <span className="count">{items.length > 0 && items.length}</span>
          </h2>
          {drafts.length > 0 && (
            <div className="drafts">
              <div className="pile">
                {drafts.slice(0, 4).map((item) => (
                  <Thumb key={item.id} of={item} />
                ))}
              </div>
              <p>{t('field.drafts.text', { n: drafts.length })}</p>
              <button type="button" className="button primary" onClick={() => go({ name: 'describe' })}>
                {t('field.drafts.go')}
              </button>
            </div>
          )}
          {items.length === 0 && (
            <div className="empty">
              <p className="emptyTitle">{sent.length > 0 ? t('field.empty.done') : t('field.empty.title')}</p>
              <p>{t('field.empty.text')}</p>
            </div>
          )}
          <ul className="rows">
            {released.map((item) => (
              <ItemRow
                key={item.id}
                item={item}
                sending={item.id === sendingId}
                holdLarge={holdLarge}
                onAgain={() => onAgain(item)}
                onRemove={() => onRemove(item)}
              />
            ))}
          </ul>
        </section>
        {sent.length > 0 && <SentList sent={sent} />}
      </div>
    </main>
  )
}
