/** Own words with what differs from account to account left open: `{satuan}`, `{tempat}`, `{tautan}` or their English. */

export interface Filling {
  unit: string
  place: string
  link: string
}

const names = {
  satuan: 'unit',
  unit: 'unit',
  tempat: 'place',
  place: 'place',
  tautan: 'link',
  link: 'link',
} as const satisfies Record<string, keyof Filling>

const open = /\{([\p{L}_]{1,20})\}/gu

export const fillPlaceholders = (text: string, filling: Filling): string =>
  text
    .replaceAll(open, (whole, name: string) => {
      const key = name.toLowerCase()
      return Object.hasOwn(names, key) ? filling[names[key as keyof typeof names]] : whole
    })
    .trim()

/** What stands in braces and is none of ours: mistyped, and about to be posted as it stands. */
export const unknownPlaceholder = (filled: string): string | undefined => filled.match(open)?.[0]
