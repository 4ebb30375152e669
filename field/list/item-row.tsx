import { IconPencil, IconTrash } from '@tabler/icons-react'
import { size, t } from '../frame/messages.ts'
import { go } from '../frame/screens.ts'
import { troubleOf } from '../frame/trouble-text.ts'
import type { Item } from '../queue/item.ts'
import { isHeld } from '../send/hold.ts'
import { Thumb } from './thumb.tsx'

/** A file that is not there yet: what it is, how far it has come, and what can be done. */
export function ItemRow({
  item,
  sending,
  holdLarge,
  onAgain,
  onRemove,
}: {
  item: Item
  sending: boolean
  holdLarge: boolean
  onAgain: () => void
  onRemove: () => void
}) {
  const { filename, bytes, kind, words, stage, sent, uploadUrl } = item
  const held = stage === 'waiting' && isHeld(item, holdLarge)
  const refused = stage === 'refused'
  const part = Math.floor((sent / bytes) * 100)
  return (
    <li className={refused ? 'row refused' : 'row'}>
      <Thumb of={item} />
      <div className="rowText">
        <p className="rowTitle">{words.caption === '' ? filename : words.caption}</p>
        <p className="rowMeta">
          {t(`field.kind.${kind}`)} · <span className="num">{size(bytes)}</span>
          {words.caption !== '' && ` · ${filename}`}
        </p>
        <p className="rowState">
          <State item={item} sending={sending} held={held} part={part} />
        </p>
        {(sending || sent > 0) && !refused && (
          <progress max={100} value={part} aria-label={t('field.state.progress', { filename })} />
        )}
        {(held || (refused && !hopeless(item))) && (
          <button type="button" className="button small" onClick={onAgain}>
            {held ? t('field.state.send_anyway') : t('field.state.again')}
            <span className="vh"> {filename}</span>
          </button>
        )}
      </div>
      <div className="rowActs">
        {uploadUrl === null && !sending && (
          <button
            type="button"
            className="square"
            aria-label={t('field.words.change_of', { filename })}
            onClick={() => go({ name: 'change', id: item.id })}
          >
            <IconPencil size={20} aria-hidden />
          </button>
        )}
        <button
          type="button"
          className="square"
          aria-label={t('field.remove.of', { filename })}
          onClick={onRemove}
        >
          <IconTrash size={20} aria-hidden />
        </button>
      </div>
    </li>
  )
}

/** Sending the same bytes again would end the same way. */
const hopeless = ({ trouble }: Item) => /^(file|picture)_|^bytes_gone$/.test(trouble?.code ?? '')

function State({ item, sending, held, part }: { item: Item; sending: boolean; held: boolean; part: number }) {
  const { stage, trouble, sent, bytes } = item
  if (stage === 'refused') return <b>{trouble === null ? '' : troubleOf(trouble)}</b>
  if (held) return t('field.state.held')
  if (trouble?.code === 'being_checked') return t('field.state.checking')
  if (sending) return sent >= bytes ? t('field.state.checking') : t('field.state.sending', { part })
  if (trouble !== null) return `${troubleOf(trouble)} ${t('field.state.tried_again')}`
  return sent > 0 ? t('field.state.partly', { part }) : t('field.state.waiting')
}
