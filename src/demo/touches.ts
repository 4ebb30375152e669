/** Small changes to a text, as an editor makes them. */
import type { EditionContent } from '../house/newsroom/index.ts'
import type { DemoRecording } from './make-recordings.ts'

type Touch = (content: EditionContent) => EditionContent

const id = (content: EditionContent) => `n${content.body.content.length + 1}`

export const addParagraph =
  (text: string): Touch =>
  (content) => ({
    ...content,
    body: {
      ...content.body,
      content: [
        ...content.body.content,
        { type: 'paragraph', attrs: { id: id(content) }, content: [{ type: 'text', text }] },
      ],
    },
  })

/** After the second block: where a reader knows what it is about. */
export const addRecording =
  (recording: DemoRecording): Touch =>
  (content) => {
    const { content: blocks } = content.body
    const attrs = { id: id(content), ...recording }
    const body = [...blocks.slice(0, 2), { type: 'recording' as const, attrs }, ...blocks.slice(2)]
    return { ...content, body: { ...content.body, content: body } }
  }

/** Says the first paragraph anew. */
export const openWith =
  (text: string): Touch =>
  (content) => {
    const [first, ...rest] = content.body.content
    return {
      ...content,
      body: {
        ...content.body,
        content: [
          {
            type: 'paragraph',
            attrs: { id: first?.attrs?.id ?? 'b1' },
            content: [{ type: 'text', text }],
          },
          ...rest,
        ],
      },
    }
  }

export const retitle =
  (headline: string): Touch =>
  (content) => ({ ...content, headline })

/** A sketch: what a contributor has after ten minutes. */
export const sketch: Touch = (content) => ({
  ...content,
  summary: '',
  topic: '',
  tags: [],
  body: { ...content.body, content: content.body.content.slice(0, 2) },
})

export const inTurn =
  (...touches: Touch[]): Touch =>
  (content) =>
    touches.reduce((text, touch) => touch(text), content)
