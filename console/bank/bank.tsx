/** The media bank: everything that may be seen, found by words and by what it is. */
import { Badge, Button, Chip, Group, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconBookmark, IconSearch, IconUpload } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { EmptyState } from '../frame/empty-state.tsx'
import { named, roomName } from '../frame/house.ts'
import { LinkButton } from '../frame/links.tsx'
import { ListBody } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t, tAny } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { useCan, useMe } from '../frame/session.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { AssetGrid } from './asset-grid.tsx'
import { AssetView } from './asset-view.tsx'
import { tilesQuery, type Summary, type TilesPage } from './asset-queries.ts'
import { filtersOf, isNarrowed, type BankSearch, type Narrowing } from './bank-search.ts'
import classes from './bank.module.css'
import { ChosenBar } from './chosen-bar.tsx'
import { MailDialog } from './mail-dialog.tsx'
import { usePicking } from './picking.ts'
import { SavedSearchDialog } from './saved-search-dialog.tsx'
import { savedSearchesQuery } from './saved-search-queries.ts'
import { UploadDialog } from './upload-dialog.tsx'

const noPages: readonly TilesPage[] = []

export function Bank() {
  const search = useSearch({ from: '/shell/bank' })
  const navigate = useNavigate({ from: '/bank' })
  const me = useMe()
  const can = useCan()
  const [uploading, setUploading] = useState(false)
  const [byMail, setByMail] = useState(false)
  const [saving, setSaving] = useState(false)
  const saved = useQuery(savedSearchesQuery)
  const fresh = (saved.data ?? []).reduce((sum, one) => sum + one.fresh, 0)
  const home = me.grants[0]?.unitId ?? ''
  const unitId = search.satuan ?? home
  const query = useInfiniteQuery({
    ...tilesQuery(filtersOf(search, unitId)),
    enabled: unitId !== '',
    placeholderData: keepPreviousData,
  })
  const pages = query.data?.pages ?? noPages
  // What runs over every asset with each page that comes would take longer and longer: there may be a hundred thousand.
  const list = listState(query, (page) => (page.assets.length === 0 ? [] : [page]))
  const [newest] = pages
  const summary = newest?.summary ?? null
  const change = (changes: Partial<Record<keyof BankSearch, string | undefined>>) =>
    void navigate({
      search: (before: BankSearch) =>
        Object.fromEntries(
          Object.entries({ ...before, ...changes }).filter(
            ([, value]) => value !== undefined && value !== '',
          ),
        ),
      replace: true,
    })
  const ask = useDebouncedCallback((q: string) => change({ q, pilih: undefined }), 250)
  const narrowed = isNarrowed(search)
  const picking = usePicking(pages)

  return (
    <Page
      title={roomName('bank', t('console.nav.bank'))}
      lead={t('console.bank.lead')}
      acts={
        <>
          <LinkButton to="/bank/koleksi">{t('console.collection.title')}</LinkButton>
          <LinkButton
            to="/bank/pencarian"
            rightSection={fresh > 0 && <Badge>{t('console.saved_search.fresh', { n: fresh })}</Badge>}
          >
            {t('console.saved_search.title')}
          </LinkButton>
          {can('asset.approve_removal') && (
            <LinkButton to="/bank/masa-simpan">{t('console.removal.title')}</LinkButton>
          )}
          <LinkButton to="/bank/pekerjaan">{t('console.bank.work')}</LinkButton>
          {can('asset.upload') && (
            <Button onClick={() => setByMail(true)}>{t('console.bank.by_mail')}</Button>
          )}
          {can('asset.upload') && (
            <Button
              variant="filled"
              leftSection={<IconUpload size={18} aria-hidden />}
              onClick={() => setUploading(true)}
            >
              {t('console.bank.upload')}
            </Button>
          )}
        </>
      }
    >
      <search className={classes.search} aria-label={t('console.page.filters')}>
        <TextInput
          label={t('console.bank.search')}
          leftSection={<IconSearch size={18} aria-hidden />}
          defaultValue={search.q ?? ''}
          onChange={(event) => ask(event.currentTarget.value)}
          maxLength={200}
          type="search"
          className={classes.words ?? ''}
        />
        <UnitSelect
          label={t('console.board.unit')}
          value={unitId}
          onChange={(satuan) => change({ satuan: satuan ?? undefined })}
        />
        <Select
          label={t('console.bank.standing')}
          data={(['free', 'held', 'used', 'ended'] as const).map((value) => ({
            value,
            label: tAny('bank_standing', value),
          }))}
          value={search.hak ?? null}
          onChange={(hak) => change({ hak: hak ?? undefined })}
          placeholder={t('console.bank.any')}
          clearable
        />
      </search>
      {summary !== null && (
        <Facets
          summary={summary}
          chosen={search}
          unitNames={newest?.unitNames ?? {}}
          onChoose={(at, value) => change({ [at]: search[at] === value ? undefined : value })}
          onUnit={(satuan) => change({ satuan })}
          onSave={() => setSaving(true)}
        />
      )}
      <ListBody
        list={list}
        empty={
          <EmptyState
            title={t(narrowed ? 'console.bank.none' : 'console.bank.empty')}
            act={
              narrowed ? (
                <Button onClick={() => void navigate({ search: {} })}>{t('console.bank.clear')}</Button>
              ) : null
            }
          >
            {t(narrowed ? 'console.bank.none_next' : 'console.bank.empty_next')}
          </EmptyState>
        }
      >
        {() => (
          <AssetGrid
            pages={pages}
            onOpen={(pilih) => change({ pilih })}
            picking={picking}
            loading={query.isFetching}
            onEnd={() => {
              if (query.hasNextPage) void query.fetchNextPage({ cancelRefetch: false })
            }}
          />
        )}
      </ListBody>
      <ChosenBar picking={picking} filters={filtersOf(search, unitId)} />
      {search.pilih !== undefined && (
        <OpenAsset
          id={search.pilih}
          pages={pages}
          onMove={(pilih) => change({ pilih })}
          onNearEnd={() => {
            if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
          }}
          onClose={() => change({ pilih: undefined })}
        />
      )}
      {byMail && <MailDialog unitId={unitId} onClose={() => setByMail(false)} />}
      {saving && (
        <SavedSearchDialog of={{ filters: filtersOf(search, unitId) }} onClose={() => setSaving(false)} />
      )}
      {uploading && <UploadDialog unitId={unitId} onClose={() => setUploading(false)} />}
    </Page>
  )
}

interface OpenAssetProps {
  id: string
  pages: readonly TilesPage[]
  onMove: (id: string) => void
  /** The next page is asked for before its first is wanted. */
  onNearEnd: () => void
  onClose: () => void
}

/** One of the grid, with its neighbours. */
function OpenAsset({ id, pages, onMove, onNearEnd, onClose }: OpenAssetProps) {
  const ids = useMemo(() => pages.flatMap((page) => page.assets.map((asset) => asset.id)), [pages])
  const unitNames = useMemo(
    (): TilesPage['unitNames'] => Object.assign({}, ...pages.map((page) => page.unitNames)),
    [pages],
  )
  return (
    <AssetView
      id={id}
      ids={ids}
      unitNames={unitNames}
      onMove={(next) => {
        onMove(next)
        if (ids.at(-4) === next || ids.at(-1) === next) onNearEnd()
      }}
      onClose={onClose}
    />
  )
}

interface FacetsProps {
  summary: Summary
  chosen: BankSearch
  unitNames: Record<string, { id: string; en: string }>
  onChoose: (at: Narrowing, value: string) => void
  onUnit: (unitId: string) => void
  onSave: () => void
}

/** What else there is, with counts; a second press takes the choice back. */
function Facets({ summary, chosen, unitNames, onChoose, onUnit, onSave }: FacetsProps) {
  const { facets, count, more } = summary
  const groups = [
    { at: 'jenis', counts: facets.kinds, name: (value: string) => tAny('bank_kind', value) },
    { at: 'bentuk', counts: facets.orientations, name: (value: string) => tAny('bank_shape', value) },
    { at: 'warna', counts: facets.hues, name: (value: string) => tAny('bank_hue', value) },
    { at: 'topik', counts: facets.topics.slice(0, 8), name: (value: string) => value },
  ] as const
  return (
    <div className={classes.facets}>
      <div className={classes.counted}>
        <p className={classes.count} role="status">
          {t(more ? 'console.bank.count_more' : 'console.bank.count', { n: count })}
        </p>
        {chosen.hak !== 'ended' && (
          <Button variant="subtle" leftSection={<IconBookmark size={18} aria-hidden />} onClick={onSave}>
            {t('console.saved_search.save')}
          </Button>
        )}
      </div>
      {groups
        .filter(({ at, counts }) => counts.length > 1 || chosen[at] !== undefined)
        .map(({ at, counts, name }) => (
          <Group key={at} gap={6} role="group" aria-label={tAny('bank_facet', at)}>
            {counts.map(({ value, count: n }) => (
              <Chip
                key={value}
                size="sm"
                checked={chosen[at] === value}
                onChange={() => onChoose(at, value)}
                classNames={{ label: classes.chip ?? '' }}
              >
                {name(value)} <span className={classes.n}>{n}</span>
              </Chip>
            ))}
          </Group>
        ))}
      {facets.units.length > 1 && (
        <Group gap={6} role="group" aria-label={tAny('bank_facet', 'satuan')}>
          {facets.units.slice(0, 6).map(({ value, count: n }) => (
            <Chip
              key={value}
              size="sm"
              checked={false}
              onChange={() => onUnit(value)}
              classNames={{ label: classes.chip ?? '' }}
            >
              {named(unitNames[value])} <span className={classes.n}>{n}</span>
            </Chip>
          ))}
        </Group>
      )}
    </div>
  )
}
