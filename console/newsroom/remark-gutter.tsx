/** Open remarks beside their paragraphs on wide screens, pushed down where they would overlap. */
import type { Editor } from '@tiptap/react'
import { useLayoutEffect, useRef, useState } from 'react'
import { RemarkCard } from './remarks-view.tsx'
import type { Remark } from './shapes.ts'
import classes from './workspace.module.css'

/** The element of a block in the editor; undefined once the paragraph is gone. */
export function blockElement(editor: Editor, blockId: string): HTMLElement | undefined {
  let found: HTMLElement | undefined
  editor.state.doc.forEach((node, at) => {
    if (node.attrs['id'] !== blockId) return
    const dom = editor.view.nodeDOM(at)
    if (dom instanceof HTMLElement) found = dom
  })
  return found
}

export function RemarkGutter({
  remarks,
  editor,
  editionId,
  canResolve,
}: {
  remarks: readonly Remark[]
  editor: Editor | null
  editionId: string
  canResolve: boolean
}) {
  const gutter = useRef<HTMLDivElement>(null)
  const [tops, setTops] = useState<Record<string, number>>({})

  useLayoutEffect(() => {
    if (editor === null || gutter.current === null) return undefined
    const element = gutter.current
    const place = () => {
      const origin = element.getBoundingClientRect().top
      let free = 0
      const wanted = remarks
        .map((remark) => {
          const block = remark.blockId === null ? undefined : blockElement(editor, remark.blockId)
          return { id: remark.id, top: block === undefined ? 0 : block.getBoundingClientRect().top - origin }
        })
        .toSorted((a, b) => a.top - b.top)
      const next: Record<string, number> = {}
      for (const { id, top } of wanted) {
        next[id] = Math.max(top, free)
        const card = element.querySelector<HTMLElement>(`[data-remark="${id}"]`)
        free = (next[id] ?? 0) + (card?.offsetHeight ?? 80) + 14
      }
      setTops((last) => (JSON.stringify(last) === JSON.stringify(next) ? last : next))
    }
    place()
    const observer = new ResizeObserver(place)
    observer.observe(editor.view.dom)
    observer.observe(element)
    return () => observer.disconnect()
  }, [editor, remarks])

  return (
    <div ref={gutter} className={classes.gutter}>
      {remarks.map((remark) => (
        <div
          key={remark.id}
          className={classes.gutterCard}
          data-remark={remark.id}
          style={{ top: tops[remark.id] ?? 0 }}
        >
          <RemarkCard remark={remark} editionId={editionId} canResolve={canResolve} />
        </div>
      ))}
    </div>
  )
}
