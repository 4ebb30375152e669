import { useLayoutEffect, useRef } from 'react'

interface GrowingFieldProps {
  id: string
  label: string
  placeholder: string
  className: string | undefined
  value: string
  maxLength: number
  readOnly: boolean
  lang: string
  onChange: (value: string) => void
}

function fit(element: HTMLTextAreaElement | null): void {
  if (element === null) return
  element.style.height = '0'
  element.style.height = `${element.scrollHeight}px`
}

/** A line of any length that is always seen whole: headline and summary as they will stand on the page. */
export function GrowingField({ label, onChange, ...props }: GrowingFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => fit(field.current))
  useLayoutEffect(() => {
    const element = field.current
    if (element === null) return undefined
    // Another width, or the face of the letters that arrives later, breaks the lines elsewhere.
    let width = element.clientWidth
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === width) return
      width = element.clientWidth
      fit(element)
    })
    observer.observe(element)
    void document.fonts.ready.then(() => fit(element))
    return () => observer.disconnect()
  }, [])
  return (
    <textarea
      ref={field}
      aria-label={label}
      rows={1}
      {...props}
      onChange={(event) => onChange(event.currentTarget.value.replaceAll('\n', ' '))}
    />
  )
}
