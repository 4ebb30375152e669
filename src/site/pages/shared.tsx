/** A shared collection: what may be seen of it now, with its words, and a way to take it where that is allowed. */
import type { Asset, SharedCollection } from '../../house/bank/index.ts'
import { momentIn, zoneOf, type View } from '../view.ts'

export function Shared({ view, shared, token }: { view: View; shared: SharedCollection; token: string }) {
  const { t, units, locale } = view
  const { assets, download } = shared
  const base = `/berbagi/${token}`
  const language = locale === 'en' ? '?lang=en' : ''
  const unit = units.get(shared.unitId)?.name[locale] ?? ''
  return (
    <div className="wrap">
      <div className="phead">
        <p className="kick">{t('site.shared.kick')}</p>
        <h1>{shared.name}</h1>
        {shared.note === '' ? null : <p className="lead">{shared.note}</p>}
        <p className="meta">
          {t('site.shared.lead', { count: assets.length, unit })}{' '}
          {t('site.shared.until', { until: momentIn(view, shared.expiresAt, zoneOf(view, shared.unitId)) })}
          {shared.audience === 'press' ? ` ${t('site.shared.press')}` : null}
        </p>
        {download && assets.length > 0 ? (
          <p className="acts">
            <a className="button" href={`${base}/semua.zip${language}`}>
              {t('site.shared.all')}
            </a>
          </p>
        ) : null}
      </div>
      {assets.length === 0 ? (
        <div className="empty">
          <h2>{t('site.shared.none')}</h2>
          <p>{t('site.shared.none_next')}</p>
        </div>
      ) : (
        <ul className="shared">
          {assets.map((asset) => (
            <li key={asset.id}>
              <Part view={view} asset={asset} base={base} download={download ? language : undefined} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Part({
  view: { t },
  asset,
  base,
  download,
}: {
  view: View
  asset: Asset
  base: string
  /** What is added to the address; undefined where nothing may be taken. */
  download: string | undefined
}) {
  const { id, width, height, headline, caption, alt, credit, rights, filename } = asset
  const name = headline || filename
  const seen = asset.kind !== 'audio' && width !== null && height !== null
  return (
    <figure>
      {seen ? (
        <a className="frame" href={`${base}/gambar/${id}/1600`}>
          <img
            src={`${base}/gambar/${id}/640`}
            alt={alt || caption || name}
            width={Math.min(640, width)}
            height={Math.round((height * Math.min(640, width)) / width)}
            loading="lazy"
          />
        </a>
      ) : (
        <span className="frame">{asset.format.toUpperCase()}</span>
      )}
      <figcaption>
        <b>{name}</b>
        {caption === '' || caption === name ? null : <span>{caption}</span>}
        {credit === '' ? null : <span className="meta">{credit}</span>}
        {rights === '' ? null : <span className="meta">{rights}</span>}
        {download === undefined ? null : (
          <a href={`${base}/unduh/${id}${download}`} aria-label={t('site.shared.one_label', { name })}>
            {t('site.shared.one')}
          </a>
        )}
      </figcaption>
    </figure>
  )
}
