import { assert, property, string, integer } from 'fast-check'
import { expect, test } from 'vitest'
import { cutByWords } from './cut-by-words.ts'

const count = (text: string) => [...new Intl.Segmenter('id').segment(text)].length

test('a sentence that is too long ends after a whole word', () => {
  expect(cutByWords('Jembatan dibuka lagi, warga melintas', 22)).toBe('Jembatan dibuka lagi…')
  expect(cutByWords('Jembatan dibuka', 15)).toBe('Jembatan dibuka')
})

test('families and flags count as one sign and are never torn', () => {
  const family = '👨‍👩‍👧'
  expect(cutByWords(family.repeat(10), 4)).toBe(`${family.repeat(3)}…`)
})

test('no text ever comes out longer than asked', () => {
  assert(
    property(string({ unit: 'grapheme', maxLength: 80 }), integer({ min: 0, max: 60 }), (text, most) => {
      const cut = cutByWords(text, most)
      expect(count(cut)).toBeLessThanOrEqual(most)
      if (count(text) <= most) expect(cut).toBe(text)
    }),
  )
})
