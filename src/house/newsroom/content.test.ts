import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalHash } from '../../platform/canonical-hash.ts'
import { emptyContent, type EditionContent } from './content.ts'
import { plainText } from './plain-text.ts'
import { readContent } from './read-content.ts'
import { renderBody } from './render-body.ts'
import { anyContent, picturesFor, recordingsFor, testRecording } from '../../../tests/support/contents.ts'

const reading = (raw: unknown): { content?: EditionContent; fault?: string } => {
  try {
    return { content: readContent(raw) }
  } catch (error) {
    return { fault: (error as { code: string }).code }
  }
}
const refusal = (raw: unknown) => {
  try {
    readContent(raw)
  } catch (error) {
    return (error as { faults: { at: string; code: string }[] }).faults.map(({ at, code }) => `${at} ${code}`)
  }
  return 'accepted'
}
const assetId = '019ab000-0000-7000-8000-000000000000'
const body = (...content: unknown[]) => ({ body: { type: 'doc', content } })
const linkTo = (href: unknown) =>
  body({
    type: 'paragraph',
    content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }],
  })

describe('reading content from outside', () => {
  test.each([
    ['a node nobody knows', body({ type: 'script' }), ['body.0 content_unknown_block']],
    ['raw HTML', body({ type: 'html', content: '<b>' }), ['body.0 content_unknown_block']],
    [
      'a heading of level 1',
      body({ type: 'heading', attrs: { level: 1 } }),
      ['body.0 content_unknown_block'],
    ],
    [
      'a heading in a quote',
      body({ type: 'blockquote', content: [{ type: 'heading', attrs: { level: 2 } }] }),
      ['body.0.0 content_unknown_block'],
    ],
    [
      'a figure without a picture',
      body({ type: 'figure', attrs: { assetId: 'x' } }),
      ['body.0 content_no_picture'],
    ],
    [
      'a film without an address in the bank',
      body({ type: 'recording', attrs: { assetId: '../x', transcript: 'x' } }),
      ['body.0 content_no_recording'],
    ],
    [
      'a transcript without end',
      body({ type: 'recording', attrs: { assetId, transcript: 'x'.repeat(20_001) } }),
      ['body.0.transcript content_too_long'],
    ],
    [
      'a mark nobody knows',
      body({ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'code' }] }] }),
      ['body.0.0 content_unknown_mark'],
    ],
    ['a script for a link', linkTo('javascript:alert(1)'), ['body.0.0 content_unsafe_link']],
    ['a script with spaces for a link', linkTo(' java\nscript:alert(1)'), ['body.0.0 content_unsafe_link']],
    ['a link that leaves without saying so', linkTo('//evil.example'), ['body.0.0 content_unsafe_link']],
    ['a data link', linkTo('data:text/html,x'), ['body.0.0 content_unsafe_link']],
    ['a link that is no text', linkTo({ toString: 'x' }), ['body.0.0 content_unsafe_link']],
    ['a field nobody knows', { headline: 'x', html: '<b>' }, ['html content_unknown_field']],
    ['a headline too long', { headline: 'x'.repeat(201) }, ['headline content_too_long']],
    ['an urgency of ten', { urgency: 10 }, ['urgency content_not_allowed']],
    ['a slug with capitals', { slug: 'Halo' }, ['slug content_not_allowed']],
    ['a place outside the world', { place: { lat: 91, lon: 0, name: 'x' } }, ['place content_not_allowed']],
    ['a list', [], [' content_not_allowed']],
    ['nothing', null, [' content_not_allowed']],
  ])('refuses %s', (_, raw, faults) => {
    expect(refusal(raw)).toEqual(faults)
  })

  test('refuses lists nested deeper than a reader follows', () => {
    let list: unknown = { type: 'bulletList', content: [] }
    for (let depth = 0; depth < 6; depth++)
      list = { type: 'bulletList', content: [{ type: 'listItem', content: [list] }] }
    expect(refusal(body(list))).toEqual([expect.stringContaining('content_too_deep')])
  })

  test('leaves out what an editor adds to its nodes, controls and direction marks', () => {
    const content = readContent({
      headline: ' Kapal\u0000 \u202eterbalik\t ',
      tags: ['Loket', 'loket', ' '],
      ...body({
        type: 'paragraph',
        attrs: { id: 'p1', textAlign: 'left' },
        content: [
          {
            type: 'text',
            text: 'x',
            marks: [{ type: 'link', attrs: { href: 'https://a.example/', target: '_blank', class: 'y' } }],
          },
        ],
      }),
    })
    expect(content.headline).toBe('Kapal terbalik')
    expect(content.tags).toEqual(['Loket'])
    expect(content.body.content).toEqual([
      {
        type: 'paragraph',
        attrs: { id: 'p1' },
        content: [
          { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'https://a.example/' } }] },
        ],
      },
    ])
  })

  test('gives every block an id of its own', () => {
    const { content } = readContent(
      body(...['a', 'a', undefined, 'x'.repeat(41)].map((id) => ({ type: 'paragraph', attrs: { id } }))),
    ).body
    const ids = content.map((block) => block.attrs?.id ?? '')
    expect(ids[0]).toBe('a')
    expect(new Set(ids).size).toBe(4)
    expect(ids.every((id) => /^[\w-]{1,40}$/.test(id))).toBe(true)
  })

  test('is a refusal or content that reads the same again, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), anyContent), (raw) => {
        const answer = reading(raw)
        expect(answer.fault === undefined || answer.fault === 'invalid_content').toBe(true)
        expect(answer.content && readContent(answer.content)).toEqual(answer.content)
      }),
    )
  })
})

describe('the hash', () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, inner]) => [key, shuffled(inner)]),
    )
  }

  test('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        expect(canonicalHash(shuffled(content) as EditionContent)).toBe(canonicalHash(content))
      }),
    )
  })

  test('changes with every field', () => {
    const hashes = [
      emptyContent(),
      emptyContent({ headline: 'x' }),
      emptyContent({ summary: 'x' }),
      emptyContent({ urgency: 1 }),
      emptyContent({ tags: ['x'] }),
      emptyContent({ place: { unitId: '019ab000-0000-7000-8000-000000000000' } }),
    ].map(canonicalHash)
    expect(new Set(hashes).size).toBe(hashes.length)
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('the body as HTML', () => {
  // What a browser's tokeniser takes for a tag: allowed names and attributes, values in double quotes, nothing else.
  const tag =
    /<(\/?)(p|h2|h3|blockquote|ul|ol|li|figure|figcaption|span|strong|em|a|img|video|audio|source|details|summary|br)((?: (?:href|rel|src|srcset|sizes|width|height|alt|loading|decoding|class|controls|preload|playsinline|poster|type|aria-label)="[^"<>]*")*)>/g
  const empty = new Set(['img', 'source', 'br'])

  test('holds no tag, attribute or quote that its author did not mean', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const html = renderBody(content.body, picturesFor(content), recordingsFor(content))
        const rest = html.replace(tag, '')
        expect(rest).not.toMatch(/[<>"']/)
        expect(html).not.toMatch(/ style=| on\w+="/)
        for (const [, href = ''] of html.matchAll(/ href="([^"]*)"/g))
          expect(href).toMatch(/^(https?:\/\/|mailto:|\/(?!\/)|#)/i)
        const opened = [...html.matchAll(tag)].filter(
          ([, close, name = '']) => close === '' && !empty.has(name),
        ).length
        expect([...html.matchAll(tag)].filter(([, close]) => close === '/')).toHaveLength(opened)
      }),
    )
  })

  test('of a story reads as one would write it', () => {
    const content = readContent(
      body(
        {
          type: 'heading',
          attrs: { id: 'a', level: 2 },
          content: [{ type: 'text', text: 'Loket & antrean' }],
        },
        {
          type: 'paragraph',
          attrs: { id: 'b' },
          content: [
            { type: 'text', text: 'Lihat ' },
            {
              type: 'text',
              text: 'di sini',
              marks: [{ type: 'bold' }, { type: 'link', attrs: { href: 'https://a.example/?x=1&y="2"' } }],
            },
          ],
        },
        { type: 'paragraph', attrs: { id: 'c' } },
        {
          type: 'bulletList',
          attrs: { id: 'd' },
          content: [
            { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'satu' }] }] },
          ],
        },
        {
          type: 'blockquote',
          attrs: { id: 'e' },
          content: [{ type: 'paragraph', content: [{ type: 'text', text: '“Ya.”' }] }],
        },
      ),
    )
    expect(renderBody(content.body, new Map())).toBe(
      [
        '<h2>Loket &amp; antrean</h2>',
        '<p>Lihat <a href="https://a.example/?x=1&amp;y=&quot;2&quot;" rel="noopener noreferrer"><strong>di sini</strong></a></p>',
        '<ul><li>satu</li></ul>',
        '<blockquote><p>“Ya.”</p></blockquote>',
      ].join('\n'),
    )
    expect(plainText(content.body)).toBe('Loket & antrean\n\nLihat di sini\n\nsatu\n\n“Ya.”')
  })

  test('needs every picture it shows', () => {
    const content = readContent(
      body({ type: 'figure', attrs: { assetId, alt: 'a', caption: 'k', credit: 'f' } }),
    )
    expect(() => renderBody(content.body, new Map())).toThrow('not_found')
    const html = renderBody(content.body, picturesFor(content))
    expect(html).toMatch(/^<figure><img src="\/media\/[^"]+" srcset="[^"]+ 640w, [^"]+ 1280w" sizes=/)
    expect(html).toContain('width="1280" height="853" alt="a" loading="lazy" decoding="async"')
    expect(html).toContain('<figcaption>k <span>f</span></figcaption></figure>')
  })

  test('plays a film in the browser’s own player, says what its file weighs, and keeps the lines of its transcript', () => {
    const content = readContent(
      body({
        type: 'recording',
        attrs: {
          assetId,
          caption: 'Jembatan "gantung"',
          credit: 'Humas',
          transcript: '\r\nRina: <Selamat pagi>\r\nBudi: Pagi.\r\n\r\n\r\nAir surut.\n',
          follows: ['credit', 'caption'],
          autoplay: true,
        },
      }),
    )
    const [block] = content.body.content
    expect(block?.attrs).toEqual({
      id: expect.any(String),
      assetId,
      caption: 'Jembatan "gantung"',
      credit: 'Humas',
      transcript: 'Rina: <Selamat pagi>\nBudi: Pagi.\n\nAir surut.',
      follows: ['caption', 'credit'],
    })
    const film = testRecording(assetId)
    const html = (known = film) =>
      renderBody(content.body, new Map(), { locale: 'id', known: new Map([[assetId, known]]) })
    expect(html()).toContain(
      '<video controls="" preload="none" aria-label="Film: Jembatan &quot;gantung&quot;" playsinline=""',
    )
    expect(html()).toContain(`<source src="${film.sources[1]?.url}" type="video/mp4"></video>`)
    expect(html()).toContain(`<p>2:05 · <a href="${film.sources[1]?.url}">Berkas MP4, 3,2 MB</a></p>`)
    expect(html()).toContain('<p>Rina: &lt;Selamat pagi&gt;<br>Budi: Pagi.</p><p>Air surut.</p></details>')
    expect(html(testRecording(assetId, { kind: 'audio' }))).toContain('<audio controls=""')
    const early = html(testRecording(assetId, { ready: false }))
    expect(early).toContain('Film ini sedang disiapkan')
    expect(early).not.toContain('<video')
    expect(html({ ...testRecording(assetId, { ready: false }), failed: true })).toContain(
      'Film ini tidak dapat diputar.',
    )
    expect(early).toContain('Air surut.')
    expect(() => renderBody(content.body, new Map())).toThrow('not_found')
    expect(plainText(content.body)).toBe(
      '▶ Jembatan "gantung"\nRina: <Selamat pagi>\nBudi: Pagi.\n\nAir surut.',
    )
  })
})
