import { IconArrowLeft } from '@tabler/icons-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { house } from './house.ts'
import { t } from './messages.ts'
import { back } from './screens.ts'

/** The head of a screen that was opened from the queue: where one is, and the way back. */
export function Top({ title }: { title: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${t('field.name')} ${house.shortName}`
    heading.current?.focus()
    window.scrollTo(0, 0)
  }, [title])
  return (
    <header className="top">
      <button type="button" className="square" aria-label={t('field.back')} onClick={back}>
        <IconArrowLeft size={22} aria-hidden />
      </button>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
    </header>
  )
}

/** A labelled control, what it is for, and what is wrong with it. */
export function Field({
  label,
  hint,
  fault,
  id,
  children,
}: {
  label: string
  hint?: string | undefined
  fault?: string | undefined
  id: string
  children: ReactNode
}) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {fault !== undefined && (
        <p className="wrong" id={`${id}-wrong`}>
          {fault}
        </p>
      )}
    </div>
  )
}

/** What a control's `aria-describedby` has to name. */
export const described = (id: string, { hint, fault }: { hint?: unknown; fault?: unknown }) =>
  [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-wrong`]
    .filter(Boolean)
    .join(' ') || undefined
