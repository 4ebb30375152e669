import { expect, test } from 'vitest'
import { XmlTokens } from './xml-tokens.ts'

/** Everything told about a document that comes in these pieces; neighbouring words are one. */
function told(...pieces: string[]): string[] {
  const heard: string[] = []
  let words = ''
  const flush = () => {
    if (words !== '') heard.push(`"${words}"`)
    words = ''
  }
  const tokens = new XmlTokens({
    open(name, attributes) {
      flush()
      heard.push([name, ...[...attributes()].map(([key, value]) => `${key}=${value}`)].join(' '))
    },
    close(name) {
      flush()
      heard.push(`/${name}`)
    },
    text: (piece) => void (words += piece),
  })
  for (const piece of pieces) tokens.push(piece)
  tokens.end()
  return heard
}

const sample = `<?xml version="1.0"?><!-- a > b --><w:a x="1 > 0" y:z='"&lt;'><b/>satu &amp; &#65;&#x1F600;<![CDATA[<&]]]>dua]]</w:a>\n`
const heard = ['a x=1 > 0 y:z="<', 'b', '/b', '"satu & A😀<&]dua]]"', '/a']

test('tags, attributes, words, entities and sections are told, wherever the pieces are cut', () => {
  expect(told(sample)).toEqual(heard)
  expect(told(...Array.from(sample))).toEqual(heard)
  for (let at = 1; at < sample.length; at++)
    expect(told(sample.slice(0, at), sample.slice(at)), `${at}`).toEqual(heard)
})

test.each([
  '<a>',
  '<a></b>',
  '<a/><b/>',
  'kata<a/>',
  '<a x="<"></a',
  '<a <b/></a>',
  '<!DOCTYPE a><a/>',
  '<!doctype a><a/>',
  '<a><!ELEMENT b></a>',
  '<a>&nbsp;</a>',
  '<a>&constructor;</a>',
  '<a>&#x110000;</a>',
  '<a>&</a>',
  '<a/><!-- ',
  '< a/>',
  '',
  '<a>'.repeat(1_001) + '</a>'.repeat(1_001),
])('what is not a document is refused: case %#', (text) => {
  expect(() => told(text)).toThrow(expect.objectContaining({ code: 'document_damaged' }))
})

test('a tag without end is refused before it fills the memory, a long one is taken', () => {
  const long = 'x'.repeat(900_000)
  expect(told(`<a x="${long}`, `"/>`)).toEqual([`a x=${long}`, '/a'])
  const tokens = new XmlTokens({})
  expect(() => tokens.push(`<a x="${long}${long}`)).toThrow('A tag without end.')
})
