import { IconCurrentLocation, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { degrees, t } from '../frame/messages.ts'
import { Field } from '../frame/top.tsx'
import { limits, type Words } from '../queue/item.ts'

type Asking = 'no' | 'asking' | 'refused' | 'unknown'

/** Where it was: in words, and as the phone's position if the person gives it. */
export function PlaceFields({
  words,
  onChange,
}: {
  words: Words
  onChange: (changes: Partial<Words>) => void
}) {
  const [asking, setAsking] = useState<Asking>('no')
  const { latitude, longitude } = words

  function ask(): void {
    setAsking('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setAsking('no')
        // Five decimals are about one metre.
        onChange({ latitude: rounded(coords.latitude), longitude: rounded(coords.longitude) })
      },
      ({ code, PERMISSION_DENIED }) => setAsking(code === PERMISSION_DENIED ? 'refused' : 'unknown'),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    )
  }

  return (
    <>
      <Field label={t('field.words.place')} id="place">
        <input
          id="place"
          value={words.place}
          maxLength={limits.place}
          autoComplete="off"
          onChange={(event) => onChange({ place: event.target.value })}
        />
      </Field>
      {latitude !== null && longitude !== null ? (
        <p className="position">
          <IconCurrentLocation size={20} aria-hidden />
          <span className="num">
            {degrees.format(latitude)}; {degrees.format(longitude)}
          </span>
          <button
            type="button"
            className="square"
            aria-label={t('field.words.position_remove')}
            onClick={() => onChange({ latitude: null, longitude: null })}
          >
            <IconX size={20} aria-hidden />
          </button>
        </p>
      ) : (
        'geolocation' in navigator && (
          <button type="button" className="button" disabled={asking === 'asking'} onClick={ask}>
            <IconCurrentLocation size={20} aria-hidden />
            {asking === 'asking' ? t('field.words.position_asking') : t('field.words.position')}
          </button>
        )
      )}
      <p className="hint" role="status">
        {asking === 'refused' && t('field.words.position_refused')}
        {asking === 'unknown' && t('field.words.position_unknown')}
        {(asking === 'no' || asking === 'asking') && t('field.words.position_hint')}
      </p>
    </>
  )
}

const rounded = (value: number) => Math.round(value * 1e5) / 1e5
