/** Interface text: ICU messages in messages/{id,en}.json, their keys known to the compiler. */
import { IntlMessageFormat } from 'intl-messageformat'
import en from '../../messages/en.json' with { type: 'json' }
import id from '../../messages/id.json' with { type: 'json' }

export type Locale = 'id' | 'en'
export const locales: readonly Locale[] = ['id', 'en']
export type MessageKey = keyof typeof id
export type MessageValues = Record<string, string | number | Date>
export type Translate = (key: MessageKey, values?: MessageValues) => string

// Both files hold the same keys: a missing one does not compile.
const catalogues: Record<Locale, Record<MessageKey, string>> = { id, en }
const compiled = new Map<string, IntlMessageFormat>()

export function translator(locale: Locale): Translate {
  const catalogue = catalogues[locale]
  return (key, values) => {
    const text = catalogue[key]
    if (values === undefined && !text.includes('{')) return text
    const cacheKey = `${locale}:${key}`
    let message = compiled.get(cacheKey)
    if (message === undefined) {
      message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })
      compiled.set(cacheKey, message)
    }
    return String(message.format(values))
  }
}

export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(id, key)

/** What fills a refusal's sentence: a reason that is told by its code is said in words. */
export function inWords(
  t: Translate,
  params: Record<string, string | number>,
): Record<string, string | number> {
  const reason = `channels.why_${params['why']}`
  return isMessageKey(reason) ? { ...params, why: t(reason) } : params
}
