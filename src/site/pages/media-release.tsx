/** A release as readers and journalists see it: what is in it, in which forms it can be taken, what has changed. */
import { captionOf, inLanguage, type Kit, type Release, type ReleaseNote } from '../../house/hub/index.ts'
import { renderPlayer } from '../../house/newsroom/index.ts'
import { unitPath } from '../addresses.ts'
import { here, momentIn, zoneOf, type View } from '../view.ts'
import { languageOf, MediaNav } from './media-parts.tsx'
import { KeepRelease, shownAt, waitIn } from './media-release-list.tsx'

/** Where its files lie, whatever its title is today. */
const door = (view: View, { ref }: Pick<Release, 'ref'>, path: string) =>
  here(view, `/media/rilis/${ref}/${path}`)

export function ReleasePage({ view, kit, text }: { view: View; kit: Kit; text: string }) {
  const { t, locale } = view
  const { release } = kit
  const zone = zoneOf(view, release.unitId)
  const unit = view.units.get(release.unitId)
  const over = release.state !== 'published'
  const left = kit.leftOut.editions + kit.leftOut.assets
  return (
    <div className="wrap">
      <div className="phead">
        <p className="kick">
          <a href={here(view, '/media/rilis')}>{t('site.media.release.list')}</a>
        </p>
        <h1 lang={languageOf(view, release.title.en)}>
          {release.state === 'recalled'
            ? t('site.media.release.recalled')
            : inLanguage(release.title, locale)}
        </h1>
        {release.state === 'recalled' || release.summary.id === '' ? null : (
          <p lang={languageOf(view, release.summary.en)}>{inLanguage(release.summary, locale)}</p>
        )}
      </div>
      <MediaNav view={view} current={kit.early ? '/media/saya' : '/media'} />
      <div className="columns">
        <div>
          {kit.early && release.embargoUntil !== null ? (
            <section className="verdict no">
              <h2>{t('site.media.release.embargo')}</h2>
              <p>
                {t('site.media.release.embargo_accepted', { at: momentIn(view, release.embargoUntil, zone) })}{' '}
                <b>{waitIn(view, release.embargoUntil)}</b>
              </p>
            </section>
          ) : null}
          {over ? (
            <section className="verdict no">
              <h2>
                {t(`site.media.release.over_${release.state === 'recalled' ? 'recalled' : 'withdrawn'}`)}
              </h2>
              <p lang={languageOf(view, null)}>{release.reason}</p>
            </section>
          ) : null}
          <Notes view={view} release={release} notes={kit.notes} />
          {kit.editions.map(({ editionId, locale: spoken, text: words, state }) => (
            <article key={editionId} className="kit-text" lang={spoken}>
              <h2>{words.headline}</h2>
              <p>
                <b>{words.summary}</b>
              </p>
              {/* Made safe by the newsroom, as on the story's own page. */}
              <div className="prose" dangerouslySetInnerHTML={{ __html: words.html }} />
              {words.byline === '' ? null : <p className="meta">{words.byline}</p>}
              {state === 'waiting' ? (
                <p className="meta" lang={locale}>
                  {t('site.media.release.waiting')}
                </p>
              ) : null}
            </article>
          ))}
          <Files view={view} kit={kit} />
          {left === 0 ? null : <p className="muted pad">{t('hub.release.left_out', { count: left })}</p>}
        </div>
        <aside className="side" aria-label={t('site.list.more')}>
          {over ? null : <Take view={view} kit={kit} text={text} />}
          {over ? null : <KeepRelease view={view} release={release} />}
          <section>
            <h2 className="bar">{t('site.media.release.about')}</h2>
            <dl className="facts">
              {release.number === '' ? null : (
                <>
                  <dt>{t('hub.release.number')}</dt>
                  <dd>{release.number}</dd>
                </>
              )}
              {kit.early ? null : (
                <>
                  <dt>{t('hub.release.published')}</dt>
                  <dd>{momentIn(view, shownAt(release), zone)}</dd>
                </>
              )}
              <dt>{t('hub.release.version')}</dt>
              <dd>{release.version}</dd>
              {release.contact === '' ? null : (
                <>
                  <dt>{t('hub.release.contact')}</dt>
                  <dd>{release.contact}</dd>
                </>
              )}
              {unit === undefined ? null : (
                <>
                  <dt>{t('hub.release.from')}</dt>
                  <dd>
                    <a href={here(view, unitPath(unit))}>{unit.name[locale]}</a>
                  </dd>
                </>
              )}
            </dl>
          </section>
        </aside>
      </div>
    </div>
  )
}

function Take({ view, kit, text }: { view: View; kit: Kit; text: string }) {
  const { t } = view
  const forms = ['pdf', 'html', 'text', 'ninjs'] as const
  return (
    <section>
      <h2 className="bar">{t('site.media.release.take')}</h2>
      <p className="acts">
        <a className="button main" href={door(view, kit.release, 'unduh/zip')} rel="nofollow">
          {t('site.media.release.form_zip')}
        </a>
      </p>
      <ul className="forms">
        {forms.map((form) => (
          <li key={form}>
            <a href={door(view, kit.release, `unduh/${form}`)} rel="nofollow">
              {t(`site.media.release.form_${form}`)}
            </a>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('site.media.release.copy')}</summary>
        <label className="muted" htmlFor="salin">
          {t('site.media.release.copy_help')}
        </label>
        <textarea id="salin" readOnly rows={10} defaultValue={text} />
      </details>
    </section>
  )
}

function Files({ view, kit }: { view: View; kit: Kit }) {
  const { t } = view
  if (kit.assets.length === 0) return null
  return (
    <section aria-labelledby="berkas">
      <h2 id="berkas" className="bar">
        {t('hub.release.assets')}
      </h2>
      <ul className="kit">
        {kit.assets.map((asset) => (
          <li key={asset.id} className={kit.recordings.has(asset.id) ? 'wide' : undefined}>
            {kit.recordings.has(asset.id) ? (
              <Playing view={view} kit={kit} asset={asset} />
            ) : asset.width === null ? (
              <p className="kind">{asset.format.toUpperCase()}</p>
            ) : (
              <img
                src={door(view, kit.release, `gambar/${asset.ref}`)}
                alt={asset.alt}
                width={asset.width}
                height={asset.height ?? asset.width}
                loading="lazy"
              />
            )}
            <p lang="id">{captionOf(asset)}</p>
            <p className="meta">{asset.filename}</p>
            <p className="acts">
              {asset.forms.map((form) => (
                <a
                  key={form}
                  className="button"
                  rel="nofollow"
                  href={door(view, kit.release, `berkas/${asset.ref}/${form}`)}
                >
                  {t(`site.media.release.file_${form}`)}
                  <span className="vh"> {asset.filename}</span>
                </a>
              ))}
              {(kit.recordings.get(asset.id)?.tracks ?? []).map(({ lang, label }) => (
                <a
                  key={lang}
                  className="button"
                  download
                  rel="nofollow"
                  href={door(view, kit.release, `putar/${asset.ref}/subtitles/${lang}.vtt`)}
                >
                  {t('site.media.release.file_subtitles', { language: label })}
                  <span className="vh"> {asset.filename}</span>
                </a>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** As in a story; its files come by the release's own door, for nothing published need use the asset. */
function Playing({ view, kit, asset }: { view: View; kit: Kit; asset: Kit['assets'][number] }) {
  const recording = kit.recordings.get(asset.id)
  if (recording === undefined) return null
  const { kind, poster } = recording
  const behind = <T extends { url: string }>(all: readonly T[]) =>
    all.map((one) => ({
      ...one,
      url: door(view, kit.release, `putar/${one.url.replace(/^\/media\//, '').replace('/made/', '/')}`),
    }))
  const still = door(view, kit.release, `gambar/${asset.ref}`)
  const shown = {
    ...recording,
    sources: behind(recording.sources),
    tracks: behind(recording.tracks),
    poster: poster.slice(0, 1).map((one) => ({ ...one, url: still })),
  }
  const label = asset.headline === '' ? asset.filename : asset.headline
  const html = renderPlayer(shown, label, view.locale)
  // Safe by construction, as in a story's text.
  return <figure className={kind === 'video' ? 'film' : 'sound'} dangerouslySetInnerHTML={{ __html: html }} />
}

function Notes({ view, release, notes }: { view: View; release: Release; notes: readonly ReleaseNote[] }) {
  const { t } = view
  const told = release.state === 'published' ? notes : []
  if (told.length === 0) return null
  return (
    <section className="verdict" aria-labelledby="perubahan">
      <h2 id="perubahan">{t('site.media.release.changes')}</h2>
      <ul>
        {told.map(({ act, note, at }, nth) => (
          <li key={nth}>
            <b>{t(`site.media.release.act_${act}`)}</b>
            {note === null ? null : <span lang={languageOf(view, null)}> {note}</span>}{' '}
            <span className="meta">{momentIn(view, at, zoneOf(view, release.unitId))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
