import type { Unit } from '../../house/units/index.ts'
import { locales, type Locale } from '../../platform/messages.ts'
import { inLocale } from '../addresses.ts'
import { absolute, unitAddress, type View } from '../view.ts'

export type Alternate = { locale: Locale; href: string }

/** Pages that exist in every language under the same path. */
export const bothLocales = (view: View, path: string): Alternate[] =>
  locales.map((locale) => ({ locale, href: absolute(view, inLocale(locale, path)) }))

export const bothUnitAddresses = (view: View, unit: Unit): Alternate[] =>
  locales.map((locale) => ({ locale, href: unitAddress(view, unit, locale) }))
