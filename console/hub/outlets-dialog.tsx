import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { Loading } from '../frame/loading.tsx'
import { t } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import { Dialog } from './hub-frame.tsx'
import { outletsQuery, type Outlet } from './hub-queries.ts'
import classes from './hub.module.css'

/** Outlets by name; two names of one become one. */
export function OutletsDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 250)
  const [merging, setMerging] = useState<Outlet | null>(null)
  const { data, error, refetch } = useQuery({ ...outletsQuery(q), placeholderData: keepPreviousData })
  return (
    <Dialog title={t('console.hub.outlets')} onClose={onClose}>
      {merging !== null ? (
        <Merge outlet={merging} onDone={() => setMerging(null)} />
      ) : (
        <Stack gap="sm">
          <TextInput
            type="search"
            label={t('console.hub.find_outlet')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            maxLength={100}
          />
          {error !== null && <FaultNotice error={error} retry={() => void refetch()} />}
          {data === undefined && error === null && <Loading rows={3} />}
          {data?.length === 0 && <Text c="dimmed">{t('console.hub.outlets_none')}</Text>}
          {data?.map((outlet) => (
            <div key={outlet.id} className={classes.outlet}>
              <div>
                {outlet.name}
                <small>{t('console.hub.outlet_people', { n: outlet.people })}</small>
              </div>
              <Button
                size="compact-sm"
                onClick={() => setMerging(outlet)}
                aria-label={t('console.hub.merge_this', { name: outlet.name })}
              >
                {t('console.hub.merge')}
              </Button>
            </div>
          ))}
        </Stack>
      )}
    </Dialog>
  )
}

function Merge({ outlet, onDone }: { outlet: Outlet; onDone: () => void }) {
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 200)
  const [into, setInto] = useState<{ value: string; label: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  const { data = [] } = useQuery({
    ...outletsQuery(q === into?.label ? '' : q),
    placeholderData: keepPreviousData,
  })
  const options = data
    .filter(({ id }) => id !== outlet.id)
    .map(({ id, name }) => ({ value: id, label: name }))
  if (into !== null && !options.some(({ value }) => value === into.value)) options.unshift(into)

  async function merge(): Promise<void> {
    setBusy(true)
    setFault(null)
    try {
      await got(
        api.POST('/api/v1/hub/outlets/{id}/merge', {
          params: { path: { id: outlet.id } },
          body: { intoId: into?.value ?? '' },
        }),
      )
      await queries.invalidateQueries({ queryKey: ['hub'] })
      notify(t('console.hub.merged'))
      onDone()
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack>
      {fault !== null && <FaultNotice error={fault} />}
      <Text size="sm">{t('console.hub.merge_lead', { name: outlet.name, n: outlet.people })}</Text>
      <Select
        label={t('console.hub.merge_into')}
        data={options}
        value={into?.value ?? null}
        onChange={(value, option) => setInto(value === null ? null : option)}
        searchable
        searchValue={text}
        onSearchChange={setText}
        filter={({ options: all }) => all}
        nothingFoundMessage={t('console.hub.outlets_none')}
        placeholder={t('console.hub.find_outlet')}
      />
      <Group gap="sm">
        <Button variant="filled" loading={busy} disabled={into === null} onClick={() => void merge()}>
          {t('console.hub.merge')}
        </Button>
        <Button onClick={onDone}>{t('console.act.cancel')}</Button>
      </Group>
    </Stack>
  )
}
