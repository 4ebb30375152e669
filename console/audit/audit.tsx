import { Code, Group, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { paths } from '../api.generated.ts'
import { api, got } from '../frame/api.ts'
import { roomName } from '../frame/house.ts'
import { EmptyState } from '../frame/empty-state.tsx'
import { ListPage } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t, tAny } from '../frame/messages.ts'
import { useMe } from '../frame/session.tsx'
import { exactTime } from '../frame/times.tsx'
import { DayField, endOfDay, startOfDay } from '../identity/role-fields.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { kindsByRoom } from './kinds.ts'

type Recorded = paths['/api/v1/audit']['get']['responses'][200]['content']['application/json']['acts'][number]

const kinds = Object.entries(kindsByRoom).map(([room, own]) => ({
  group: roomName(room, tAny('audit_room', room)),
  items: own.map((kind) => ({ value: `${kind}.`, label: tAny('audit_kind', kind) })),
}))

/** Every act that was ever done here: who, what, when, on which version, why. */
export function Audit() {
  const me = useMe()
  const [text, setText] = useState('')
  const [kind, setKind] = useState<string | null>(null)
  const [unitId, setUnitId] = useState<string | null>(me.units[0]?.id ?? null)
  const [days, setDays] = useState({ from: '', to: '' })
  const [wanted] = useDebouncedValue(text.trim(), 250)
  const query = {
    limit: 50,
    ...(wanted === '' ? {} : { q: wanted }),
    ...(kind === null ? {} : { act: kind }),
    ...(unitId === null ? {} : { unitId }),
    ...(days.from === '' ? {} : { from: startOfDay(days.from) }),
    ...(days.to === '' ? {} : { to: endOfDay(days.to) }),
  }
  const acts = useInfiniteQuery({
    queryKey: ['audit', query],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/audit', {
          params: { query: { ...query, ...(pageParam === 0 ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: (page) => page.cursor ?? undefined,
    placeholderData: keepPreviousData,
  })
  const day = (path: 'from' | 'to') => ({
    value: days[path],
    onChange: (value: string | null) => setDays({ ...days, [path]: value ?? '' }),
  })
  return (
    <ListPage<Recorded>
      title={t('console.nav.audit')}
      lead={t('console.audit.lead')}
      filters={
        <>
          <TextInput
            type="search"
            label={t('console.audit.find')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            w={220}
          />
          <Select
            label={t('console.audit.kind')}
            placeholder={t('console.audit.all_kinds')}
            data={kinds}
            value={kind}
            onChange={setKind}
            clearable
            clearButtonProps={{ 'aria-label': t('console.act.clear') }}
            maxDropdownHeight={420}
            w={190}
          />
          <UnitSelect label={t('console.board.unit')} value={unitId} onChange={setUnitId} clearable w={230} />
          <Group gap={12} wrap="nowrap" grow align="start">
            <DayField field={day} path="from" label={t('console.people.from')} />
            <DayField field={day} path="to" label={t('console.audit.to')} />
          </Group>
        </>
      }
      list={listState(acts, (page) => page.acts)}
      rowKey={(act) => String(act.seq)}
      empty={<EmptyState title={t('console.audit.empty')}>{t('console.audit.empty_next')}</EmptyState>}
      columns={[
        { key: 'act', label: t('console.audit.act'), render: (act) => tAny('audit_act', act.act) },
        {
          key: 'who',
          label: t('console.audit.who'),
          render: (act) =>
            act.actor.kind === 'key' ? `${act.actor.name} (${t('console.audit.key')})` : act.actor.name,
        },
        { key: 'at', label: t('console.audit.when'), render: (act) => exactTime(act.at), tight: true },
        {
          key: 'unit',
          label: t('console.board.unit'),
          render: (act) => (act.unitId === null ? null : <UnitName id={act.unitId} />),
        },
        { key: 'why', label: t('console.edition.reason'), render: (act) => act.why },
        {
          key: 'version',
          label: t('console.audit.version'),
          render: (act) => (act.versionHash === null ? null : <Code>{act.versionHash.slice(0, 10)}</Code>),
          tight: true,
        },
        { key: 'seq', label: t('console.audit.number'), render: (act) => act.seq, tight: true },
      ]}
    />
  )
}
