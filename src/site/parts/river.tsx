import type { ReactNode } from 'react'
import type { Card } from '../../house/newsroom/index.ts'
import type { View } from '../view.ts'
import { PictureOrCloth } from './picture.tsx'
import { storyAddress } from './story-cards.tsx'
import { StoryMeta } from './story-meta.tsx'

interface RiverProps<C extends Card> {
  view: View
  cards: readonly C[]
  /** What stands for headline and summary; search marks its words there. */
  headline?: (card: C) => ReactNode
  summary?: (card: C) => ReactNode
}

/** A list of stories with room for a summary. */
export function River<C extends Card>({ view, cards, headline, summary }: RiverProps<C>) {
  return (
    <ol className="river">
      {cards.map((card) => (
        <li key={card.editionId}>
          <article className={card.picture === null ? 'row plain' : 'row'}>
            <div>
              <h2>
                <a href={storyAddress(view, card)}>{headline?.(card) ?? card.headline}</a>
              </h2>
              <p>{summary?.(card) ?? card.summary}</p>
              <StoryMeta view={view} card={card} />
            </div>
            {card.picture === null ? null : (
              <a className="pic" href={storyAddress(view, card)} tabIndex={-1} aria-hidden="true">
                <PictureOrCloth view={view} card={card} silent sizes="(max-width: 620px) 104px, 210px" />
              </a>
            )}
          </article>
        </li>
      ))}
    </ol>
  )
}

export function Pager({
  view,
  first,
  next,
  onward,
}: {
  view: View
  first: string | undefined
  next: string | undefined
  /** Where what follows is not older. */
  onward?: string
}) {
  if (first === undefined && next === undefined) return null
  return (
    <nav className="pager" aria-label={view.t('site.pager.label')}>
      {first === undefined ? null : (
        <a className="button" href={first}>
          {view.t('site.pager.first')}
        </a>
      )}
      {next === undefined ? null : (
        <a className="button" href={next} rel="next">
          {onward ?? view.t('site.pager.older')}
        </a>
      )}
    </nav>
  )
}

/** An empty list says why, and what to do next. */
export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  )
}
