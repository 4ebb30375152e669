import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paragraphs } from '../../../tests/support/publications.ts'
import { anyBlocks, anyContent } from '../../../tests/support/contents.ts'
import { emptyContent, type Block } from './content.ts'
import { comparedText, diffText, diffVersions, isChanged, type BlockDiff } from './diff-versions.ts'
import { changedParagraphs } from './staleness.ts'

const side = (diffs: readonly BlockDiff[], without: 'added' | 'removed') =>
  diffs.map((diff) =>
    diff.parts
      .filter((part) => part.op !== without)
      .map((part) => part.text)
      .join(''),
  )
const textsOf = (blocks: readonly Block[]) => blocks.map(comparedText).filter((text) => text !== '')

describe('a diff', () => {
  test('of two texts puts both together again', () => {
    const words = fc.array(
      fc.constantFrom('loket', 'antrean', 'warga', ' ', '\n', '😀', '\ud800', ',', 'é'),
      { maxLength: 40 },
    )
    const text = fc.oneof(
      words.map((parts) => parts.join('')),
      fc.string({ unit: 'binary', maxLength: 60 }),
    )
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffText(before, after)
        const joined = (without: 'added' | 'removed') =>
          parts
            .filter((part) => part.op !== without)
            .map((part) => part.text)
            .join('')
        expect([joined('added'), joined('removed')]).toEqual([before, after])
        expect(parts.every((part, index) => part.text !== '' && part.op !== parts[index - 1]?.op)).toBe(true)
      }),
    )
  })

  test('of two bodies puts the blocks of both together again, in their order', () => {
    fc.assert(
      fc.property(anyBlocks, anyBlocks, (before, after) => {
        const diffs = diffVersions(
          emptyContent({ body: { type: 'doc', content: before } }),
          emptyContent({ body: { type: 'doc', content: after } }),
        )
        const filled = (texts: string[]) => texts.filter((text) => text !== '')
        expect(filled(side(diffs, 'added'))).toEqual(textsOf(before))
        expect(filled(side(diffs, 'removed'))).toEqual(textsOf(after))
      }),
    )
  })

  test('of a text with itself is nothing', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        expect(diffVersions(content, content).some(isChanged)).toBe(false)
      }),
    )
  })

  test('marks the word that changed and no other', () => {
    const [headline] = diffVersions(
      emptyContent({ headline: 'Empat kantor menyatukan loket' }),
      emptyContent({ headline: 'Tiga kantor menyatukan loket' }),
    )
    expect(headline).toEqual({
      blockId: 'headline',
      kind: 'headline',
      parts: [
        { op: 'removed', text: 'Empat' },
        { op: 'added', text: 'Tiga' },
        { op: 'same', text: ' kantor menyatukan loket' },
      ],
    })
  })

  test('shows a link that leads elsewhere and a picture that was swapped', () => {
    const withLink = (href: string): Block => ({
      type: 'paragraph',
      attrs: { id: 'a' },
      content: [{ type: 'text', text: 'di sini', marks: [{ type: 'link', attrs: { href } }] }],
    })
    const withPicture = (assetId: string): Block => ({
      type: 'figure',
      attrs: { id: 'b', assetId, alt: 'Loket', caption: '', credit: '' },
    })
    const content = (href: string, assetId: string) =>
      emptyContent({ body: { type: 'doc', content: [withLink(href), withPicture(assetId)] } })
    const diffs = diffVersions(content('https://a.example', 'one'), content('https://b.example', 'two'))
    expect(diffs.filter(isChanged).map((diff) => diff.kind)).toEqual(['paragraph', 'figure', 'figure'])
  })

  test('shows what changed in a film’s words, and another film as another', () => {
    const withFilm = (assetId: string, transcript: string): Block => ({
      type: 'recording',
      attrs: { id: 'f', assetId, caption: 'Sungai', credit: '', transcript },
    })
    const from = (block: Block, to: Block) =>
      diffVersions(
        emptyContent({ body: { type: 'doc', content: [block] } }),
        emptyContent({ body: { type: 'doc', content: [to] } }),
      )
    const [words] = from(withFilm('one', 'Air naik.'), withFilm('one', 'Air turun.'))
    expect(words?.parts.map(({ op, text }) => `${op} ${text}`)).toEqual([
      'same Sungai\nAir ',
      'removed naik',
      'added turun',
      'same .',
    ])
    expect(from(withFilm('one', 'x'), withFilm('two', 'x'))).toHaveLength(2)
  })

  test('recognises a paragraph whose id an editor lost', () => {
    const before = emptyContent({ body: paragraphs('Warga kini cukup sekali mengisi formulir di loket.') })
    const after = structuredClone(before)
    after.body.content = [
      { type: 'paragraph', attrs: { id: 'new' }, content: [{ type: 'text', text: 'Sisipan.' }] },
      {
        type: 'paragraph',
        attrs: { id: 'other' },
        content: [{ type: 'text', text: 'Warga kini cukup sekali mengisi formulir di kantor.' }],
      },
    ]
    const diffs = diffVersions(before, after)
    expect(diffs.map((diff) => [diff.blockId, diff.parts.map((part) => part.op)])).toEqual([
      ['new', ['added']],
      ['other', ['same', 'removed', 'added', 'same']],
    ])
  })
})

test('a translator is shown the paragraphs that moved on, not a new tag', () => {
  const source = emptyContent({ headline: 'Loket', tags: ['a'], body: paragraphs('Satu.', 'Empat kantor.') })
  const now = { ...source, tags: ['a', 'b'], body: paragraphs('Satu.', 'Tiga kantor.') }
  expect(changedParagraphs(source, now).map((diff) => diff.blockId)).toEqual(['b1'])
  expect(changedParagraphs(source, { ...source, tags: [] })).toEqual([])
})
