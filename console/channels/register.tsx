import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '../frame/empty-state.tsx'
import { roomName } from '../frame/house.ts'
import { ListPage } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t, tAny } from '../frame/messages.ts'
import { shortDay } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import classes from './channels.module.css'
import { EnterDialog } from './enter-account.tsx'
import { ImportDialog } from './import-accounts.tsx'
import { RegisterTabs } from './register-frame.tsx'
import { entriesQuery, type Entry } from './register-queries.ts'

const states = ['review', 'published', 'retired'] as const

/** Every account of the units, connected or only declared: how it stands, and what is to be done. */
export function Register() {
  const [unitId, setUnitId] = useState<string | null>(null)
  const [state, setState] = useState<string | null>(null)
  const [trouble, setTrouble] = useState(false)
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 250)
  const [open, setOpen] = useState<'enter' | 'import' | null>(null)
  const chosen = states.find((one) => one === state)
  const entries = useInfiniteQuery({
    ...entriesQuery({
      ...(unitId === null ? {} : { unitId }),
      ...(chosen === undefined ? {} : { state: chosen }),
      ...(trouble ? { trouble } : {}),
      ...(q === '' ? {} : { q }),
    }),
    placeholderData: keepPreviousData,
  })
  const filtered = unitId !== null || chosen !== undefined || trouble || q !== ''
  const name = roomName('channels', t('console.nav.channels'))
  return (
    <>
      <ListPage<Entry>
        title={name}
        tabTitle={`${t('console.register.title')} · ${name}`}
        lead={t('console.register.lead')}
        acts={
          <>
            <Button onClick={() => setOpen('import')}>{t('console.register.import')}</Button>
            <Button variant="filled" onClick={() => setOpen('enter')}>
              {t('console.register.enter')}
            </Button>
          </>
        }
        above={<RegisterTabs />}
        filters={
          <>
            <TextInput
              type="search"
              label={t('console.register.find')}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              maxLength={100}
              w={220}
            />
            <UnitSelect
              label={t('console.board.unit')}
              value={unitId}
              onChange={setUnitId}
              clearable
              w={240}
            />
            <Select
              label={t('console.register.state')}
              placeholder={t('console.board.all_states')}
              data={states.map((value) => ({ value, label: t(`console.register.state_${value}`) }))}
              value={state}
              onChange={setState}
              clearable
              w={180}
            />
            <Checkbox
              label={t('console.register.trouble')}
              checked={trouble}
              onChange={(event) => setTrouble(event.currentTarget.checked)}
            />
          </>
        }
        list={listState(entries, (page) => page.outlets)}
        rowKey={(entry) => entry.id}
        empty={
          <EmptyState
            title={filtered ? t('console.register.none_filtered') : t('console.register.none')}
            act={
              filtered ? undefined : (
                <Button onClick={() => setOpen('enter')}>{t('console.register.enter')}</Button>
              )
            }
          >
            {filtered ? t('console.register.none_filtered_next') : t('console.register.none_next')}
          </EmptyState>
        }
        columns={[
          {
            key: 'account',
            label: t('console.channel.account'),
            render: (entry) => (
              <>
                <Link to="/kanal/daftar/$entryId" params={{ entryId: entry.id }}>
                  {entry.label}
                </Link>
                <span className={classes.health}>{entry.handle}</span>
              </>
            ),
          },
          {
            key: 'network',
            label: t('console.channel.network'),
            render: (entry) => tAny('network', entry.network),
          },
          {
            key: 'unit',
            label: t('console.board.unit'),
            render: (entry) => <UnitName id={entry.unitId} />,
          },
          {
            key: 'state',
            label: t('console.register.state'),
            render: (entry) => (
              <>
                {t(`console.register.state_${entry.state}`)}
                <span className={classes.health}>{t(`console.register.proof_${entry.proof.state}`)}</span>
              </>
            ),
          },
          {
            key: 'due',
            label: t('console.register.confirmed'),
            render: (entry) => (
              <>
                {entry.certifiedAt === null ? t('console.register.never') : shortDay(entry.certifiedAt)}
                {entry.state === 'published' && (
                  <span className={classes.health}>
                    {t(
                      new Date(entry.dueAt) < new Date() ? 'console.register.late' : 'console.register.due',
                      { day: shortDay(entry.dueAt) },
                    )}
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
      {open === 'enter' && <EnterDialog onClose={() => setOpen(null)} />}
      {open === 'import' && <ImportDialog onClose={() => setOpen(null)} />}
    </>
  )
}
