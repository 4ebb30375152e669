/** A frame on a picture: drawn with the finger or the mouse, moved with the arrows, removed with Delete. */
import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { byKey, moved, percent, resized, side, type Box } from './frame-box.ts'
import classes from './frame.module.css'

interface PlacedFrameProps {
  box: Box
  onChange: (box: Box) => void
  onRemove?: () => void
  onChoose?: () => void
  label: string
  describedBy: string
  look: 'crop' | 'rectangle' | 'ellipse'
  how?: 'blur' | 'box'
  chosen?: boolean
  smallest: number
  /** Width ÷ height in ten-thousandths, where the shape must stay. */
  keep?: number | null
  children?: ReactNode
}

export function PlacedFrame({
  box,
  onChange,
  onRemove,
  onChoose,
  label,
  describedBy,
  look,
  how,
  chosen = false,
  smallest,
  keep = null,
  children,
}: PlacedFrameProps) {
  const held = useRef<{ x: number; y: number; box: Box; resize: boolean; of: DOMRect } | null>(null)

  function press(event: PointerEvent<HTMLButtonElement>): void {
    const of = event.currentTarget.parentElement?.getBoundingClientRect()
    if (of === undefined || event.button !== 0) return
    const resize = (event.target as HTMLElement).dataset['corner'] !== undefined
    held.current = { x: event.clientX, y: event.clientY, box, resize, of }
    event.currentTarget.setPointerCapture(event.pointerId)
    event.stopPropagation()
    onChoose?.()
  }
  function drag(event: PointerEvent<HTMLButtonElement>): void {
    if (held.current === null) return
    const { x, y, box: from, resize, of } = held.current
    const dx = ((event.clientX - x) / of.width) * side
    const dy = ((event.clientY - y) / of.height) * side
    onChange(resize ? resized(from, dx, dy, smallest, keep) : moved(from, dx, dy))
  }
  function key(event: KeyboardEvent): void {
    if ((event.key === 'Delete' || event.key === 'Backspace') && onRemove !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      onRemove()
      return
    }
    const next = byKey(box, event, { smallest, keep })
    if (next === undefined) return
    // The page behind turns to its next picture by the same keys.
    event.preventDefault()
    event.stopPropagation()
    onChange(next)
  }

  return (
    <button
      type="button"
      className={classes.frame}
      data-look={look}
      data-how={how}
      data-chosen={chosen || undefined}
      aria-label={label}
      aria-describedby={describedBy}
      style={{
        left: percent(box.x),
        top: percent(box.y),
        width: percent(box.width),
        height: percent(box.height),
      }}
      onPointerDown={press}
      onPointerMove={drag}
      onPointerUp={() => (held.current = null)}
      onPointerCancel={() => (held.current = null)}
      onFocus={() => onChoose?.()}
      onKeyDown={key}
    >
      {children}
      <span className={classes.corner} data-corner aria-hidden />
    </button>
  )
}
