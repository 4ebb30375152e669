import type { Editor } from '@tiptap/react'
import { blockElement } from './remark-gutter.tsx'

/** Brings the place that a checklist item or a remark names into view, ready to be mended. */
export function goToField(at: string, editor: Editor | null): void {
  const block = /^(?:body\.)?([\w-]+)(?:\.(?:alt|transcript))?$/.exec(at)?.[1]
  const inText = editor !== null && block !== undefined ? blockElement(editor, block) : undefined
  if (inText !== undefined) {
    inText.scrollIntoView({ block: 'center' })
    const field = at.endsWith('.alt')
      ? inText.querySelectorAll('input')[2]
      : at.endsWith('.transcript')
        ? inText.querySelector('textarea')
        : undefined
    if (field === undefined || field === null) editor?.commands.focus()
    else field.focus()
    return
  }
  if (at === 'body') {
    editor?.commands.focus('end')
    return
  }
  const field = document.querySelector<HTMLElement>(`#field-${at.replace('.', '-')}`)
  field?.scrollIntoView({ block: 'center' })
  field?.focus()
}
