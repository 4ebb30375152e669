import { Button, Group, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { t } from '../frame/messages.ts'
import classes from './distribution.module.css'

const division = /(?:^|\n)[ \t]*-{3,}[ \t]*(?:\n|$)/
const line = '\n---\n'

interface WordsFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  /** The network lets posts hang below each other: the words may have several parts. */
  threads: boolean
  description?: string
  placeholder?: string
  minRows?: number
  error?: ReactNode
}

/** Own words for a post. Where the network has threads they can be divided; what is kept is one text with its lines. */
export function WordsField({ label, value, onChange, threads, minRows = 2, ...field }: WordsFieldProps) {
  const common = { autosize: true, minRows, maxLength: 10_000 }
  const parts = threads ? value.split(division) : [value]
  if (parts.length === 1)
    return (
      <div className={classes.words}>
        <Textarea
          {...common}
          {...field}
          label={label}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        {threads && (
          <Button size="compact-sm" variant="subtle" onClick={() => onChange(value + line)}>
            {t('console.thread.divide', { name: label })}
          </Button>
        )}
      </div>
    )
  const put = (at: number, ...words: string[]) => onChange(parts.toSpliced(at, 1, ...words).join(line))
  return (
    <fieldset className={classes.thread}>
      <legend>{label}</legend>
      <p className={classes.hint}>{t('console.thread.hint')}</p>
      <ol>
        {parts.map((part, at) => (
          // A part has nothing else to be known by.
          <li key={at}>
            <Textarea
              {...common}
              label={t('console.thread.part', { n: at + 1, of: parts.length })}
              value={part}
              onChange={(event) => put(at, event.currentTarget.value)}
            />
            <Group gap="xs">
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t('console.thread.add_after', { n: at + 1, name: label })}
                onClick={() => put(at, part, '')}
              >
                {t('console.thread.add')}
              </Button>
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t('console.thread.remove_of', { n: at + 1, name: label })}
                onClick={() => put(at)}
              >
                {t('console.thread.remove')}
              </Button>
            </Group>
          </li>
        ))}
      </ol>
    </fieldset>
  )
}
