import { intlLocale } from '../../frame/messages.ts'

/** Millionths of a currency as people write them. */
export const money = (micros: number, currency: string): string =>
  new Intl.NumberFormat(intlLocale, { style: 'currency', currency, maximumFractionDigits: 3 }).format(
    micros / 1e6,
  )
