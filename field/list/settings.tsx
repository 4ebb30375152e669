import { IconDeviceMobile, IconLogout } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Ask } from '../frame/ask.tsx'
import { chooseLocale, locale, size, t } from '../frame/messages.ts'
import { install, useInstallable } from '../frame/renewal.ts'
import { Top } from '../frame/top.tsx'
import { troubleText } from '../frame/trouble-text.ts'
import { writeNote, type Person } from '../queue/notes.ts'
import { tell } from '../queue/news.ts'
import { largeFile } from '../send/hold.ts'
import { tellsWifi } from '../send/network.ts'
import { roomLeft, type Room } from '../take/room.ts'

export function Settings({
  person,
  holdLarge,
  unsent,
  onChange,
  onLeave,
}: {
  person: Person
  holdLarge: boolean
  unsent: number
  onChange: () => void
  onLeave: () => Promise<void>
}) {
  const [room, setRoom] = useState<Room>()
  const [holding, setHolding] = useState(holdLarge)
  const [asking, setAsking] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const installable = useInstallable()
  useEffect(() => void roomLeft().then(setRoom), [])

  async function hold(checked: boolean): Promise<void> {
    setHolding(checked)
    await writeNote(`settings:${person.id}`, { holdLarge: checked })
    tell({ kind: 'changed' })
    onChange()
  }
  const leave = () => void onLeave().catch((error: unknown) => setTrouble(troubleText(error)))

  return (
    <div className="screen">
      <Top title={t('field.settings.title')} />
      <main className="settings">
        <section>
          <h2>{t('field.settings.data')}</h2>
          <label className="tick">
            <input
              type="checkbox"
              role="switch"
              checked={holding}
              aria-checked={holding}
              onChange={(event) => void hold(event.target.checked)}
            />
            <span>
              {t('field.settings.hold', { size: size(largeFile) })}
              <small>{tellsWifi ? t('field.settings.hold_known') : t('field.settings.hold_unknown')}</small>
            </span>
          </label>
        </section>
        <section>
          <h2>{t('field.settings.room')}</h2>
          <p>
            {room === undefined
              ? t('field.settings.room_unknown')
              : t('field.settings.room_left', { free: size(room.free), used: size(room.used) })}
          </p>
          {room?.kept === false && <p className="hint">{t('field.settings.room_not_kept')}</p>}
        </section>
        {installable && (
          <section>
            <h2>{t('field.settings.install')}</h2>
            <button type="button" className="button" onClick={() => void install()}>
              <IconDeviceMobile size={20} aria-hidden />
              {t('field.settings.install_do')}
            </button>
          </section>
        )}
        <section>
          <h2>{t('field.settings.language')}</h2>
          <button
            type="button"
            className="button"
            lang={locale === 'id' ? 'en' : 'id'}
            onClick={() => chooseLocale(locale === 'id' ? 'en' : 'id')}
          >
            {locale === 'id' ? 'English' : 'Bahasa Indonesia'}
          </button>
        </section>
        <section>
          <h2>{t('field.settings.person')}</h2>
          <p>{t('field.settings.signed_in', { name: person.name })}</p>
          {trouble !== null && (
            <p className="notice bad" role="alert">
              {trouble}
            </p>
          )}
          <button type="button" className="button" onClick={() => (unsent > 0 ? setAsking(true) : leave())}>
            <IconLogout size={20} aria-hidden />
            {t('field.settings.leave')}
          </button>
        </section>
      </main>
      {asking && (
        <Ask
          question={{
            title: t('field.settings.leave_title'),
            text: t('field.settings.leave_text', { n: unsent }),
            yes: t('field.settings.leave'),
            onYes: leave,
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}
