import { Link } from '@tanstack/react-router'
import { named } from '../frame/house.ts'
import { t, tAny } from '../frame/messages.ts'
import { Ago } from '../frame/times.tsx'
import classes from './newsroom.module.css'
import type { BoardRow } from './shapes.ts'
import { StateLabel } from './state-label.tsx'

/** One edition as the desk and the board show it. */
export function EditionRow({
  row,
  selected = false,
  onSelect,
}: {
  row: BoardRow
  selected?: boolean
  onSelect?: () => void
}) {
  return (
    <tr
      className={classes.row}
      data-selected={selected || undefined}
      data-edition={row.editionId}
      onClick={(event) => {
        if (onSelect !== undefined && !(event.target as HTMLElement).closest('a')) onSelect()
      }}
    >
      <td>
        <Link
          to="/berita/$storyId/$editionId"
          params={{ storyId: row.storyId, editionId: row.editionId }}
          onFocus={onSelect}
        >
          {row.locale === 'en' && <span className={classes.mark}>EN</span>}
          {row.change !== null && <span className={classes.mark}>{tAny('change', row.change)}</span>}
          {row.headline || t('console.story.untitled')}
        </Link>
      </td>
      <td>{named(row.unit.name)}</td>
      <td>
        <StateLabel state={row.stage} at={row.scheduledFor} zone={row.zone} stale={row.stale} />
      </td>
      <td className="num">
        <Ago at={row.ageSince} age />
        {row.escalations > 0 && row.stage === 'submitted' && (
          <span className={classes.escalated}>{t('console.board.escalated')}</span>
        )}
      </td>
      <td className="num">
        <span className={row.urgency <= 2 ? classes.urgent : undefined}>
          <span className={classes.narrowLabel}>{t('console.board.urgency')} </span>
          {row.urgency}
        </span>
      </td>
      <td data-empty={row.lock === null || undefined}>{row.lock === null ? '—' : row.lock.personName}</td>
    </tr>
  )
}

export function EditionTable({
  caption,
  groups,
  selected,
  onSelect,
}: {
  caption: string
  groups: { key: string; label: string; rows: readonly BoardRow[] }[]
  selected?: string | undefined
  onSelect?: (row: BoardRow) => void
}) {
  return (
    <table className={classes.rows}>
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('console.board.story')}</th>
          <th scope="col">{t('console.board.unit')}</th>
          <th scope="col">{t('console.board.state')}</th>
          <th scope="col">{t('console.board.age')}</th>
          <th scope="col">{t('console.board.urgency')}</th>
          <th scope="col">{t('console.board.lock')}</th>
        </tr>
      </thead>
      {groups
        .filter((group) => group.rows.length > 0)
        .map((group) => (
          <tbody key={group.key}>
            <tr data-group>
              <th colSpan={6} scope="rowgroup" className={classes.group}>
                {group.label}
                <small>{group.rows.length}</small>
              </th>
            </tr>
            {group.rows.map((row) => (
              <EditionRow
                key={row.editionId}
                row={row}
                selected={row.editionId === selected}
                {...(onSelect === undefined ? {} : { onSelect: () => onSelect(row) })}
              />
            ))}
          </tbody>
        ))}
    </table>
  )
}
