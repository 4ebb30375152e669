/** What every page knows: the house it belongs to, the reader's language, whose site it is and what time it is. */
import type { InstitutionPack, TimeZone, Unit, Units } from '../house/units/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Locale, Translate } from '../platform/messages.ts'
import { translator } from '../platform/messages.ts'
import { inLocale, unitPath } from './addresses.ts'
import type { SiteAssets } from './assets/load-assets.ts'
import { clockTime, daysAgo, plainDay } from './moments.ts'

export interface SiteBase {
  config: Pick<Config, 'url' | 'mode' | 'websubHub'>
  clock: Clock
  units: Units
  pack: InstitutionPack
  assets: SiteAssets
}

export interface View extends SiteBase {
  locale: Locale
  t: Translate
  /** The unit whose site is shown: the root on the institution's own. */
  unit: Unit
  /** The page is served under the unit's own host name, at `/`. */
  ownHost: boolean
  now: Date
  /** Path without the language, e.g. `/topik/lalu-lintas`: the other language's page lies under the same one. */
  path: string
}

export function createView(
  base: SiteBase,
  { locale, unit, ownHost, path }: Pick<View, 'locale' | 'unit' | 'ownHost' | 'path'>,
): View {
  return { ...base, locale, unit, ownHost, path, t: translator(locale), now: base.clock.now() }
}

/** The institution's public name for the house, e.g. "Portal Humas Presisi". */
export const houseName = (view: Pick<View, 'pack' | 'locale'>): string => view.pack.rooms.house[view.locale]

/** Path of a page in the reader's language. */
export const here = (view: Pick<View, 'locale'>, path: string): string => inLocale(view.locale, path)

export const absolute = (view: Pick<View, 'config'>, path: string): string => `${view.config.url}${path}`

/** Origin of a unit's own host: the house's scheme and port with that name. */
export function originOf(config: Pick<Config, 'url'>, host: string): string {
  const origin = new URL(config.url)
  origin.hostname = host
  return origin.origin
}

/** Where a unit's site is at home: under its own host name where it has one. */
export function unitAddress(view: Pick<View, 'config'>, unit: Unit, locale: Locale): string {
  return unit.host === null
    ? absolute(view, inLocale(locale, unitPath(unit)))
    : `${originOf(view.config, unit.host)}${inLocale(locale, '/')}`
}

/** Zone in which an instant of this unit is told; headquarters' for a unit that is gone. */
export const zoneOf = (view: View, unitId: string): TimeZone => (view.units.get(unitId) ?? view.unit).timeZone

/** `13.40 WIB` */
export const clockIn = (view: View, at: Date, zone: TimeZone): string =>
  `${clockTime(at, zone, view.locale)} ${view.units.zoneLabel(zone)}`

/** `24 November 2026, 13.40 WIB` */
export const momentIn = (view: View, at: Date, zone: TimeZone): string =>
  `${plainDay(at, zone, view.locale)}, ${clockIn(view, at, zone)}`

/** As lists want it: the time today, "yesterday" with the time, the date before that. True until midnight. */
export function listedIn(view: View, at: Date, zone: TimeZone): string {
  const days = daysAgo(at, view.now, zone)
  if (days === 0) return clockIn(view, at, zone)
  if (days === 1) return view.t('site.yesterday_at', { time: clockIn(view, at, zone) })
  return plainDay(at, zone, view.locale)
}
