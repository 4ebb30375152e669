import { Button, Group, Text } from '@mantine/core'
import type { paths } from '../api.generated.ts'
import { Table } from '../frame/list-page.tsx'
import { t, tAny } from '../frame/messages.ts'
import classes from './bank.module.css'

export type BulkAnswer =
  paths['/api/v1/assets/changes']['post']['responses'][200]['content']['application/json']

interface BulkOutcomeProps {
  answer: BulkAnswer
  busy: boolean
  onBack: () => void
  onApply: () => void
}

/** What would happen: how many change, what stands there now and will, and what is left alone for which reason. */
export function BulkOutcome({ answer, busy, onBack, onApply }: BulkOutcomeProps) {
  const counts = new Map<string, number>()
  for (const { outcome } of answer.results) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  const changing = counts.get('changed') ?? 0
  return (
    <div className={classes.outcome} role="status">
      {[...counts].map(([outcome, n]) => (
        <Text key={outcome} size="sm" {...(outcome === 'changed' ? { fw: 700 } : {})}>
          {tAny('bulk_outcome', outcome)}: {n}
        </Text>
      ))}
      {answer.changes.length > 0 && (
        <Table
          caption={t('console.bulk.changes')}
          rows={answer.changes}
          rowKey={({ field }) => field}
          columns={[
            { key: 'field', label: t('console.bulk.field'), render: ({ field }) => nameOf(field) },
            {
              key: 'was',
              label: t('console.bulk.was'),
              render: ({ was }) =>
                was.map(({ value, count }) => (
                  <div key={value}>
                    {shown(value)} <span className={classes.n}>{count}</span>
                  </div>
                )),
            },
            {
              key: 'becomes',
              label: t('console.bulk.becomes'),
              render: ({ becomes }) => (becomes === '…' ? t('console.bulk.each') : shown(becomes)),
            },
          ]}
        />
      )}
      <Group gap="sm">
        <Button variant="filled" loading={busy} disabled={changing === 0} onClick={onApply}>
          {t('console.bulk.apply', { n: changing })}
        </Button>
        <Button onClick={onBack}>{t('console.bulk.back')}</Button>
      </Group>
    </div>
  )
}

const shown = (value: string) =>
  value === '' ? t('console.bulk.empty') : tAny('bank_licence', value, tAny('bank_ai', value))

const nameOf = (field: string) => {
  if (field === 'licence') return t('console.bank.licence')
  if (field === 'embargoUntil') return t('console.bank.embargo_until')
  if (field === 'retentionUntil') return t('console.bank.retention_until')
  return tAny('bank_field', field)
}
