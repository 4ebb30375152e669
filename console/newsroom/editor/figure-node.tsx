import { Node, mergeAttributes } from '@tiptap/core'
import { NodeViewWrapper, ReactNodeViewRenderer, type NodeViewProps } from '@tiptap/react'
import { Button, TextInput } from '@mantine/core'
import { previewUrl } from '../../bank/upload-picture.ts'
import { t } from '../../frame/messages.ts'
import classes from './editor.module.css'

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
    }),
  ],
  addNodeView: () => ReactNodeViewRenderer(FigureView),
})

function FigureView({ node, updateAttributes, deleteNode, editor, selected }: NodeViewProps) {
  const attrs = node.attrs as {
    id: string | null
    assetId: string
    alt: string
    caption: string
    credit: string
  }
  const field = (name: 'alt' | 'caption' | 'credit', label: string, description?: string) => (
    <TextInput
      size="xs"
      label={label}
      {...(description === undefined ? {} : { description })}
      value={attrs[name]}
      error={name === 'alt' && attrs.alt.trim() === '' ? t('console.field.alt_needed') : undefined}
      onChange={(event) => updateAttributes({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <NodeViewWrapper
      as="figure"
      className={classes.figure}
      data-id={attrs.id ?? undefined}
      data-selected={selected || undefined}
    >
      <img src={previewUrl(attrs.assetId)} alt={attrs.alt} data-drag-handle />
      {editor.isEditable ? (
        <div className={classes.figureFields} contentEditable={false}>
          {field('caption', t('console.field.caption'))}
          {field('credit', t('console.field.credit'))}
          {field('alt', t('console.field.alt'))}
          <Button size="compact-sm" onClick={deleteNode}>
            {t('console.editor.remove_picture')}
          </Button>
        </div>
      ) : (
        <figcaption>
          {attrs.caption} {attrs.credit}
        </figcaption>
      )}
    </NodeViewWrapper>
  )
}
