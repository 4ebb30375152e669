/** Interface text in the console's language; one file is loaded, the other stays on the server. */
import { IntlMessageFormat } from 'intl-messageformat'
import type catalogueFile from '../../messages/id.json'

export type Locale = 'id' | 'en'
type Catalogue = typeof catalogueFile
export type MessageKey = Extract<keyof Catalogue, `console.${string}`>
type Values = Record<string, string | number | Date>

const storageKey = 'pendopo.locale'

function chosen(): Locale {
  try {
    const kept = localStorage.getItem(storageKey)
    if (kept === 'id' || kept === 'en') return kept
  } catch {
    // Storage may be forbidden; Indonesian then.
  }
  return 'id'
}

export const locale: Locale = chosen()
/** For Intl: Indonesian numbers and dates, or international English with 24-hour times. */
export const intlLocale = locale === 'id' ? 'id-ID' : 'en-GB'

let catalogue: Partial<Record<string, string>> = {}
const compiled = new Map<string, IntlMessageFormat>()

export async function loadMessages(): Promise<void> {
  const loaded =
    locale === 'en' ? await import('../../messages/en.json') : await import('../../messages/id.json')
  catalogue = loaded.default
  document.documentElement.lang = locale
}

export function t(key: MessageKey, values?: Values): string {
  const text = catalogue[key]
  if (text === undefined) return key
  if (values === undefined && !text.includes('{')) return text
  let message = compiled.get(key)
  if (message === undefined) {
    message = new IntlMessageFormat(text, intlLocale, undefined, { ignoreTag: true })
    compiled.set(key, message)
  }
  return String(message.format(values ?? {}))
}

/** A sentence whose key ends in a value that the server sent, e.g. a state or an act. */
export function tAny(prefix: string, value: string, fallback = value): string {
  const key = `console.${prefix}.${value}`
  return Object.hasOwn(catalogue, key) ? t(key as MessageKey) : fallback
}

/** The sentence of a refusal's code, as the server would say it. */
export function tFault(code: string, fallback = code, values?: Values): string {
  return said(`fault.${code}`, fallback, values)
}

/** Why a delivery stands where it stands, what it left behind, or what is good to know before. */
export function tChannel(kind: 'why' | 'leftover' | 'notice', code: string, values?: Values): string {
  return said(`channels.${kind}_${code}`, code, values)
}

function said(key: string, fallback: string, values?: Values): string {
  return Object.hasOwn(catalogue, key) ? t(key as MessageKey, values) : fallback
}

export const tRole = (role: string): string => catalogue[`role.${role}`] ?? role

export function chooseLocale(next: Locale): void {
  localStorage.setItem(storageKey, next)
  location.reload()
}
