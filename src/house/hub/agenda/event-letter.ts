/** What a follower reads about one change of an event. */
import { translator, type Locale, type MessageKey } from '../../../platform/messages.ts'
import type { Letter } from '../../../platform/mail.ts'
import type { HubDeps } from '../deps.ts'
import { pathIn } from '../link.ts'
import { spanText } from '../moment-text.ts'
import { eventPath, titleIn, type EventContent } from './event.ts'

type News = 'announced' | 'confirmed' | 'postponed' | 'cancelled' | 'moved'

/** The one thing that the subject says. */
export function newsOf(before: EventContent | undefined, after: EventContent): News {
  if (before === undefined) return 'announced'
  if (after.state === 'cancelled') return 'cancelled'
  const timeMoved =
    before.startsAt.getTime() !== after.startsAt.getTime() ||
    before.endsAt.getTime() !== after.endsAt.getTime() ||
    before.timeOpen !== after.timeOpen
  if (after.state === 'postponed' && (before.state !== 'postponed' || timeMoved)) return 'postponed'
  if (before.state !== after.state && after.state === 'confirmed') return 'confirmed'
  return 'moved'
}

export function eventLetter(
  { config, units }: Pick<HubDeps, 'config' | 'units'>,
  {
    event,
    before,
    after,
    locale,
    stop,
  }: {
    event: { ref: string; unitId: string }
    before: EventContent | undefined
    after: EventContent
    locale: Locale
    /** Address that ends the subscription. */
    stop: string
  },
): Pick<Letter, 'subject' | 'text'> {
  const t = translator(locale)
  const unit = units.get(event.unitId)
  const zone = unit?.timeZone ?? 'Asia/Jakarta'
  const when = (content: EventContent) =>
    content.timeOpen ? t('hub.event.time_open') : spanText(content.startsAt, content.endsAt, locale, zone)
  const news = newsOf(before, after)
  const lines: string[] = []
  const line = (key: MessageKey, now: string, then: string | undefined) => {
    if (now === '') return
    lines.push(t(key, { value: now }))
    if (then !== undefined && then !== now && then !== '')
      lines.push(t('mail.hub_event_before', { value: then }))
  }
  line('mail.hub_event_when', when(after), before && when(before))
  line('mail.hub_event_place', after.place, before?.place)
  line('mail.hub_event_state', t(`hub.state.${after.state}`), before && t(`hub.state.${before.state}`))
  if (after.reason !== null) lines.push(t('hub.event.reason', { reason: after.reason }))
  const title = titleIn(after, locale)
  return {
    subject: t(`mail.hub_event_subject_${news}`, { title }),
    text: t('mail.hub_event_text', {
      title,
      unit: unit?.name[locale] ?? '',
      facts: lines.join('\n'),
      link: `${config.url}${pathIn(locale, eventPath({ title: after.title, ref: event.ref }, locale))}`,
      stop,
    }),
  }
}
