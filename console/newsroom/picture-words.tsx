/** What is said beside a picture in a text, and whose words they are. */
import { Button, Text, TextInput } from '@mantine/core'
import type { Asset } from '../bank/asset-queries.ts'
import { t } from '../frame/messages.ts'
import { following, written, type Followed, type Use } from './record-words.ts'
import classes from './workspace.module.css'

interface PictureWordsProps<U extends Use> {
  use: U
  asset: Asset | undefined
  fields: readonly (readonly [Followed, string, number])[]
  idPrefix?: string
  size?: 'xs' | 'sm'
  readOnly: boolean
  onChange: (use: U) => void
}

export function PictureWords<U extends Use>({
  use,
  asset,
  fields,
  idPrefix,
  size = 'sm',
  readOnly,
  onChange,
}: PictureWordsProps<U>) {
  return fields.map(([at, label, max]) => {
    const text = use[at] ?? ''
    const follows = use.follows?.includes(at) === true
    const whose = asset === undefined ? '' : whoseWords(text, asset[at], follows)
    const hint = at === 'alt' ? t('console.field.alt_hint') : ''
    return (
      <div key={at}>
        <TextInput
          {...(idPrefix === undefined ? {} : { id: `${idPrefix}-${at}` })}
          size={size}
          label={label}
          description={[hint, whose].filter((one) => one !== '').join(' ')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={text}
          maxLength={max}
          readOnly={readOnly}
          error={
            size === 'xs' && at === 'alt' && text.trim() === '' ? t('console.field.alt_needed') : undefined
          }
          onChange={(event) => onChange(written(use, at, event.currentTarget.value))}
        />
        {!readOnly && asset !== undefined && !follows && asset[at] !== '' && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => onChange(following(use, asset, [at]))}
            aria-label={t('console.picture.follow_label', { field: label })}
          >
            {t('console.picture.follow')}
          </Button>
        )}
      </div>
    )
  })
}

function whoseWords(text: string, record: string, follows: boolean): string {
  if (follows)
    return text === record ? t('console.picture.follows') : t('console.picture.record', { text: record })
  if (text === '') return ''
  return record === '' || record === text
    ? t('console.picture.own')
    : t('console.picture.own_beside', { text: record })
}

/** The record changed after the words were taken: said where it is not followed by itself. */
export function RecordMoved<U extends Use>({
  use,
  asset,
  behind,
  published,
  readOnly,
  onChange,
}: {
  use: U
  asset: Asset | undefined
  behind: readonly Followed[]
  published: boolean
  readOnly: boolean
  onChange: (use: U) => void
}) {
  if (asset === undefined || behind.length === 0) return null
  return (
    <div className={classes.banner} role="status">
      <div>
        <Text fw={600}>{t('console.picture.moved')}</Text>
        <Text size="sm">{behind.map((at) => `“${asset[at]}”`).join(' ')}</Text>
        <Text size="sm" c="dimmed">
          {t(published ? 'console.picture.moved_published' : 'console.picture.moved_draft')}
        </Text>
      </div>
      {!readOnly && (
        <Button onClick={() => onChange(following(use, asset, behind))}>{t('console.picture.take')}</Button>
      )}
    </div>
  )
}
