import { useEffect, useId, useRef } from 'react'
import { t } from './messages.ts'

export interface Question {
  title: string
  text: string
  yes: string
  onYes: () => void
}

/** Asks before something cannot be undone. The safe answer has the focus. */
export function Ask({ question, onClose }: { question: Question; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      className="ask"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={onClose}
    >
      <h2 id={`${id}-title`}>{question.title}</h2>
      <p id={`${id}-text`}>{question.text}</p>
      <div className="buttons">
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {t('field.cancel')}
        </button>
        <button
          type="button"
          className="button danger"
          onClick={() => {
            question.onYes()
            dialog.current?.close()
          }}
        >
          {question.yes}
        </button>
      </div>
    </dialog>
  )
}
