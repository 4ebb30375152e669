/** Contents as fast-check makes them: well-formed, but with every text as hostile as it can be. */
import * as fc from 'fast-check'
import {
  assetIdsOf,
  emptyContent,
  type Block,
  type EditionContent,
  type Mark,
  type TextNode,
} from '../../src/house/newsroom/content.ts'
import type { PublicPicture } from '../../src/house/newsroom/publication.ts'
import { recordingUses, type PublicRecording } from '../../src/house/newsroom/recording.ts'
import { newRef } from '../../src/platform/ids.ts'
import { testPicture } from './publications.ts'

const hostile = fc.constantFrom(
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '&lt;b&gt;',
  '</p></blockquote>',
  ']]>',
  'Loket terpadu dibuka.',
  'Kapal & perahu',
)
const text = fc.oneof(hostile, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }))
const href = fc.constantFrom(
  'https://a.example/?q="<>\'&x=1',
  'http://b.example',
  'mailto:humas@a.example',
  '/berita/x',
  'javascript:alert(1)',
  '//c.example',
  'https://"onclick="alert(1)',
)
const marks: fc.Arbitrary<Mark[]> = fc
  .subarray<Mark['type']>(['bold', 'italic', 'link'])
  .chain((types) =>
    href.map((address) =>
      types.map((type): Mark => (type === 'link' ? { type, attrs: { href: address } } : { type })),
    ),
  )
const inline: fc.Arbitrary<TextNode[]> = fc.array(
  fc.record({ text, marks }).map((node): TextNode => ({ type: 'text', ...node })),
  { maxLength: 4 },
)
const paragraph = inline.map((content) => ({ type: 'paragraph' as const, content }))
const list = fc.record({
  type: fc.constantFrom('bulletList' as const, 'orderedList' as const),
  content: fc.array(
    fc
      .array(paragraph, { minLength: 1, maxLength: 2 })
      .map((content) => ({ type: 'listItem' as const, content })),
    { maxLength: 3 },
  ),
})
const figure = fc
  .record({ assetId: fc.uuid({ version: 7 }), alt: text, caption: text, credit: text })
  .map((attrs) => ({ type: 'figure' as const, attrs }))
const recording = fc
  .record({
    assetId: fc.uuid({ version: 7 }),
    caption: text,
    credit: text,
    transcript: fc.array(text, { maxLength: 3 }).map((lines) => lines.join('\n')),
  })
  .map((attrs) => ({ type: 'recording' as const, attrs }))
const block = (id: string): fc.Arbitrary<Block> =>
  fc.oneof(
    paragraph.map((node): Block => ({ ...node, attrs: { id } })),
    fc
      .record({ level: fc.constantFrom(2 as const, 3 as const), content: inline })
      .map(({ level, content }): Block => ({ type: 'heading', attrs: { id, level }, content })),
    fc
      .array(paragraph, { maxLength: 2 })
      .map((content): Block => ({ type: 'blockquote', attrs: { id }, content })),
    list.map((node): Block => ({ ...node, attrs: { id } })),
    figure.map((node): Block => ({ ...node, attrs: { ...node.attrs, id } })),
    recording.map((node): Block => ({ ...node, attrs: { ...node.attrs, id } })),
  )

/** Ids from a small pool, so that two contents share some blocks and not others. */
export const anyBlocks: fc.Arbitrary<Block[]> = fc
  .shuffledSubarray(['b1', 'b2', 'b3', 'b4', 'b5', 'b6'])
  .chain((ids) => fc.tuple(...ids.map(block)))

export const anyContent: fc.Arbitrary<EditionContent> = fc
  .record({ headline: text, summary: text, tags: fc.array(text, { maxLength: 3 }), blocks: anyBlocks })
  .map(({ blocks, ...fields }) => emptyContent({ ...fields, body: { type: 'doc', content: blocks } }))

export const picturesFor = (content: EditionContent): ReadonlyMap<string, PublicPicture> =>
  new Map(assetIdsOf(content).map((id) => [id, testPicture(id)]))

export function testRecording(
  assetId: string,
  { kind = 'video', ready = true }: { kind?: PublicRecording['kind']; ready?: boolean } = {},
): PublicRecording {
  const at = `/media/${newRef(16)}`
  const film = kind === 'video'
  return {
    assetId,
    ref: at.slice(7),
    kind,
    durationMs: 125_400,
    width: film ? 1280 : null,
    height: film ? 720 : null,
    poster: film && ready ? testPicture().renditions : [],
    sources: !ready
      ? []
      : film
        ? [
            { url: `${at}/made/hls/master.m3u8`, type: 'application/vnd.apple.mpegurl', bytes: 300 },
            { url: `${at}/made/web`, type: 'video/mp4', bytes: 3_240_000 },
          ]
        : [{ url: `${at}/made/sound`, type: 'audio/mp4', bytes: 410_000 }],
    failed: false,
  }
}

/** Some that can be played and some that can not be yet. */
export const recordingsFor = (content: EditionContent) => ({
  locale: 'id' as const,
  known: new Map(
    recordingUses(content.body).map(({ assetId }, at) => [
      assetId,
      testRecording(assetId, { kind: at % 2 === 0 ? 'video' : 'audio', ready: at % 3 !== 2 }),
    ]),
  ),
})
