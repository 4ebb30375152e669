import { Button, Textarea } from '@mantine/core'
import { IconMessagePlus } from '@tabler/icons-react'
import { t } from '../frame/messages.ts'
import { BodyView } from './body-view.tsx'
import classes from './newsroom.module.css'
import type { RemarkDraft } from './perform.ts'
import { bodyOf, textOf, type Edition } from './shapes.ts'
import { focusNow } from '../frame/focus-now.ts'

/** The text, paragraph by paragraph, each with room for a remark that is anchored to it. */
export function RemarkBlocks({
  edition,
  remarks,
  onChange,
}: {
  edition: Edition
  remarks: readonly RemarkDraft[]
  onChange: (remarks: RemarkDraft[]) => void
}) {
  const set = (blockId: string, text: string | null, quote = '') => {
    const others = remarks.filter((remark) => remark.blockId !== blockId)
    onChange(text === null ? others : [...others, { blockId, quote: quote.slice(0, 200) || null, text }])
  }
  return (
    <fieldset className={classes.remarkBlocks}>
      <legend>{t('console.remark.per_paragraph')}</legend>
      <BodyView
        body={bodyOf(edition.content)}
        lang={edition.locale}
        renderBeside={(block) => {
          const id = typeof block.attrs?.['id'] === 'string' ? block.attrs['id'] : ''
          const remark = remarks.find((one) => one.blockId === id)
          const quote = textOf(block).trim()
          if (id === '') return null
          if (remark === undefined)
            return (
              <Button
                size="compact-xs"
                leftSection={<IconMessagePlus size={14} aria-hidden />}
                onClick={() => set(id, '', quote)}
                aria-label={t('console.remark.add_to', { quote: quote.slice(0, 60) })}
              >
                {t('console.remark.add')}
              </Button>
            )
          return (
            <div className={classes.remark}>
              <Textarea
                label={t('console.remark.label')}
                autosize
                ref={focusNow}
                maxLength={2000}
                value={remark.text}
                onChange={(event) => set(id, event.currentTarget.value, quote)}
              />
              <Button size="compact-xs" mt={6} onClick={() => set(id, null)}>
                {t('console.act.remove')}
              </Button>
            </div>
          )
        }}
      />
    </fieldset>
  )
}
