import { intlLocale } from '../frame/messages.ts'

const number = new Intl.NumberFormat(intlLocale, { maximumFractionDigits: 1 })

/** `45 kB`, `3,2 MB`, `1,4 GB`: decimal, as phones and cameras count. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1e6) return `${number.format(bytes / 1e3)} kB`
  return bytes < 1e9 ? `${number.format(bytes / 1e6)} MB` : `${number.format(bytes / 1e9)} GB`
}
