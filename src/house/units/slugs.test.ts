import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isReservedSlug, isSlug, toSlug } from './slugs.ts'

test('any name becomes a slug or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
      const slug = toSlug(name)
      expect(slug === '' || isSlug(slug)).toBe(true)
      expect(toSlug(slug)).toBe(slug)
    }),
  )
  expect(toSlug("Ra'as & Kota Lhokseumawé (Utara)")).toBe('raas-kota-lhokseumawe-utara')
})

test('the words of the site and the days of the archive are no slugs', () => {
  for (const word of ['berita', 'en', 'konsol', 'feed', '2026', '11']) expect(isReservedSlug(word)).toBe(true)
  expect(isReservedSlug('jawa-barat')).toBe(false)
})
