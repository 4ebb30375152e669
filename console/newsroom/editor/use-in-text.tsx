/** What frames a picture, a film or a sound within the text: what became of its record, its words, and what can be done. */
import { NodeViewWrapper, type NodeViewProps } from '@tiptap/react'
import { useContext, type ReactNode } from 'react'
import { t, type MessageKey } from '../../frame/messages.ts'
import { PictureMannersContext } from '../picture-frame.tsx'
import { PictureWords, RecordMoved } from '../picture-words.tsx'
import { useRecordWords, type Followed, type Use } from '../record-words.ts'
import classes from './editor.module.css'

interface UseInTextProps {
  view: Pick<NodeViewProps, 'node' | 'updateAttributes' | 'editor' | 'selected'>
  fields: readonly (readonly [at: Followed, label: MessageKey, max: number])[]
  /** The thing itself. */
  children: ReactNode
  /** Below its words, for whoever may write. */
  below: ReactNode
}

type Attributes = Omit<Use, 'follows'> & { id: string | null; follows: Followed[] | null }

export function UseInText({ view, fields, children, below }: UseInTextProps) {
  const { node, updateAttributes, editor, selected } = view
  const { id, follows, ...rest } = node.attrs as Attributes
  const { published, writing } = useContext(PictureMannersContext)
  const use: Use = { ...rest, ...(follows === null ? {} : { follows }) }
  const readOnly = !editor.isEditable
  const change = (next: Use) => updateAttributes({ ...next, follows: next.follows ?? null })
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
      {children}
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
            fields={fields.map(([at, label, max]) => [at, t(label), max] as const)}
          />
          {below}
        </div>
      )}
    </NodeViewWrapper>
  )
}
