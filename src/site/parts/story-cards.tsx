import type { Card } from '../../house/newsroom/index.ts'
import { storyPath, topicPath } from '../addresses.ts'
import { clockTime, daysAgo, shortDay, toTheMinute } from '../moments.ts'
import { here, type View } from '../view.ts'
import { acrossPhone, PictureOrCloth } from './picture.tsx'
import { StoryMeta } from './story-meta.tsx'

interface CardProps {
  view: View
  card: Card
}

export const storyAddress = (view: View, card: Pick<Card, 'slug' | 'ref'>) => here(view, storyPath(card))

export function TopicName({ view, topic }: { view: View; topic: string }) {
  const known = view.pack.topics.find(({ key }) => key === topic)
  return known === undefined ? null : <a href={here(view, topicPath(known.key))}>{known.name[view.locale]}</a>
}

/** The one story that opens a front. */
export function LeadStory({ view, card }: CardProps) {
  const address = storyAddress(view, card)
  return (
    <article className="leadstory">
      <a href={address} className="pic" tabIndex={-1} aria-hidden="true">
        <PictureOrCloth
          view={view}
          card={card}
          first
          silent
          sizes={`(max-width: 620px) ${acrossPhone}, (max-width: 980px) 90vw, 600px`}
        />
      </a>
      <p className="kick">
        <TopicName view={view} topic={card.topic} />
      </p>
      <h2>
        <a href={address}>{card.headline}</a>
      </h2>
      <p className="lead">{card.summary}</p>
      <StoryMeta view={view} card={card} />
    </article>
  )
}

export function PictureCard({ view, card }: CardProps) {
  const address = storyAddress(view, card)
  return (
    <article className="card">
      <a href={address} className="pic" tabIndex={-1} aria-hidden="true">
        <PictureOrCloth
          view={view}
          card={card}
          silent
          sizes={`(max-width: 620px) ${acrossPhone}, (max-width: 980px) 45vw, 280px`}
        />
      </a>
      <h3>
        <a href={address}>{card.headline}</a>
      </h3>
      <StoryMeta view={view} card={card} />
    </article>
  )
}

/** A headline with its unit, for narrow columns. */
export function SmallCard({ view, card }: CardProps) {
  return (
    <article>
      <h4>
        <a href={storyAddress(view, card)}>{card.headline}</a>
      </h4>
      <StoryMeta view={view} card={card} />
    </article>
  )
}

/** Newest first, each with its clock time, or its date once the day is over; a column of times needs one zone. */
export function LatestList({ view, cards, more }: { view: View; cards: readonly Card[]; more: string }) {
  const zone = view.unit.timeZone
  if (cards.length === 0) return null
  return (
    <section className="latest" aria-labelledby="terbaru">
      <h2 id="terbaru" className="bar">
        {view.t('site.latest')}
        <span className="zone"> {view.units.zoneLabel(zone)}</span>
      </h2>
      <ol>
        {cards.map((card) => {
          const today = daysAgo(card.publicTimestamp, view.now, zone) === 0
          return (
            <li key={card.editionId}>
              <time dateTime={toTheMinute(card.publicTimestamp)}>
                {today
                  ? clockTime(card.publicTimestamp, zone, view.locale)
                  : shortDay(card.publicTimestamp, zone, view.locale)}
              </time>
              <div>
                <a href={storyAddress(view, card)}>{card.headline}</a>
                <span>{view.units.get(card.unitId)?.name[view.locale]}</span>
              </div>
            </li>
          )
        })}
      </ol>
      <a className="more" href={more}>
        {view.t('site.latest_all')}
      </a>
    </section>
  )
}
