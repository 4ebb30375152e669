/** What goes into a release: texts of the newsroom and assets of the bank, found by their words. */
import { Group, MultiSelect, Text } from '@mantine/core'
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

/** Names of what was picked stay known when the search has gone on. */
function useKnown(first: readonly Picked[], found: readonly Picked[]) {
  const [known, setKnown] = useState(() => new Map(first.map((one) => [one.value, one])))
  const fresh = found.filter((one) => !known.has(one.value))
  if (fresh.length > 0) setKnown(new Map([...known, ...fresh.map((one) => [one.value, one] as const)]))
  return known
}

const options = (known: ReadonlyMap<string, Picked>, found: readonly Picked[], value: readonly string[]) => {
  const shown = new Set(found.map((one) => one.value))
  return [...found, ...value.filter((id) => !shown.has(id)).flatMap((id) => known.get(id) ?? [])]
}

export function PickEditions({ first, ...field }: PickProps & { first: readonly Picked[] }) {
  const [search, setSearch] = useState('')
  const [text] = useDebouncedValue(search, 250)
  const { data } = useQuery({ ...releaseEditionsQuery(text), placeholderData: keepPreviousData })
  const found = (data ?? []).map((one) => ({
    value: one.editionId,
    label: `${one.headline} · ${one.locale.toUpperCase()}${one.state === 'waiting' ? ` · ${t('console.hub.release.waiting')}` : ''}`,
  }))
  const known = useKnown(first, found)
  return (
    <MultiSelect
      label={t('console.hub.release.editions')}
      description={t('console.hub.release.editions_hint')}
      data={options(known, found, field.value)}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      filter={({ options: all }) => all}
      nothingFoundMessage={t('console.hub.release.nothing_found')}
      maxValues={12}
      hidePickedOptions
      value={field.value}
      onChange={field.onChange}
      error={field.error as string | undefined}
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
  const known = useKnown(first, found)
  return (
    <MultiSelect
      label={t('console.hub.release.assets')}
      description={t('console.hub.release.assets_hint')}
      data={options(known, found, field.value)}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      filter={({ options: all }) => all}
      nothingFoundMessage={t('console.hub.release.nothing_found')}
      maxValues={100}
      hidePickedOptions
      value={field.value}
      onChange={field.onChange}
      error={field.error as string | undefined}
      renderOption={({ option }) => (
        <Group gap={10} wrap="nowrap">
          <img className={classes.thumb} src={renditionUrl(option.value, '320')} alt="" loading="lazy" />
          <Text size="sm">{option.label}</Text>
        </Group>
      )}
    />
  )
}
