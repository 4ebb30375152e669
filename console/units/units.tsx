import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '../frame/empty-state.tsx'
import { FaultNotice } from '../frame/fault-notice.tsx'
import frame from '../frame/frame.module.css'
import { Loading } from '../frame/loading.tsx'
import { t } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { useCan, useMe } from '../frame/session.tsx'
import { unitSearchQuery } from './unit-queries.ts'
import { UnitTree, UnitLine } from './unit-tree.tsx'
import { AddUnitDialog } from './unit-dialogs.tsx'
import classes from './units.module.css'

/** The institution's tree, opened level by level, or searched by name. */
export function Units() {
  const can = useCan()
  const me = useMe()
  const [text, setText] = useState('')
  const [adding, setAdding] = useState(false)
  const [wanted] = useDebouncedValue(text.trim(), 180)
  const root = useQuery(unitSearchQuery(''))
  const found = useQuery({
    ...unitSearchQuery(wanted),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  })
  const top = root.data?.find((unit) => unit.parentId === null)
  return (
    <Page
      title={t('console.nav.units')}
      lead={t('console.units.lead')}
      acts={
        can('unit.manage') && (
          <Button variant="filled" onClick={() => setAdding(true)}>
            {t('console.units.add')}
          </Button>
        )
      }
    >
      <search className={frame.filters} aria-label={t('console.page.filters')}>
        <TextInput
          label={t('console.unit.find')}
          type="search"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          w={320}
        />
      </search>
      {(root.error ?? found.error) !== null && (
        <FaultNotice error={root.error ?? found.error} retry={() => void root.refetch()} />
      )}
      {wanted !== '' ? (
        <ul className={classes.tree} aria-label={t('console.units.found')}>
          {found.data?.length === 0 && (
            <EmptyState title={t('console.unit.none_found')}>{t('console.units.none_next')}</EmptyState>
          )}
          {found.data?.map((unit) => (
            <UnitLine key={unit.id} unit={unit} withPlace />
          ))}
        </ul>
      ) : top === undefined ? (
        <Loading />
      ) : (
        <UnitTree rootId={top.id} open={new Set([top.id, ...me.units.map((unit) => unit.id)])} />
      )}
      {adding && (
        <AddUnitDialog parentId={me.units[0]?.id ?? top?.id ?? ''} onClose={() => setAdding(false)} />
      )}
    </Page>
  )
}
