import { useQuery } from '@tanstack/react-query'
import { Node, mergeAttributes } from '@tiptap/core'
import { ReactNodeViewRenderer, type NodeViewProps } from '@tiptap/react'
import { assetQuery } from '../../bank/asset-queries.ts'
import type { Crop } from '../../bank/crop-shapes.ts'
import { CutImage } from '../../bank/cut-image.tsx'
import { previewUrl } from '../../bank/upload-picture.ts'
import { t } from '../../frame/messages.ts'
import { PictureTools } from '../picture-frame.tsx'
import { UseInText } from './use-in-text.tsx'

interface FigureAttributes {
  assetId: string
  alt: string
  crop: Crop | null
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

function FigureView(view: NodeViewProps) {
  const { assetId, alt, crop } = view.node.attrs as FigureAttributes
  const { data: asset } = useQuery(assetQuery(assetId))
  return (
    <UseInText
      view={view}
      fields={words}
      below={
        <PictureTools
          asset={asset}
          crop={crop ?? undefined}
          onCrop={(next) => view.updateAttributes({ crop: next ?? null })}
          onRemove={view.deleteNode}
          removeLabel={t('console.editor.remove_picture')}
        />
      }
    >
      <CutImage src={previewUrl(assetId)} alt={alt} crop={crop ?? undefined} draggable />
    </UseInText>
  )
}
