import { useEffect, useEffectEvent, useState, type RefObject } from 'react'

/** Lets something be dropped on an element that is nothing to press; whether it hangs over it now. */
export function useDrop(
  target: RefObject<HTMLElement | null>,
  takes: () => boolean,
  drop: () => unknown,
): boolean {
  const [over, setOver] = useState(false)
  const onOver = useEffectEvent((event: DragEvent) => {
    if (!takes()) return
    event.preventDefault()
    setOver(true)
  })
  const onDrop = useEffectEvent((event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (takes()) drop()
  })
  useEffect(() => {
    const element = target.current
    if (element === null) return undefined
    const hear = new AbortController()
    const { signal } = hear
    element.addEventListener('dragover', (event) => onOver(event), { signal })
    element.addEventListener('dragleave', () => setOver(false), { signal })
    element.addEventListener('drop', (event) => onDrop(event), { signal })
    return () => hear.abort()
  }, [target])
  return over
}
