/** Lists of releases, and what stands before one that is under embargo. */
import {
  inLanguage,
  pressReleasePath,
  releasePath,
  type Page as HubPage,
  type Release,
} from '../../house/hub/index.ts'
import { Empty } from '../parts/river.tsx'
import { here, momentIn, zoneOf, type View } from '../view.ts'
import { languageOf, MediaNav } from './media-parts.tsx'

export const releaseAddress = (view: View, release: Pick<Release, 'title' | 'ref'>): string =>
  here(view, releasePath(release, view.locale))

export const shownAt = ({ publishedAt, embargoUntil, createdAt }: Release): Date =>
  new Date(Math.max((publishedAt ?? createdAt).getTime(), embargoUntil?.getTime() ?? 0))

export function ReleaseList({
  view,
  releases,
  heading: Heading = 'h3',
}: {
  view: View
  releases: readonly Release[]
  heading?: 'h2' | 'h3'
}) {
  return (
    <ol className="releases">
      {releases.map((release) => (
        <li key={release.id}>
          <Heading lang={languageOf(view, release.title.en)}>
            <a href={releaseAddress(view, release)}>{inLanguage(release.title, view.locale)}</a>
          </Heading>
          {release.summary.id === '' ? null : (
            <p lang={languageOf(view, release.summary.en)}>{inLanguage(release.summary, view.locale)}</p>
          )}
          <p className="meta">
            {view.units.get(release.unitId)?.name[view.locale]} ·{' '}
            {momentIn(view, shownAt(release), zoneOf(view, release.unitId))}
            {release.number === '' ? null : ` · ${release.number}`}
          </p>
        </li>
      ))}
    </ol>
  )
}

export function Releases({ view, releases }: { view: View; releases: HubPage<Release> }) {
  const { t } = view
  return (
    <div className="wrap">
      <div className="phead">
        <h1>{t('site.media.release.list')}</h1>
        <p>{t('site.media.release.list_lead')}</p>
      </div>
      <MediaNav view={view} current="/media" />
      {releases.items.length === 0 ? (
        <Empty title={t('site.media.release.none')}>
          <p>{t('site.media.release.none_help')}</p>
        </Empty>
      ) : (
        <ReleaseList view={view} releases={releases.items} heading="h2" />
      )}
      {releases.next === null ? null : (
        <a className="more" href={here(view, `/media/rilis?sesudah=${encodeURIComponent(releases.next)}`)}>
          {t('site.media.release.older')}
        </a>
      )}
      <p className="muted pad">
        {t('site.unit.feeds')}: <a href={here(view, '/media/feed.xml')}>RSS</a>
        {' · '}
        <a href={here(view, '/media/atom.xml')}>Atom</a>
        {' · '}
        <a href={here(view, '/media/feed.json')}>JSON</a>
      </p>
    </div>
  )
}

/** How long from now, in words: the page says it anew each time it is asked for. */
export function waitIn({ t, now }: View, until: Date): string {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000))
  return t('site.media.release.wait', {
    days: Math.floor(minutes / 1440),
    hours: Math.floor((minutes % 1440) / 60),
    minutes: minutes % 60,
  })
}

/** Before an embargo was accepted: the title, the terms, how long it lasts, and the one button. */
export function Terms({
  view,
  release,
  digest,
  wording,
  fault,
}: {
  view: View
  release: Release
  digest: string
  wording: string
  fault: string | undefined
}) {
  const { t } = view
  const until = release.embargoUntil ?? view.now
  return (
    <div className="wrap">
      <div className="phead">
        <p className="kick">{t('site.media.release.embargo')}</p>
        <h1 lang={languageOf(view, release.title.en)}>{inLanguage(release.title, view.locale)}</h1>
        <p>
          {t('site.media.release.until', { at: momentIn(view, until, zoneOf(view, release.unitId)) })}{' '}
          <b>{waitIn(view, until)}</b>
        </p>
      </div>
      <MediaNav view={view} current="/media/saya" />
      <section className="verdict no">
        <h2>{t('site.media.release.terms')}</h2>
        {wording.split(/\n{2,}/).map((part, at) => (
          <p key={at}>{part}</p>
        ))}
        <p className="meta">{t('site.media.release.terms_kept')}</p>
      </section>
      {fault === undefined ? null : (
        <p className="flag" role="alert">
          {fault}
        </p>
      )}
      <form className="accept" method="post" action={here(view, pressReleasePath(release))}>
        <button type="submit" className="button main" name="syarat" value={digest}>
          {t('site.media.release.accept')}
        </button>
      </form>
      <KeepRelease view={view} release={release} />
    </div>
  )
}

/** Leads to the question whether to save it, which only a journalist sees. */
export function KeepRelease({ view, release }: { view: View; release: Pick<Release, 'ref'> }) {
  return (
    <p className="pad">
      <a href={here(view, `${pressReleasePath(release)}/simpan`)} rel="nofollow">
        {view.t('site.media.release.keep')}
      </a>
    </p>
  )
}

/** On the journalist's own page. */
export function Embargoed({ view, releases }: { view: View; releases: readonly Release[] }) {
  const { t } = view
  if (releases.length === 0) return null
  return (
    <section aria-labelledby="embargo">
      <h2 id="embargo" className="bar">
        {t('site.media.release.embargoed')}
      </h2>
      <ol className="releases">
        {releases.map((release) => (
          <li key={release.id}>
            <h3 lang={languageOf(view, release.title.en)}>
              <a href={here(view, pressReleasePath(release))}>{inLanguage(release.title, view.locale)}</a>
            </h3>
            <p className="meta">
              {t('site.media.release.until', {
                at: momentIn(view, release.embargoUntil ?? view.now, zoneOf(view, release.unitId)),
              })}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
