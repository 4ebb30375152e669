/** The text itself: Mantine's frame around Tiptap, limited to what the newsroom accepts. */
import { FileButton, Progress, Text } from '@mantine/core'
import { RichTextEditor, type RichTextEditorLabels } from '@mantine/tiptap'
import '@mantine/tiptap/styles.css'
import { IconMovie, IconPhotoPlus, IconPhotoSearch } from '@tabler/icons-react'
import { useEditor, type Editor } from '@tiptap/react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Asset } from '../../bank/asset-queries.ts'
import { PickDialog } from '../../bank/pick-dialog.tsx'
import { pictureTypes, uploadPicture } from '../../bank/upload-picture.ts'
import { FaultNotice } from '../../frame/fault-notice.tsx'
import { t } from '../../frame/messages.ts'
import { takenFromBank } from '../record-words.ts'
import type { BlockNode, BodyDoc } from '../shapes.ts'
import classes from './editor.module.css'
import { extensions, markedBlocks, picturesArrived } from './extensions.ts'

const labels = (): Partial<RichTextEditorLabels> => ({
  boldControlLabel: t('console.editor.bold'),
  italicControlLabel: t('console.editor.italic'),
  linkControlLabel: t('console.editor.link'),
  unlinkControlLabel: t('console.editor.unlink'),
  h2ControlLabel: t('console.editor.h2'),
  h3ControlLabel: t('console.editor.h3'),
  blockquoteControlLabel: t('console.editor.quote'),
  bulletListControlLabel: t('console.editor.bullets'),
  orderedListControlLabel: t('console.editor.numbers'),
  undoControlLabel: t('console.editor.undo'),
  redoControlLabel: t('console.editor.redo'),
  linkEditorInputLabel: t('console.editor.link_address'),
  linkEditorInputPlaceholder: 'https://',
  linkEditorExternalLink: t('console.editor.link_new_tab'),
  linkEditorInternalLink: t('console.editor.link_same_tab'),
  linkEditorSave: t('console.act.save'),
})

interface StoryEditorProps {
  body: BodyDoc
  editable: boolean
  unitId: string
  lang: string
  remarked: ReadonlySet<string>
  onChange: (body: BodyDoc) => void
  onReady?: (editor: Editor | null) => void
}

/** What is stored of the editor's document: ids on top-level blocks only, no empty attributes. */
function stored(editor: Editor): BodyDoc {
  const plain = (node: BlockNode, top: boolean): BlockNode => {
    const attrs = Object.fromEntries(
      Object.entries(node.attrs ?? {}).filter(
        ([name, value]) => value !== null && (top || name !== 'id') && name !== 'start' && name !== 'type',
      ),
    )
    return {
      type: node.type,
      ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
      ...(node.content === undefined
        ? {}
        : {
            content: node.content.map((child) =>
              'text' in child
                ? {
                    ...child,
                    ...(child.marks === undefined
                      ? {}
                      : {
                          marks: child.marks.map((mark) =>
                            mark.type === 'link'
                              ? { type: 'link', attrs: { href: mark.attrs?.href ?? '' } }
                              : { type: mark.type },
                          ),
                        }),
                  }
                : plain(child, false),
            ),
          }),
    }
  }
  const { content = [] } = editor.getJSON() as { content?: BlockNode[] }
  const blocks = content.map((block) => plain(block, true))
  // The editor keeps an empty line at the end to write on; it is not part of the story.
  while (blocks.at(-1)?.type === 'paragraph' && blocks.at(-1)?.content === undefined) blocks.pop()
  return { type: 'doc', content: blocks }
}

export function StoryEditor({ body, editable, unitId, lang, remarked, onChange, onReady }: StoryEditorProps) {
  const [sending, setSending] = useState<number | null>(null)
  const [picking, setPicking] = useState<'picture' | 'recording' | null>(null)
  const [error, setError] = useState<unknown>(null)

  const editor = useEditor({
    extensions,
    content: body.content.length === 0 ? '' : body,
    editable,
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        'aria-label': t('console.editor.label'),
        'aria-multiline': 'true',
        role: 'textbox',
        lang,
        class: classes.text ?? '',
      },
    },
  })

  /** A figure states no rights of its own. */
  function place(asset: Parameters<typeof takenFromBank>[0]): void {
    const { rights: _, ...attrs } = takenFromBank(asset)
    const follows = attrs.follows?.filter((one) => one !== 'rights')
    editor
      .chain()
      .focus()
      .insertContent({ type: 'figure', attrs: { ...attrs, follows } })
      .run()
  }

  /** What the record says for those who cannot see it is where a transcript begins. */
  function placeRecording({ id: assetId, caption, credit, alt: transcript }: Asset): void {
    const follows = ['caption', 'credit']
    editor
      .chain()
      .focus()
      .insertContent({ type: 'recording', attrs: { assetId, caption, credit, transcript, follows } })
      .run()
  }

  async function insert(files: File[]): Promise<void> {
    setError(null)
    try {
      for (const file of files) {
        setSending(0)
        place(await uploadPicture(unitId, file, setSending))
      }
    } catch (thrown) {
      setError(thrown)
    } finally {
      setSending(null)
    }
  }

  const insertPictures = useEffectEvent((files: File[]) => void insert(files))
  // Opening a text gives ids to its nested blocks and may reorder marks; only what a person changed is told.
  const last = useRef('')
  const changed = useEffectEvent(() => {
    const next = stored(editor)
    const text = JSON.stringify(next)
    if (text === last.current) return
    last.current = text
    onChange(next)
  })
  useEffect(() => {
    const pasted = (event: Event) => insertPictures((event as CustomEvent<File[]>).detail)
    const { dom } = editor.view
    last.current = JSON.stringify(stored(editor))
    const update = () => changed()
    editor.on('update', update)
    dom.addEventListener(picturesArrived, pasted)
    return () => {
      editor.off('update', update)
      dom.removeEventListener(picturesArrived, pasted)
    }
  }, [editor])
  useEffect(() => {
    editor.setEditable(editable, false)
  }, [editor, editable])
  useEffect(() => {
    editor.view.dispatch(editor.state.tr.setMeta(markedBlocks, remarked).setMeta('addToHistory', false))
  }, [editor, remarked])
  useEffect(() => {
    onReady?.(editor)
    return () => onReady?.(null)
  }, [editor, onReady])

  return (
    <RichTextEditor
      editor={editor}
      labels={labels()}
      className={classes.editor ?? ''}
      withTypographyStyles={false}
    >
      {editable && (
        <RichTextEditor.Toolbar
          sticky
          stickyOffset="var(--toolbar-offset, 0px)"
          className={classes.toolbar ?? ''}
        >
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.H2 />
            <RichTextEditor.H3 />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Bold />
            <RichTextEditor.Italic />
            <RichTextEditor.Link />
            <RichTextEditor.Unlink />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Blockquote />
            <RichTextEditor.BulletList />
            <RichTextEditor.OrderedList />
            <FileButton accept={pictureTypes.join(',')} multiple onChange={(files) => void insert(files)}>
              {(props) => (
                <RichTextEditor.Control
                  {...props}
                  aria-label={t('console.editor.picture')}
                  title={t('console.editor.picture')}
                >
                  <IconPhotoPlus size={16} stroke={1.5} aria-hidden />
                </RichTextEditor.Control>
              )}
            </FileButton>
            <RichTextEditor.Control
              onClick={() => setPicking('picture')}
              aria-label={t('console.pick.from_bank')}
              title={t('console.pick.from_bank')}
            >
              <IconPhotoSearch size={16} stroke={1.5} aria-hidden />
            </RichTextEditor.Control>
            <RichTextEditor.Control
              onClick={() => setPicking('recording')}
              aria-label={t('console.pick.recording')}
              title={t('console.pick.recording')}
            >
              <IconMovie size={16} stroke={1.5} aria-hidden />
            </RichTextEditor.Control>
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Undo />
            <RichTextEditor.Redo />
          </RichTextEditor.ControlsGroup>
        </RichTextEditor.Toolbar>
      )}
      {sending !== null && (
        <output className={classes.sending}>
          <Text size="sm">{t('console.editor.sending', { percent: Math.round(sending * 100) })}</Text>
          <Progress value={sending * 100} aria-label={t('console.editor.sending_label')} />
        </output>
      )}
      {error !== null && <FaultNotice error={error} />}
      {picking !== null && (
        <PickDialog
          unitId={unitId}
          kinds={picking === 'picture' ? ['picture'] : ['video', 'audio']}
          title={t(picking === 'picture' ? 'console.pick.title' : 'console.pick.recording_title')}
          onPick={picking === 'picture' ? place : placeRecording}
          onClose={() => setPicking(null)}
        />
      )}
      <RichTextEditor.Content />
    </RichTextEditor>
  )
}
