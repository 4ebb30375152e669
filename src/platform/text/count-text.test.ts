import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countText, cutToFit, fitsText, textCounts, type TextLimit } from './count-text.ts'

const officer = '👮🏽‍♀️'

describe('a text takes the room that its network says', () => {
  test.each([
    ['graphemes', 1],
    ['code_points', 5],
    ['utf16', 7],
    ['bytes', 17],
    ['emoji_bytes', 17],
    ['weighted', 2],
  ] as const)('one officer, in %s', (by, count) => {
    expect(countText(officer, { by })).toBe(count)
  })

  test('X counts a link as 23 and Chinese twice; Mastodon counts a link as its server says', () => {
    expect(
      countText('Lihat https://www.polri.go.id/berita/jalan-yang-sangat-panjang', { by: 'weighted' }),
    ).toBe(29)
    expect(countText('警察', { by: 'weighted' })).toBe(4)
    expect(countText('Lihat https://a.example/b', { by: 'graphemes', perLink: 23 })).toBe(29)
  })

  test('Threads counts a flag as its bytes, and a letter with its accent as letters', () => {
    expect(countText('🇮🇩 é', { by: 'emoji_bytes' })).toBe(10)
  })
})

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc
    .array(
      fc.constantFrom('jalan', 'dibuka', officer, '🇮🇩', '警察', 'https://polri.go.id/x', 'e\u0301', '\n\n'),
      {
        maxLength: 40,
      },
    )
    .map((words) => words.join(' ')),
)
const anyLimit = fc.record({ by: fc.constantFrom(...textCounts), most: fc.integer({ min: 1, max: 300 }) })

test('whatever is cut fits all limits with its tail, begins as the text began, and is cut only if it must be', () => {
  fc.assert(
    fc.property(
      anyText,
      fc.array(anyLimit, { minLength: 1, maxLength: 2 }),
      fc.constantFrom('', '\n\nhttps://polri.go.id/berita/a'),
      (text, limits: TextLimit[], tail) => {
        const cut = cutToFit(text, limits, tail)
        if (fitsText(text + tail, limits)) expect(cut).toBe(text)
        else if (fitsText(tail, limits)) expect(fitsText(cut + tail, limits)).toBe(true)
        if (cut !== text) expect(text.startsWith(cut.replace(/…$/, ''))).toBe(true)
      },
    ),
    { numRuns: 300 },
  )
})

test('no count is below that of what the reader sees, and none grows when text is taken away', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const seen = countText(text, { by: 'graphemes' })
      for (const by of ['code_points', 'utf16', 'bytes', 'emoji_bytes'] as const) {
        expect(countText(text, { by })).toBeGreaterThanOrEqual(seen)
        expect(countText(text.slice(0, -1), { by })).toBeLessThanOrEqual(countText(text, { by }))
      }
    }),
  )
})
