/** A body as it reads, drawn from its nodes; nothing is parsed, so nothing can run. */
import { Fragment, type ReactNode } from 'react'
import type { Crop } from '../bank/crop-shapes.ts'
import { CutImage } from '../bank/cut-image.tsx'
import { previewUrl } from '../bank/upload-picture.ts'
import classes from './newsroom.module.css'
import { RecordingInText } from './recording-in-text.tsx'
import type { BlockNode, BodyDoc, TextNode } from './shapes.ts'

export function BodyView({
  body,
  lang,
  renderBeside,
}: {
  body: BodyDoc
  lang: string
  renderBeside?: (block: BlockNode) => ReactNode
}) {
  return (
    <div className={classes.prose} lang={lang}>
      {body.content.map((block, at) => (
        <div key={word(block.attrs?.['id']) || at}>
          <Block node={block} />
          {renderBeside?.(block)}
        </div>
      ))}
    </div>
  )
}

const word = (value: unknown): string => (typeof value === 'string' ? value : '')

function Block({ node }: { node: BlockNode }) {
  const inside = (node.content ?? []).map((child, at) =>
    'text' in child ? <Words key={at} node={child} /> : <Block key={at} node={child} />,
  )
  const attrs = node.attrs ?? {}
  switch (node.type) {
    case 'heading':
      return attrs['level'] === 3 ? <h4>{inside}</h4> : <h3>{inside}</h3>
    case 'blockquote':
      return <blockquote>{inside}</blockquote>
    case 'bulletList':
      return <ul>{inside}</ul>
    case 'orderedList':
      return <ol>{inside}</ol>
    case 'listItem':
      return <li>{inside}</li>
    case 'figure':
      return (
        <figure>
          <CutImage
            src={previewUrl(word(attrs['assetId']))}
            alt={word(attrs['alt'])}
            crop={attrs['crop'] as Crop | undefined}
          />
          <figcaption>
            {word(attrs['caption'])} {word(attrs['credit'])}
          </figcaption>
        </figure>
      )
    case 'recording':
      return (
        <figure>
          <RecordingInText assetId={word(attrs['assetId'])} caption={word(attrs['caption'])} />
          <figcaption>
            {word(attrs['caption'])} {word(attrs['credit'])}
          </figcaption>
          <p className={classes.transcript}>{word(attrs['transcript'])}</p>
        </figure>
      )
    default:
      return <p>{inside}</p>
  }
}

function Words({ node }: { node: TextNode }) {
  return (node.marks ?? []).reduce<ReactNode>((inner, mark) => {
    if (mark.type === 'bold') return <strong>{inner}</strong>
    if (mark.type === 'italic') return <em>{inner}</em>
    const href = mark.attrs?.href ?? ''
    // The server refuses other schemes; what an old draft on this device holds is checked again.
    return /^(https?:|mailto:|\/(?!\/)|#)/i.test(href) ? (
      <a href={href}>{inner}</a>
    ) : (
      <Fragment>{inner}</Fragment>
    )
  }, node.text)
}
