/** What a holder reads in the letter: what changed, what to do, and a page with a button for each. */
import { translator, type Locale, type Translate } from '../../../platform/messages.ts'
import type { Letter } from '../../../platform/mail.ts'
import type { HubDeps } from '../deps.ts'
import {
  acknowledgeAddress,
  correctionPath,
  correctionTitle,
  isPrinted,
  toldKey,
  type Correction,
} from './correction.ts'

/** A bulk change of a whole event's pictures is one letter; what is beyond this stands on the holder's own page. */
const mostInLetter = 20

/** Old and new words beneath each other, as plain text. */
export const changeLines = (t: Translate, { changes }: Pick<Correction, 'changes'>): string[] =>
  changes.flatMap(({ field, before, after }) =>
    isPrinted(field)
      ? [
          t(`console.bank_field.${field}`),
          `  ${t('hub.correction.before', { value: before === '' ? '–' : before })}`,
          `  ${t('hub.correction.after', { value: after === '' ? '–' : after })}`,
        ]
      : [],
  )

export function correctionLetter(
  deps: Pick<HubDeps, 'config' | 'secrets'>,
  {
    name,
    locale,
    about,
    reminder,
  }: {
    name: string
    locale: Locale
    about: readonly (Correction & { holderId: string })[]
    reminder: boolean
  },
): Pick<Letter, 'subject' | 'text'> {
  const t = translator(locale)
  const [first] = about
  const subject =
    about.length === 1 && first !== undefined
      ? t(`mail.hub_correction_subject_${first.act}`, { title: correctionTitle(t, first, locale) })
      : t('mail.hub_correction_subject_many', { count: about.length })
  const items = about
    .slice(0, mostInLetter)
    .map((one) =>
      [
        correctionTitle(t, one, locale),
        t(toldKey(one)),
        ...(one.note === '' ? [] : [one.note]),
        ...changeLines(t, one),
        ...(one.path === '' ? [] : [`${deps.config.url}${correctionPath(one, locale)}`]),
        '',
        t('mail.hub_correction_button'),
        acknowledgeAddress(deps, one.holderId, locale),
      ].join('\n'),
    )
  const more = about.length - items.length
  return {
    subject: reminder ? t('mail.hub_correction_reminder', { subject }) : subject,
    text: t('mail.hub_correction_text', {
      name,
      items: [...items, ...(more > 0 ? [t('mail.hub_correction_more', { count: more })] : [])].join('\n\n'),
    }),
  }
}
