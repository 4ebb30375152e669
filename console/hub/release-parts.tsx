/** What goes into a release: texts of the newsroom and assets of the bank, found by their words. */
import { Group, MultiSelect, Text, type MultiSelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { assetsQuery, renditionUrl } from '../bank/asset-queries.ts'
import { t } from '../frame/messages.ts'
import { releaseEditionsQuery } from './hub-queries.ts'
import classes from './hub.module.css'

interface Picked {
  value: string
  label: string
}

interface PickProps {
  value: string[]
  onChange: (ids: string[]) => void
  error?: unknown
}

interface PartsProps
  extends PickProps, Pick<MultiSelectProps, 'label' | 'description' | 'maxValues' | 'renderOption'> {
  first: readonly Picked[]
  found: readonly Picked[]
  search: string
  onSearch: (text: string) => void
}

/** Parts found by their words; names of what was picked stay known when the search has gone on. */
function Parts({ first, found, search, onSearch, value, error, ...rest }: PartsProps) {
  const [known, setKnown] = useState(() => new Map(first.map((one) => [one.value, one])))
  const fresh = found.filter((one) => !known.has(one.value))
  if (fresh.length > 0) setKnown(new Map([...known, ...fresh.map((one) => [one.value, one] as const)]))
  const shown = new Set(found.map((one) => one.value))
  return (
    <MultiSelect
      {...rest}
      data={[...found, ...value.filter((id) => !shown.has(id)).flatMap((id) => known.get(id) ?? [])]}
      searchable
      searchValue={search}
      onSearchChange={onSearch}
      // The server has searched already.
      filter={({ options }) => options}
      nothingFoundMessage={t('console.hub.release.nothing_found')}
      hidePickedOptions
      value={value}
      error={error as string | undefined}
    />
  )
}

export function PickEditions({ first, ...field }: PickProps & { first: readonly Picked[] }) {
  const [search, setSearch] = useState('')
  const [text] = useDebouncedValue(search, 250)
  const { data } = useQuery({ ...releaseEditionsQuery(text), placeholderData: keepPreviousData })
  const found = (data ?? []).map((one) => ({
    value: one.editionId,
    label: `${one.headline} · ${one.locale.toUpperCase()}${one.state === 'waiting' ? ` · ${t('console.hub.release.waiting')}` : ''}`,
  }))
  return (
    <Parts
      {...field}
      label={t('console.hub.release.editions')}
      description={t('console.hub.release.editions_hint')}
      maxValues={12}
      first={first}
      found={found}
      search={search}
      onSearch={setSearch}
    />
  )
}

export function PickAssets({
  first,
  unitId,
  ...field
}: PickProps & { first: readonly Picked[]; unitId: string | null }) {
  const [search, setSearch] = useState('')
  const [text] = useDebouncedValue(search, 250)
  const { data } = useInfiniteQuery({
    ...assetsQuery({ unitId: unitId ?? '', ...(text.trim() === '' ? {} : { q: text.trim() }) }),
    enabled: unitId !== null,
    placeholderData: keepPreviousData,
  })
  const found = (data?.pages[0]?.assets ?? []).map((asset) => ({
    value: asset.id,
    label: [asset.filename, asset.caption]
      .filter((part) => part !== '')
      .join(' · ')
      .slice(0, 90),
  }))
  return (
    <Parts
      {...field}
      label={t('console.hub.release.assets')}
      description={t('console.hub.release.assets_hint')}
      maxValues={100}
      first={first}
      found={found}
      search={search}
      onSearch={setSearch}
      renderOption={({ option }) => (
        <Group gap={10} wrap="nowrap">
          <img className={classes.thumb} src={renditionUrl(option.value, '320')} alt="" loading="lazy" />
          <Text size="sm">{option.label}</Text>
        </Group>
      )}
    />
  )
}
