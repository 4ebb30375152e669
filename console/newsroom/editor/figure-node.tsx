import { Node, mergeAttributes } from '@tiptap/core'
import { NodeViewWrapper, ReactNodeViewRenderer, type NodeViewProps } from '@tiptap/react'
import { useContext } from 'react'
import type { Crop } from '../../bank/crop-shapes.ts'
import { CutImage } from '../../bank/cut-image.tsx'
import { previewUrl } from '../../bank/upload-picture.ts'
import { t } from '../../frame/messages.ts'
import { PictureMannersContext, PictureTools } from '../picture-frame.tsx'
import { PictureWords, RecordMoved } from '../picture-words.tsx'
import { useRecordWords, type Followed } from '../record-words.ts'
import classes from './editor.module.css'

interface FigureAttributes {
  id: string | null
  assetId: string
  alt: string
  caption: string
  credit: string
  crop: Crop | null
  follows: Followed[] | null
}

const parsed = (text: string | undefined): unknown => {
  try {
    return text === undefined ? null : JSON.parse(text)
  } catch {
    return null
  }
}

/** A picture of the bank within the text, with its caption, credit and alternative text. */
export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  atom: true,
  draggable: true,
  isolating: true,
  addAttributes: () => ({
    assetId: { default: '' },
    alt: { default: '' },
    caption: { default: '' },
    credit: { default: '' },
    crop: { default: null, rendered: false },
    follows: { default: null, rendered: false },
  }),
  // Only within the editor: figures from elsewhere have no picture in our bank.
  parseHTML: () => [
    {
      tag: 'figure[data-asset]',
      getAttrs: (element) => ({
        assetId: element.dataset['asset'] ?? '',
        alt: element.dataset['alt'] ?? '',
        caption: element.dataset['caption'] ?? '',
        credit: element.dataset['credit'] ?? '',
        crop: parsed(element.dataset['crop']),
        follows: parsed(element.dataset['follows']),
      }),
    },
  ],
  renderHTML: ({ HTMLAttributes, node }) => [
    'figure',
    mergeAttributes(HTMLAttributes, {
      'data-asset': node.attrs['assetId'] as string,
      'data-alt': node.attrs['alt'] as string,
      'data-caption': node.attrs['caption'] as string,
      'data-credit': node.attrs['credit'] as string,
      'data-crop': JSON.stringify(node.attrs['crop']),
      'data-follows': JSON.stringify(node.attrs['follows']),
    }),
  ],
  addNodeView: () => ReactNodeViewRenderer(FigureView),
})

const words = [
  ['caption', 'console.field.caption', 1000],
  ['credit', 'console.field.credit', 300],
  ['alt', 'console.field.alt', 1000],
] as const

function FigureView({ node, updateAttributes, deleteNode, editor, selected }: NodeViewProps) {
  const { id, crop, follows, ...rest } = node.attrs as FigureAttributes
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
      <CutImage src={previewUrl(use.assetId)} alt={use.alt} crop={crop ?? undefined} draggable />
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
          <PictureTools
            asset={asset}
            crop={crop ?? undefined}
            onCrop={(next) => updateAttributes({ crop: next ?? null })}
            onRemove={deleteNode}
            removeLabel={t('console.editor.remove_picture')}
          />
        </div>
      )}
    </NodeViewWrapper>
  )
}
