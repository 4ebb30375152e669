/** A press event: its words, its states, and how a row becomes one. */
import type { Selectable } from 'kysely'
import type { DB } from '../../../platform/database.generated.ts'
import type { Locale } from '../../../platform/messages.ts'
import { slugify } from '../../../platform/text/slugify.ts'

export const eventStates = ['provisional', 'confirmed', 'postponed', 'cancelled'] as const
export type EventState = (typeof eventStates)[number]
export const eventActs = ['announce', 'change', 'confirm', 'postpone', 'cancel'] as const
export type EventAct = (typeof eventActs)[number]

/** What is told of an event; each version keeps all of it. */
export interface EventContent {
  state: EventState
  title: { id: string; en: string | null }
  description: { id: string; en: string | null }
  place: string
  coordinates: { lat: number; lon: number } | null
  startsAt: Date
  endsAt: Date
  /** Put off without a new time: `startsAt` and `endsAt` are the old one. */
  timeOpen: boolean
  accreditUntil: Date | null
  capacity: number | null
  contact: string
  /** Why it was put off or called off, for the public. */
  reason: string | null
}

export interface PressEvent extends EventContent {
  id: string
  /** Ends its address: `/media/agenda/<words>-<ref>`. */
  ref: string
  unitId: string
  /** Counts changes from 1. */
  version: number
  createdAt: Date
  changedAt: Date
}

/** From which states an act is possible, and where it leads; null: the state stays. */
export const eventTable: Record<
  Exclude<EventAct, 'announce'>,
  { from: readonly EventState[]; to: EventState | null }
> = {
  change: { from: ['provisional', 'confirmed', 'postponed'], to: null },
  confirm: { from: ['provisional', 'postponed'], to: 'confirmed' },
  postpone: { from: ['provisional', 'confirmed', 'postponed'], to: 'postponed' },
  cancel: { from: ['provisional', 'confirmed', 'postponed'], to: 'cancelled' },
}

/** Its time has passed; what waits for a new time has none that could pass. */
export const isOver = (event: Pick<EventContent, 'endsAt' | 'timeOpen'>, now: Date): boolean =>
  !event.timeOpen && event.endsAt <= now

/** Acts that are possible now, for whoever may manage the event. */
export function actsOn(event: EventContent, now: Date): Exclude<EventAct, 'announce'>[] {
  return (['change', 'confirm', 'postpone', 'cancel'] as const).filter(
    (act) =>
      eventTable[act].from.includes(event.state) &&
      (act === 'change' || !isOver(event, now)) &&
      (act !== 'confirm' || !event.timeOpen),
  )
}

type Row = Selectable<DB['hub.event']>

export const toEvent = (row: Row): PressEvent => ({
  id: row.id,
  ref: row.ref,
  unitId: row.unit_id,
  state: row.state as EventState,
  title: { id: row.title_id, en: row.title_en },
  description: { id: row.description_id, en: row.description_en },
  place: row.place,
  coordinates: row.lat === null || row.lon === null ? null : { lat: row.lat, lon: row.lon },
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  timeOpen: row.time_open,
  accreditUntil: row.accredit_until,
  capacity: row.capacity,
  contact: row.contact,
  reason: row.reason,
  version: row.version,
  createdAt: row.created_at,
  changedAt: row.changed_at,
})

export const toColumns = (content: EventContent) => ({
  state: content.state,
  title_id: content.title.id,
  title_en: content.title.en,
  description_id: content.description.id,
  description_en: content.description.en,
  place: content.place,
  lat: content.coordinates?.lat ?? null,
  lon: content.coordinates?.lon ?? null,
  starts_at: content.startsAt,
  ends_at: content.endsAt,
  time_open: content.timeOpen,
  accredit_until: content.accreditUntil,
  capacity: content.capacity,
  contact: content.contact,
  reason: content.reason,
})

/** The content alone, its parts in a fixed order: what a version keeps and its digest covers. */
export const contentOf = (event: EventContent): EventContent => ({
  state: event.state,
  title: { id: event.title.id, en: event.title.en },
  description: { id: event.description.id, en: event.description.en },
  place: event.place,
  coordinates: event.coordinates === null ? null : { lat: event.coordinates.lat, lon: event.coordinates.lon },
  startsAt: event.startsAt,
  endsAt: event.endsAt,
  timeOpen: event.timeOpen,
  accreditUntil: event.accreditUntil,
  capacity: event.capacity,
  contact: event.contact,
  reason: event.reason,
})

/** A version's content as it comes back from JSON. */
export function readContent(stored: unknown): EventContent {
  const { startsAt, endsAt, accreditUntil, ...rest } = stored as {
    [Key in keyof EventContent]: EventContent[Key] extends Date
      ? string
      : EventContent[Key] extends Date | null
        ? string | null
        : EventContent[Key]
  }
  return {
    ...rest,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    accreditUntil: accreditUntil === null ? null : new Date(accreditUntil),
  }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Names of the parts that differ. */
export const differences = (before: EventContent, after: EventContent): (keyof EventContent)[] =>
  (Object.keys(contentOf(after)) as (keyof EventContent)[]).filter((key) => !same(before[key], after[key]))

const told: readonly (keyof EventContent)[] = ['state', 'startsAt', 'endsAt', 'timeOpen', 'place']

/** Whether followers must hear of it: state, time or place differ, or the event is new. */
export const mustBeTold = (before: EventContent | undefined, after: EventContent): boolean =>
  before === undefined || differences(before, after).some((key) => told.includes(key))

export const titleIn = (event: Pick<EventContent, 'title'>, locale: Locale): string =>
  locale === 'en' ? (event.title.en ?? event.title.id) : event.title.id

/** Path without the language. */
export const eventPath = (event: Pick<PressEvent, 'title' | 'ref'>, locale: Locale): string => {
  const words = slugify(titleIn(event, locale), 70)
  return `/media/agenda/${words === '' ? '' : `${words}-`}${event.ref}`
}
