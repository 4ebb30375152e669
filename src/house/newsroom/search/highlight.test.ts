import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { highlight, snippet } from './highlight.ts'
import { parseQuery } from '../../../platform/text/parse-query.ts'

const words = fc.array(
  fc.constantFrom(
    'warga',
    'Pelayanan',
    'melayani',
    'yang',
    'jum’at',
    '.',
    ' ',
    '\n\n',
    '<b>',
    '́',
    '\ud800',
    'café',
  ),
  { maxLength: 120 },
)
const text = fc.oneof(
  words.map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 200 }),
)
const query = fc.oneof(
  fc.constantFrom('layanan', '"warga layanan"', 'warg', 'cafe', '-warga layanan', 'jumat'),
  fc.string({ maxLength: 20 }),
)

test('highlighting neither loses nor reorders text', () => {
  fc.assert(
    fc.property(text, query, fc.constantFrom('id' as const, 'en' as const), (given, asked, locale) => {
      const segments = highlight(given, parseQuery(asked, locale))
      expect(segments.map((segment) => segment.text).join('')).toBe(given)
      expect(
        segments.every((one, index) => one.text !== '' && one.marked !== segments[index - 1]?.marked),
      ).toBe(true)
    }),
  )
})

test('a snippet is a passage of the text', () => {
  fc.assert(
    fc.property(text, query, (given, asked) => {
      const passage = snippet(given, parseQuery(asked, 'id'))
        .map((segment) => segment.text)
        .join('')
      expect(given).toContain(passage.replace(/^… /, '').replace(/ …$/, ''))
    }),
  )
})

test('a snippet goes where the most of the words are', () => {
  const filler = Array.from({ length: 60 }, (_, index) => `kata${index}`).join(' ')
  const given = `Warga datang. ${filler} Petugas melayani warga di loket. ${filler}`
  const passage = snippet(given, parseQuery('layanan warga loket', 'id'))
  expect(passage.filter((segment) => segment.marked).map((segment) => segment.text)).toEqual([
    'melayani warga',
    'loket',
  ])
  expect(passage[0]?.text.startsWith('… ')).toBe(true)
  expect(passage.at(-1)?.text.endsWith(' …')).toBe(true)
})
