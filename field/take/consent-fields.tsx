import { described, Field } from '../frame/top.tsx'
import { t } from '../frame/messages.ts'
import { limits, type ConsentState, type Words } from '../queue/item.ts'

const choices: readonly ConsentState[] = ['not_needed', 'asked', 'given']

/** Whether those who can be recognised agreed. */
export function ConsentFields({
  words,
  fault,
  onChange,
}: {
  words: Words
  fault: string | undefined
  onChange: (changes: Partial<Words>) => void
}) {
  return (
    <fieldset>
      <legend>{t('field.words.consent')}</legend>
      {choices.map((choice) => (
        <label key={choice} className="tick">
          <input
            type="radio"
            name="consent"
            value={choice}
            checked={words.consent === choice}
            onChange={() => onChange({ consent: choice })}
          />
          <span>
            {t(`field.words.consent_${choice}`)}
            <small>{t(`field.words.consent_${choice}_hint`)}</small>
          </span>
        </label>
      ))}
      {words.consent === 'given' && (
        <Field label={t('field.words.consent_by')} id="consentBy" fault={fault}>
          <input
            id="consentBy"
            value={words.consentBy}
            maxLength={limits.consentBy}
            autoComplete="off"
            aria-invalid={fault !== undefined}
            aria-describedby={described('consentBy', { fault })}
            onChange={(event) => onChange({ consentBy: event.target.value })}
          />
        </Field>
      )}
    </fieldset>
  )
}
