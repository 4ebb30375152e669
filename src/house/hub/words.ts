/** What strangers write, made fit to be kept: no control characters, no endless length, no disguised direction. */
import { HouseError, type Fault } from '../../platform/errors.ts'

// Controls, and the marks that turn the direction of what follows them (CVE-2021-42574).
const hidden = /[^\P{Cc}\t\n]|[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** One line: every run of white space is one space. */
export const oneLine = (text: string): string =>
  text.toWellFormed().normalize('NFC').replace(/\s+/g, ' ').replace(hidden, '').trim()

/** Paragraphs: line breaks stay, at most one empty line between two. */
export const paragraphs = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(hidden, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** Names that differ only in case, accents or spaces are one: `Kompas  TV` and `kompas tv`. */
export const nameKey = (name: string): string =>
  oneLine(name)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** An address as it is compared and written to; undefined for what is none. */
export function emailOf(text: string): string | undefined {
  const address = text.trim().toLowerCase()
  if (address.length > 254 || /[\s\p{C}]/u.test(address)) return undefined
  return /^[^@<>()[\]\\,;:"'`]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z0-9-]{2,63}$/.test(address)
    ? address
    : undefined
}

/** Collects what is wrong with a form, to be told all at once. */
export function checkForm() {
  const faults: Fault[] = []
  const wrong = (at: string, code: string, params: Record<string, string | number> = {}) => {
    if (!faults.some((fault) => fault.at === at)) faults.push({ at, code, params })
  }
  return {
    wrong,
    text(at: string, value: string, { min = 1, max }: { min?: number; max: number }): string {
      if (value.length < min) wrong(at, value === '' ? 'hub_needed' : 'minLength')
      if (value.length > max) wrong(at, 'content_too_long', { max })
      return value
    },
    email(at: string, value: string): string {
      const address = emailOf(value)
      if (address === undefined) wrong(at, 'hub_email')
      return address ?? ''
    },
    /** @throws invalid_request (422) with every fault. */
    done(): void {
      if (faults.length > 0) throw new HouseError('invalid_request', 422, { faults })
    },
  }
}
