/** One story as its reader sees it, with everything that was changed since and why. */
import type { PublicStory } from '../../house/newsroom/index.ts'
import { inLocale, otherLocale, storyPath, tagPath, unitPath } from '../addresses.ts'
import { acrossPhone, Picture } from '../parts/picture.tsx'
import { TopicName, storyAddress } from '../parts/story-cards.tsx'
import { StoryMeta } from '../parts/story-meta.tsx'
import { shareWays } from '../share-ways.ts'
import { absolute, clockIn, here, momentIn, zoneOf, type View } from '../view.ts'
import { daysAgo } from '../moments.ts'

type PublicNote = PublicStory['notes'][number]

interface StoryProps {
  view: View
  story: PublicStory
  /** Slug by tag as editors write it. */
  tags: readonly { name: string; slug: string }[]
  /** Set while it is only previewed: until when the link works. */
  previewUntil?: Date
}

export function Story({ view, story, tags, previewUntil }: StoryProps) {
  const { t, locale } = view
  const unit = view.units.get(story.unitId)
  const zone = zoneOf(view, story.unitId)
  const lead = story.picture
  return (
    <div className="wrap storypage">
      <article className="story">
        {previewUntil === undefined ? null : (
          <section className="note withdrawn" aria-labelledby="pratinjau">
            <h2 id="pratinjau">{t('site.preview.title')}</h2>
            <p>{t('site.preview.help', { until: momentIn(view, previewUntil, zone) })}</p>
          </section>
        )}
        <p className="kick">
          {unit === undefined ? null : <a href={here(view, unitPath(unit))}>{unit.name[locale]}</a>}
          <span aria-hidden="true"> · </span>
          <TopicName view={view} topic={story.topic} />
        </p>
        <h1>{story.headline}</h1>
        <p className="standfirst">{story.summary}</p>
        <Times view={view} story={story} />
        {story.state === 'withdrawn' ? <Withdrawn view={view} story={story} /> : null}
        {lead === null ? null : (
          <figure>
            <Picture
              picture={lead}
              first
              sizes={`(max-width: 620px) ${acrossPhone}, (max-width: 980px) 90vw, 760px`}
            />
            <Caption caption={lead.caption} credit={lead.credit} view={view} />
          </figure>
        )}
        <Corrections view={view} story={story} />
        {/* Escaped by construction: the newsroom renders it from its checked tree of blocks. */}
        <div className="prose" dangerouslySetInnerHTML={{ __html: story.bodyHtml }} />
        {story.signOff === '' ? null : <p className="meta">{story.signOff}</p>}
        {tags.length === 0 ? null : (
          <ul className="tags" aria-label={t('site.story.tags')}>
            {tags.map(({ name, slug }) => (
              <li key={slug}>
                <a href={here(view, tagPath(slug))}>{name}</a>
              </li>
            ))}
          </ul>
        )}
        {previewUntil === undefined && story.state === 'published' ? (
          <PassOn view={view} story={story} />
        ) : null}
        <section className="proof" aria-labelledby="keaslian">
          <h2 id="keaslian">{t('site.story.authenticity')}</h2>
          <p>
            {t('site.story.number')}{' '}
            <b className="num">{`${view.pack.numberPrefix}-${story.ref.toUpperCase()}`}</b>
            {`, ${t('site.story.version', { version: story.versionNumber })}.`}
          </p>
          <p className="muted">
            {t('site.story.fingerprint')} <span className="num">{story.versionHash.slice(0, 16)}</span>
          </p>
          <History view={view} story={story} />
          {previewUntil === undefined && story.state === 'published' ? (
            <p>
              <a href={absolute(view, here(view, `/media/saya/simpan/${story.ref}`))} rel="nofollow">
                {t('site.story.keep')}
              </a>
            </p>
          ) : null}
          <p className="muted" id="zona">
            {t('site.story.zone_note', { zone: view.units.zoneLabel(zone) })}
          </p>
        </section>
      </article>
      <aside className="side" aria-label={t('site.story.related')}>
        <Related view={view} story={story} />
      </aside>
    </div>
  )
}

/** Links that anybody can follow without a script; the house's own pages count them, the networks learn nothing before. */
function PassOn({ view, story }: { view: View; story: PublicStory }) {
  const path = here(view, storyPath(story))
  return (
    <nav className="passon" aria-label={view.t('site.story.share')}>
      <span aria-hidden="true">{view.t('site.story.share')}</span>
      <ul>
        {shareWays.map(({ way, name }) => (
          <li key={way}>
            <a href={`${path}/bagikan/${way}`} rel="nofollow">
              {name}
            </a>
          </li>
        ))}
        <li>
          <a href={`${path}/teks`} rel="nofollow">
            {view.t('site.story.as_text')}
          </a>
        </li>
      </ul>
    </nav>
  )
}

function Caption({ view, caption, credit }: { view: View; caption: string; credit: string }) {
  if (caption === '' && credit === '') return null
  return (
    <figcaption>
      {caption} {credit === '' ? null : <span>{view.t('site.story.credit', { credit })}</span>}
    </figcaption>
  )
}

function Times({ view, story }: { view: View; story: PublicStory }) {
  const { t } = view
  const zone = zoneOf(view, story.unitId)
  const other = story.siblings.find(({ locale }) => locale === otherLocale(view.locale))
  const changed = story.updatedAt.getTime() - story.firstPublishedAt.getTime() >= 60_000
  const sameDay = daysAgo(story.firstPublishedAt, story.updatedAt, zone) === 0
  return (
    <p className="meta big">
      {story.dateline === '' ? null : `${story.dateline} · `}
      {story.byline === '' ? null : `${story.byline} · `}
      {t('site.story.published')}{' '}
      <time dateTime={story.firstPublishedAt.toISOString()}>
        {momentIn(view, story.firstPublishedAt, zone)}
      </time>
      {changed ? (
        <>
          {` · ${t('site.story.updated')} `}
          <time dateTime={story.updatedAt.toISOString()}>
            {sameDay ? clockIn(view, story.updatedAt, zone) : momentIn(view, story.updatedAt, zone)}
          </time>
        </>
      ) : null}
      {other === undefined ? null : (
        <>
          {' · '}
          <a href={inLocale(other.locale, storyPath(other))} hrefLang={other.locale} lang={other.locale}>
            {other.locale === 'en' ? 'English' : 'Bahasa Indonesia'}
          </a>
        </>
      )}
    </p>
  )
}

const latestOf = (story: PublicStory, kind: PublicNote['kind']) =>
  story.notes.filter((note) => note.kind === kind)

function Withdrawn({ view, story }: { view: View; story: PublicStory }) {
  const note = latestOf(story, 'withdrawal').at(-1)
  return (
    <section className="note withdrawn" aria-labelledby="ditarik">
      <h2 id="ditarik">{view.t('site.story.withdrawn')}</h2>
      {note === undefined ? null : (
        <p>
          {note.note}{' '}
          <time dateTime={note.at}>{momentIn(view, new Date(note.at), zoneOf(view, story.unitId))}</time>
        </p>
      )}
      <p>{view.t('site.story.withdrawn_help')}</p>
    </section>
  )
}

function Corrections({ view, story }: { view: View; story: PublicStory }) {
  const corrections = latestOf(story, 'correction')
  const updates = latestOf(story, 'update')
  const zone = zoneOf(view, story.unitId)
  const lines = (notes: readonly PublicNote[]) =>
    notes.toReversed().map((note) => (
      <p key={`${note.at} ${note.note}`}>
        {note.note} <time dateTime={note.at}>{momentIn(view, new Date(note.at), zone)}.</time>
      </p>
    ))
  return (
    <>
      {corrections.length === 0 ? null : (
        <section className="note correction" aria-labelledby="koreksi-berita">
          <h2 id="koreksi-berita">{view.t('site.story.correction')}</h2>
          {lines(corrections)}
        </section>
      )}
      {updates.length === 0 ? null : (
        <section className="note" aria-labelledby="pembaruan-berita">
          <h2 id="pembaruan-berita">{view.t('site.story.update')}</h2>
          {lines(updates)}
        </section>
      )}
    </>
  )
}

const noteNames = {
  correction: 'site.story.correction',
  update: 'site.story.update',
  withdrawal: 'site.story.withdrawal',
  recall: 'site.story.recall',
} as const

/** The versions' public side: what each change was told to readers as. */
function History({ view, story }: { view: View; story: PublicStory }) {
  const zone = zoneOf(view, story.unitId)
  return (
    <ol aria-label={view.t('site.story.history')}>
      <li>
        <time dateTime={story.firstPublishedAt.toISOString()}>
          {momentIn(view, story.firstPublishedAt, zone)}
        </time>
        <span>{view.t('site.story.first_version')}</span>
      </li>
      {story.notes.map((note) => (
        <li key={`${note.at} ${note.note}`}>
          <time dateTime={note.at}>{momentIn(view, new Date(note.at), zone)}</time>
          <span>
            <b>{view.t(noteNames[note.kind])}.</b> {note.note}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Related({ view, story }: { view: View; story: PublicStory }) {
  const { t, locale } = view
  const joint = story.listedAt
    .filter(({ kind }) => kind === 'supporting')
    .map(({ unitId }) => view.units.get(unitId))
  return (
    <>
      {joint.length === 0 ? null : (
        <section>
          <h2 className="bar">{t('site.story.together')}</h2>
          <ul>
            {joint.map((unit) =>
              unit === undefined ? null : (
                <li key={unit.id}>
                  <a href={here(view, unitPath(unit))}>{unit.name[locale]}</a>
                </li>
              ),
            )}
          </ul>
        </section>
      )}
      {story.related.length === 0 ? null : (
        <section>
          <h2 className="bar">{t('site.story.related')}</h2>
          <ul>
            {story.related.map((card) => (
              <li key={card.editionId} className="card">
                <h3>
                  <a href={storyAddress(view, card)}>{card.headline}</a>
                </h3>
                <StoryMeta view={view} card={card} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
