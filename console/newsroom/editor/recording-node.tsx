import { Text, Textarea } from '@mantine/core'
import { Node, mergeAttributes } from '@tiptap/core'
import { NodeViewWrapper, ReactNodeViewRenderer, type NodeViewProps } from '@tiptap/react'
import { useContext } from 'react'
import { t } from '../../frame/messages.ts'
import { PictureMannersContext, PictureTools } from '../picture-frame.tsx'
import { PictureWords, RecordMoved } from '../picture-words.tsx'
import { useRecordWords, type Followed } from '../record-words.ts'
import { RecordingInText } from '../recording-in-text.tsx'
import classes from './editor.module.css'

interface RecordingAttributes {
  id: string | null
  assetId: string
  caption: string
  credit: string
  transcript: string
  follows: Followed[] | null
}

const kept = ['assetId', 'caption', 'credit', 'transcript'] as const

/** A film or a sound of the bank within the text, with its caption, credit and transcript. */
export const Recording = Node.create({
  name: 'recording',
  group: 'block',
  atom: true,
  draggable: true,
  isolating: true,
  addAttributes: () => ({
    ...Object.fromEntries(kept.map((name) => [name, { default: '', rendered: false }])),
    follows: { default: null, rendered: false },
  }),
  // Only within the editor: films from elsewhere are not in our bank.
  parseHTML: () => [
    {
      tag: 'figure[data-recording]',
      getAttrs: (element) => {
        try {
          return JSON.parse(element.dataset['recording'] ?? '') as RecordingAttributes
        } catch {
          return false
        }
      },
    },
  ],
  renderHTML: ({ HTMLAttributes, node }) => {
    const { id: _, ...attrs } = node.attrs
    return ['figure', mergeAttributes(HTMLAttributes, { 'data-recording': JSON.stringify(attrs) })]
  },
  addNodeView: () => ReactNodeViewRenderer(RecordingView),
})

const words = [
  ['caption', 'console.field.caption', 1000],
  ['credit', 'console.field.credit', 300],
] as const

function RecordingView({ node, updateAttributes, deleteNode, editor, selected }: NodeViewProps) {
  const { id, transcript, follows, ...rest } = node.attrs as RecordingAttributes
  const { published, writing } = useContext(PictureMannersContext)
  const use = { ...rest, ...(follows === null ? {} : { follows }) }
  const readOnly = !editor.isEditable
  const change = (next: typeof use) => updateAttributes({ ...next, follows: next.follows ?? null })
  const { asset, behind } = useRecordWords(use, {
    keepUp: writing && !published && !readOnly,
    onChange: change,
  })
  return (
    <NodeViewWrapper
      as="figure"
      className={classes.figure}
      data-id={id ?? undefined}
      data-selected={selected || undefined}
    >
      <div contentEditable={false} data-drag-handle>
        <RecordingInText assetId={use.assetId} caption={use.caption} />
      </div>
      <div contentEditable={false} className={classes.figureNotice}>
        <RecordMoved
          use={use}
          asset={asset}
          behind={behind}
          published={published}
          readOnly={readOnly}
          onChange={change}
        />
      </div>
      {readOnly ? (
        <figcaption>
          {use.caption} {use.credit}
        </figcaption>
      ) : (
        <div className={classes.figureFields} contentEditable={false}>
          <PictureWords
            use={use}
            asset={asset}
            size="xs"
            readOnly={false}
            onChange={change}
            fields={words.map(([at, label, max]) => [at, t(label), max] as const)}
          />
          <Textarea
            className={classes.transcript ?? ''}
            size="xs"
            label={t('console.recording.transcript')}
            description={t('console.recording.transcript_hint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={transcript}
            maxLength={20_000}
            autosize
            minRows={3}
            maxRows={14}
            error={transcript.trim() === '' ? t('console.recording.transcript_needed') : undefined}
            onChange={(event) => updateAttributes({ transcript: event.currentTarget.value })}
          />
          {asset?.kind === 'video' && (
            <Text size="xs" c="dimmed" className={classes.transcript ?? ''}>
              {t('console.recording.no_subtitles')}
            </Text>
          )}
          <PictureTools onRemove={deleteNode} removeLabel={t('console.recording.remove')} />
        </div>
      )}
    </NodeViewWrapper>
  )
}
