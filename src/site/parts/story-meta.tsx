import type { Card } from '../../house/newsroom/index.ts'
import { unitPath } from '../addresses.ts'
import { toTheMinute } from '../moments.ts'
import { here, listedIn, zoneOf, type View } from '../view.ts'

/** Who says it, and when. */
export function StoryMeta({ view, card, time = true }: { view: View; card: Card; time?: boolean }) {
  const unit = view.units.get(card.unitId)
  return (
    <p className="meta">
      {card.corrected ? (
        <>
          <span className="flag">{view.t('site.corrected')}</span>
          <span aria-hidden="true"> · </span>
        </>
      ) : null}
      {unit === undefined ? null : (
        <a href={`${view.ownHost ? view.config.url : ''}${here(view, unitPath(unit))}`}>
          {unit.name[view.locale]}
        </a>
      )}
      {time ? (
        <>
          <span aria-hidden="true"> · </span>
          <time dateTime={toTheMinute(card.publicTimestamp)}>
            {listedIn(view, card.publicTimestamp, zoneOf(view, card.unitId))}
          </time>
        </>
      ) : null}
    </p>
  )
}
