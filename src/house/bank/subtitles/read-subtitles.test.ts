import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { HouseError } from '../../../platform/errors.ts'
import { readSubtitles } from './read-subtitles.ts'
import { asVtt, asWords } from './write-subtitles.ts'

const bytes = (text: string) => Buffer.from(text)
const read = (text: string) => readSubtitles(bytes(text))
const cue = (text: string) => read(`1\n00:00:01,000 --> 00:00:02,000\n${text}`)[0]?.text

test('SubRip as a subtitle editor saves it becomes WebVTT; what only paints is left behind', () => {
  const srt = [
    '\ufeff1',
    '00:00:04,500 --> 00:00:06,000',
    '<font color="#ff0000">Air <i>sudah</i> surut,</font>',
    '{\\an8}kata warga & lurah.',
    '',
    '2',
    '00:00:01,000 --> 00:00:03,250 X1:100 Y1:20',
    '- Jembatan <b>dibuka.',
    '',
  ].join('\r\n')
  expect(asVtt(read(srt))).toBe(
    [
      'WEBVTT',
      '',
      '00:00:01.000 --> 00:00:03.250',
      '- Jembatan <b>dibuka.</b>',
      '',
      '00:00:04.500 --> 00:00:06.000',
      'Air <i>sudah</i> surut,',
      'kata warga &amp; lurah.',
      '',
    ].join('\n'),
  )
})

test('of WebVTT speakers, emphasis and places stay; styles, regions, notes, links and scripts do not', () => {
  const vtt = [
    'WEBVTT - Jembatan',
    'Kind: captions',
    '',
    'STYLE\n::cue { background: url(https://a.example/x) }',
    '',
    'REGION\nid:fred',
    '',
    'NOTE belum diperiksa',
    '',
    'pembuka',
    '00:01.000 --> 00:02.000 line:0 align:start region:fred onclick:x',
    '<v.keras Siti Rahma>Selamat <c.merah>pagi</c> <00:01.500><script>alert(1)</script></v>',
    '5 < 6 &lt;b&gt; \u202ekanan',
  ].join('\n')
  const [only] = read(vtt)
  expect(only).toEqual({
    from: 1000,
    until: 2000,
    settings: 'line:0 align:start',
    text: '<v Siti Rahma>Selamat pagi alert(1)</v>\n5 &lt; 6 &lt;b&gt; kanan',
  })
  expect(asWords([only!, { ...only!, from: 9000, until: 9500, text: 'Sampai jumpa.' }])).toBe(
    'Siti Rahma: Selamat pagi alert(1) 5 < 6 <b> kanan\n\nSampai jumpa.',
  )
})

test.each([
  ['another encoding', Buffer.from([0x57, 0x45, 0xff, 0xfe]), { code: 'subtitles_not_utf8' }],
  ['UTF-16', Buffer.from('\ufeffWEBVTT', 'utf16le'), { code: 'subtitles_not_utf8' }],
  ['a picture', Buffer.from('GIF89a\0\0'), { code: 'subtitles_not_utf8' }],
  ['nothing', bytes(''), { code: 'subtitles_empty' }],
  ['a head alone', bytes('WEBVTT\n\nNOTE kosong'), { code: 'subtitles_empty' }],
  ['a letter', bytes('1\nYth. Ibu'), { code: 'subtitles_line', params: { line: 1 } }],
  ['minute 61', bytes('\n\n7\n00:61:01,000 --> 00:62:00,000\nA'), { params: { line: 4 } }],
  [
    'an end before the beginning',
    bytes('1\n00:00:02,000 --> 00:00:01,000\nA'),
    { code: 'subtitles_times', params: { line: 2 } },
  ],
  ['more than a megabyte', Buffer.alloc(1_000_001, 65), { code: 'subtitles_too_large' }],
  [
    'ten thousand and one',
    bytes('00:00:01,000 --> 00:00:02,000\nA\n\n'.repeat(10_001)),
    { code: 'subtitles_too_many' },
  ],
])('%s is refused with the line where it goes wrong', (_, file, refusal) => {
  expect(() => readSubtitles(file)).toThrow(expect.objectContaining({ status: 422, ...refusal }))
})

test('whatever stands in a cue, nothing but its own four tags comes out, closed; and what was kept is kept the same again', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<b>',
      '</b>',
      '<i>',
      '</i>',
      '<v A&B>',
      '</v>',
      '<v>',
      '<',
      '>',
      '&lt;',
      '&amp;lt;',
      '-->',
    ),
    fc.constantFrom('<img src=x onerror=alert(1)>', '<B.x>', '<b/>', '</', '<<b>>', '\u0000a', '\u202e', '&'),
    fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => text.replace(/[\r\n\0]/g, ' ')),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('').replaceAll('\0', '')
      const file = `1\n00:00:01,000 --> 00:00:02,000\nA ${text}`
      const cues = read(file)
      const shown = cues[0]?.text ?? ''
      const open: string[] = []
      for (const [tag, slash, name] of shown.matchAll(/<(\/?)([^ >]*)[^>]*>/g)) {
        expect(tag).toMatch(/^<\/?(?:[biu]|v(?: [^<>]+)?)>$/)
        if (slash === '') open.push(name ?? '')
        else expect(open.pop()).toBe(name)
      }
      expect(open).toEqual([])
      expect(shown.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]/)
      expect(readSubtitles(Buffer.from(asVtt(cues)))).toEqual(cues)
    }),
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (file) => {
      try {
        readSubtitles(file)
      } catch (error) {
        expect(error).toBeInstanceOf(HouseError)
      }
    }),
  )
  expect(cue('<v >A')).toBe('A')
})
