import { here, momentIn } from '../view.ts'
import type { AlertsProps } from './media-alerts.tsx'
import { deviceName } from './media-own.tsx'

/** Messages to this browser, which need a script, and the feed, which needs none. */
export function Ways({ view, devices, feedAddress, pushKey }: AlertsProps) {
  const { t } = view
  return (
    <>
      <section>
        <h2 className="bar">{t('site.media.push.title')}</h2>
        <p className="muted pad">{t('site.media.push.lead')}</p>
        <form
          id="dorong"
          className="acts"
          method="post"
          action={here(view, '/media/saya/kabar/dorong')}
          data-key={pushKey}
          data-on={t('site.media.push.on')}
          data-refused={t('site.media.push.refused')}
          data-failed={t('site.media.push.failed')}
          hidden
        >
          <button type="submit" className="button">
            {t('site.media.push.start')}
          </button>
          <p role="status" className="muted" />
        </form>
        <p id="tanpa-dorong" className="muted pad">
          {t('site.media.push.unable')}
        </p>
        {devices.length === 0 ? null : (
          <ul>
            {devices.map((device) => (
              <li key={device.id}>
                {deviceName(device.device) ?? t('site.media.own.device_unknown')}
                <span>
                  {t('site.media.push.since', {
                    at: momentIn(view, device.createdAt, view.units.root().timeZone),
                  })}
                </span>
                <form method="post" action={here(view, '/media/saya/kabar/perangkat')}>
                  <button type="submit" className="button" name="perangkat" value={device.id}>
                    {t('site.media.alerts.remove')}
                  </button>
                </form>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2 className="bar">{t('site.media.feed.title')}</h2>
        <p className="muted pad">{t('site.media.feed.lead')}</p>
        <p className="field">
          <label htmlFor="umpan">{t('site.media.feed.address')}</label>
          <input id="umpan" type="url" readOnly value={feedAddress} />
        </p>
        <form className="acts" method="post" action={here(view, '/media/saya/kabar/umpan')}>
          <button type="submit" className="button">
            {t('site.media.feed.replace')}
          </button>
        </form>
      </section>
    </>
  )
}
