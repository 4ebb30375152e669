import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { slugify } from './slugify.ts'
import { stem } from './stem.ts'
import { isStopWord } from './stop-words.ts'
import { tokenise } from './tokenise.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom('Jum’at', 'kota', ' ', '12.45', '<b>', "don't", '́', '\u0000', '\ud800', 'İ', 'ß'),
      {
        maxLength: 40,
      },
    )
    .map((parts) => parts.join('')),
)

describe('tokenise', () => {
  test('words and what lies between them, put together, are the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0
        let rebuilt = ''
        for (const token of tokenise(text)) {
          expect(token.start).toBeGreaterThanOrEqual(at)
          expect(token.end).toBeGreaterThan(token.start)
          expect(token.word).not.toBe('')
          expect(token.word.length).toBeLessThanOrEqual(60)
          rebuilt += text.slice(at, token.start) + text.slice(token.start, token.end)
          at = token.end
        }
        expect(rebuilt + text.slice(at)).toBe(text)
      }),
    )
  })

  test('a folded word folds to itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { word } of tokenise(text))
          expect(tokenise(word).map((token) => token.word)).toEqual([word])
      }),
    )
  })

  test.each([
    ["Jum’at pagi di Jum'at", ['jumat', 'pagi', 'di', 'jumat']],
    ['pukul 12.45, 1,5 juta', ['pukul', '1245', '15', 'juta']],
    ['kupu-kupu café COVID-19', ['kupu', 'kupu', 'cafe', 'covid', '19']],
    ['“Presisi” (2026).', ['presisi', '2026']],
  ])('%s', (text, words) => {
    expect(tokenise(text).map((token) => token.word)).toEqual(words)
  })
})

describe('stem', () => {
  test.each([
    ['id', 'layanan', 'pelayanan', 'melayani', 'dilayani'],
    ['id', 'tangkap', 'menangkap', 'penangkapan', 'ditangkap'],
    ['id', 'bangun', 'pembangunan', 'membangun'],
    ['id', 'pemilu', 'pemilunya'],
    ['en', 'protect', 'protection', 'protected'],
    ['en', 'accident', 'accidents'],
  ] as ['id' | 'en', ...string[]][])('joins the forms of a word (%s %s)', (locale, ...words) => {
    expect(new Set(words.map((word) => stem(word, locale))).size).toBe(1)
  })

  test.each([
    ['id', 'pemilu', 'pilu'],
    ['id', 'menteri', 'teri'],
    ['id', 'pengacara', 'acara'],
    ['id', 'perdata', 'data'],
    ['id', 'ketua', 'tua'],
    ['id', 'meninggal', 'tinggal'],
    ['en', 'office', 'officer'],
    ['en', 'news', 'new'],
    ['en', 'police', 'policy'],
  ] as ['id' | 'en', string, string][])(
    'keeps apart what only looks alike (%s %s, %s)',
    (locale, one, other) => {
      expect(stem(one, locale)).not.toBe(stem(other, locale))
    },
  )

  test('never ends in nothing', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('id' as const, 'en' as const), (text, locale) => {
        for (const { word } of tokenise(text)) expect(stem(word, locale)).not.toBe('')
      }),
    )
  })
})

test('stop words are of their language', () => {
  expect(isStopWord('yang', 'id')).toBe(true)
  expect(isStopWord('yang', 'en')).toBe(false)
  expect(isStopWord('the', 'en')).toBe(true)
  expect(isStopWord('kasus', 'id')).toBe(false)
})

describe('slugify', () => {
  test('is always a slug, and of itself', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 10, max: 100 }), (text, max) => {
        const slug = slugify(text, max)
        expect(slug).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/)
        expect(slug.length).toBeLessThanOrEqual(max)
        expect(slugify(slug, max)).toBe(slug)
      }),
    )
  })

  test('cuts at a word', () => {
    expect(slugify('Satu pintu untuk surat keterangan: warga Bandung', 30)).toBe('satu-pintu-untuk-surat')
    expect(slugify('Jum’at Bersih di Café')).toBe('jumat-bersih-di-cafe')
  })
})
