import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparedName, readAsked } from './asked-name.ts'
import { lookOf, slipsOf, soughtOf } from './look.ts'

const account = (handle: string) => lookOf(comparedName({ network: 'instagram', handle, address: '' }))
const site = (address: string) => lookOf(comparedName({ network: 'website', handle: '', address }))
const divhumas = account('divhumas_polri')

describe('names that a reader takes for each other look the same', () => {
  test.each([
    [divhumas, 'DivHumas.Polri'],
    [divhumas, 'divhumas_poIri'],
    [divhumas, 'dlvhurnas_polri'],
    [divhumas, 'd1vhum4s_p0lr1'],
    [divhumas, 'dіvhumаs_роlrі'], // Cyrillic і, а, р, о
    [divhumas, '𝐝𝐢𝐯𝐡𝐮𝐦𝐚𝐬_𝐩𝐨𝐥𝐫𝐢'],
    [divhumas, 'divhumas\u200B_polri'],
    [divhumas, 'dívhumás_polri'],
    [divhumas, 'divhumass_pollri'],
    [divhumas, 'https://instagram.com/divhumas.polri'],
    [divhumas, 'https://www.youtube.com/@divhumaspolri'],
    [divhumas, '@divhumas_polri@sosial.example'],
    [divhumas, '@divhumas_polri_official'],
    [divhumas, 'resmi.divhumas_polri'],
    [account('wartakota'), 'vvartakota'],
    [site('humas.polri.go.id'), 'https://bsky.app/profile/humas-polri.com'],
    [site('tribratanews.polri.go.id'), 'https://tribratanews-polri.com/masuk?x=1'],
  ])('%s and %s', (look, asked) => expect(readAsked(asked).looks).toContain(look))

  test('others do not', () => {
    expect(account('polres_bandung')).not.toBe(account('polres_bantul'))
    expect(readAsked('humas').looks).not.toContain(account('hamas'))
  })
})

test('whatever is asked is read without a fault, and a look has the same look', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
      const asked = readAsked(text)
      expect(asked.addresses.length).toBeLessThanOrEqual(20)
      for (const one of asked.looks) expect(one.length).toBeLessThanOrEqual(80)
    }),
  )
})

const letter = fc.constantFrom('a', 'b', 'c')
const name = (minLength: number) => fc.string({ unit: letter, minLength, maxLength: 30 })
/** A letter that is left out, put in, or taken for another. */
const slip = fc.record({
  place: fc.nat(),
  letter: fc.constantFrom('', 'a', 'k'),
  instead: fc.nat({ max: 1 }),
})
type Slip = typeof slip extends fc.Arbitrary<infer One> ? One : never
const slipped = (of: string, { place, letter: put, instead }: Slip) => {
  const at = place % (of.length + 1)
  return of.slice(0, at) + put + of.slice(at + instead)
}
const isFound = (kept: string, asked: string) => {
  const slips = new Set(slipsOf(kept))
  return soughtOf(asked).some((one) => slips.has(one))
}

test('a name is found by another that one slip lies away, a long one by two, wherever they are', () => {
  fc.assert(fc.property(name(6), slip, (asked, one) => isFound(slipped(asked, one), asked)))
  fc.assert(
    fc.property(name(12), slip, slip, (asked, one, other) =>
      isFound(slipped(slipped(asked, one), other), asked),
    ),
    { numRuns: 1_000 },
  )
})

test('a long name is kept in few pieces and asked for in not many more', () => {
  expect(slipsOf('humaspolresbanduci')).toHaveLength(15)
  expect(soughtOf('humaspolresbanduci')).toHaveLength(115)
})
