/** Interface text. The same ICU sentences as everywhere in the house, but only the two forms of them that are used here. */
import type catalogueFile from '../../messages/id.json'

export type Locale = 'id' | 'en'
type Key = keyof typeof catalogueFile
export type MessageKey = Extract<Key, `field.${string}`>
type Values = Record<string, string | number>

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
const intl = locale === 'id' ? 'id-ID' : 'en-GB'

let catalogue: Partial<Record<string, string>> = {}

export async function loadMessages(): Promise<void> {
  const loaded =
    locale === 'en' ? await import('../../messages/en.json') : await import('../../messages/id.json')
  catalogue = loaded.default
  document.documentElement.lang = locale
}

export const t = (key: MessageKey, values: Values = {}): string => fill(catalogue[key] ?? key, values)

/** The sentence of a refusal's code, as the server would say it; undefined where it has to be the server's own. */
export function tFault(code: string, values: Values = {}): string | undefined {
  const text = catalogue[`field.trouble.${code}`] ?? catalogue[`fault.${code}`]
  return text === undefined ? undefined : fill(text, values)
}

const number = new Intl.NumberFormat(intl)
const rule = new Intl.PluralRules(intl)
const shown = (value: string | number | undefined): string =>
  typeof value === 'number' ? number.format(value) : (value ?? '')

/** `{name}` and `{n, plural, one {# file} other {# files}}`; nothing else of ICU is in these sentences. */
function fill(text: string, values: Values): string {
  return text
    .replaceAll(/\{(\w+), plural,((?:\s*[\w=]+ \{[^{}]*\})+)\s*\}/g, (_, name: string, forms: string) => {
      const count = Number(values[name])
      const cases = Object.fromEntries(
        [...forms.matchAll(/([\w=]+) \{([^{}]*)\}/g)].map(([, form = '', sentence = '']) => [form, sentence]),
      )
      const said = cases[`=${count}`] ?? cases[rule.select(count)] ?? cases['other'] ?? ''
      return said.replaceAll('#', number.format(count))
    })
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => shown(values[name]))
}

export function chooseLocale(next: Locale): void {
  localStorage.setItem(storageKey, next)
  location.reload()
}

/** Bytes as people say them: 3,4 MB. */
export function size(bytes: number): string {
  const [value, unit] =
    bytes < 1e6
      ? [Math.max(bytes / 1e3, 1), 'kilobyte']
      : bytes < 1e9
        ? [bytes / 1e6, 'megabyte']
        : [bytes / 1e9, 'gigabyte']
  return new Intl.NumberFormat(intl, {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
}

const moments = new Intl.DateTimeFormat(intl, { dateStyle: 'medium', timeStyle: 'short' })
export const moment = (at: number): string => moments.format(at)

export const degrees = new Intl.NumberFormat(intl, { minimumFractionDigits: 5, maximumFractionDigits: 5 })
