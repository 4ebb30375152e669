import { Button, Text, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Node, mergeAttributes } from '@tiptap/core'
import { ReactNodeViewRenderer, type NodeViewProps } from '@tiptap/react'
import { assetQuery } from '../../bank/asset-queries.ts'
import { languageName, subtitlesQuery } from '../../bank/subtitle-queries.ts'
import { api, got } from '../../frame/api.ts'
import { t } from '../../frame/messages.ts'
import { notifyFault } from '../../frame/notify.ts'
import { PictureTools } from '../picture-frame.tsx'
import type { Followed } from '../record-words.ts'
import { RecordingInText } from '../recording-in-text.tsx'
import classes from './editor.module.css'
import { UseInText } from './use-in-text.tsx'

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

function RecordingView(view: NodeViewProps) {
  const { assetId, caption, transcript } = view.node.attrs as RecordingAttributes
  const { data: asset } = useQuery(assetQuery(assetId))
  return (
    <UseInText
      view={view}
      fields={words}
      below={
        <>
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
            onChange={(event) => view.updateAttributes({ transcript: event.currentTarget.value })}
          />
          {asset?.kind === 'video' && (
            <FromSubtitles
              assetId={assetId}
              written={transcript.trim() !== ''}
              onWords={(said) => view.updateAttributes({ transcript: said.slice(0, 20_000) })}
            />
          )}
          <PictureTools onRemove={view.deleteNode} removeLabel={t('console.recording.remove')} />
        </>
      }
    >
      <div contentEditable={false} data-drag-handle>
        <RecordingInText assetId={assetId} caption={caption} />
      </div>
    </UseInText>
  )
}

/** What the subtitles say begins a transcript; one that somebody wrote is left alone. */
function FromSubtitles({
  assetId,
  written,
  onWords,
}: {
  assetId: string
  written: boolean
  onWords: (words: string) => void
}) {
  const { data } = useQuery(subtitlesQuery(assetId))
  const shown = data?.filter(({ ended }) => ended === null)
  if (shown?.length === 0)
    return (
      <Text size="xs" c="dimmed" className={classes.transcript ?? ''}>
        {t('console.recording.subtitles_none')}
      </Text>
    )
  async function take(lang: string): Promise<void> {
    const path = { id: assetId, lang }
    try {
      onWords((await got(api.GET('/api/v1/assets/{id}/subtitles/{lang}/words', { params: { path } }))).words)
    } catch (error) {
      notifyFault(error)
    }
  }
  return written
    ? null
    : shown?.map(({ lang }) => (
        <Button key={lang} size="compact-sm" variant="subtle" onClick={() => void take(lang)}>
          {t('console.recording.from_subtitles', { language: languageName(lang) })}
        </Button>
      ))
}
