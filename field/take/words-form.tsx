import { useState, type FormEvent, type ReactNode } from 'react'
import { named } from '../frame/house.ts'
import { t } from '../frame/messages.ts'
import { described, Field } from '../frame/top.tsx'
import { limits, type Words } from '../queue/item.ts'
import type { Unit } from '../queue/notes.ts'
import { ConsentFields } from './consent-fields.tsx'
import { PlaceFields } from './place-fields.tsx'

/** What the crew says about a file, or about all files of one occasion. */
export function WordsForm({
  words,
  units,
  submit,
  onChange,
  onSubmit,
  children,
}: {
  words: Words
  units: readonly Unit[]
  submit: string
  onChange: (changes: Partial<Words>) => void
  onSubmit: () => void
  children?: ReactNode
}) {
  const [tried, setTried] = useState(false)
  const faults = {
    unit: words.unitId === '' ? t('field.words.unit_needed') : undefined,
    consentBy:
      words.consent === 'given' && words.consentBy.trim() === '' ? t('field.words.consent_whose') : undefined,
  }

  function send(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    setTried(true)
    if (faults.unit === undefined && faults.consentBy === undefined) return onSubmit()
    const { currentTarget } = event
    requestAnimationFrame(() => currentTarget.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
  }

  const captionLeft = limits.caption - words.caption.length
  return (
    <form className="words" onSubmit={send} noValidate>
      <Field label={t('field.words.caption')} id="caption" hint={t('field.words.caption_hint')}>
        <textarea
          id="caption"
          rows={4}
          value={words.caption}
          maxLength={limits.caption}
          aria-describedby={described('caption', { hint: true })}
          onChange={(event) => onChange({ caption: event.target.value })}
        />
        {captionLeft <= 100 && (
          <p className="hint num">{t('field.words.letters_left', { n: captionLeft })}</p>
        )}
      </Field>
      {children}
      <Field label={t('field.words.event')} id="event" hint={t('field.words.event_hint')}>
        <input
          id="event"
          value={words.event}
          maxLength={limits.event}
          autoComplete="off"
          aria-describedby={described('event', { hint: true })}
          onChange={(event) => onChange({ event: event.target.value })}
        />
      </Field>
      <PlaceFields words={words} onChange={onChange} />
      <ConsentFields words={words} fault={tried ? faults.consentBy : undefined} onChange={onChange} />
      <UnitField
        units={units}
        value={words.unitId}
        fault={tried ? faults.unit : undefined}
        onChange={(unitId) => onChange({ unitId })}
      />
      <div className="release">
        <button type="submit" className="button primary wide">
          {submit}
        </button>
      </div>
    </form>
  )
}

function UnitField({
  units,
  value,
  fault,
  onChange,
}: {
  units: readonly Unit[]
  value: string
  fault: string | undefined
  onChange: (unitId: string) => void
}) {
  const [only] = units
  if (units.length === 1 && only !== undefined)
    return (
      <p className="only">
        <span>{t('field.words.unit')}</span> <b>{named(only.name)}</b>
      </p>
    )
  return (
    <Field label={t('field.words.unit')} id="unit" fault={fault}>
      <select
        id="unit"
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={described('unit', { fault })}
        onChange={(event) => onChange(event.target.value)}
      >
        {value === '' && <option value="">{t('field.words.unit_choose')}</option>}
        {units.map((unit) => (
          <option key={unit.id} value={unit.id}>
            {named(unit.name)}
          </option>
        ))}
      </select>
    </Field>
  )
}
