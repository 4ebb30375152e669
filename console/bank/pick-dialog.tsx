/** Choosing from the bank for a text: the unit's newest first, by words and by what it is. */
import { Chip, Group, Modal, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState, type KeyboardEvent } from 'react'
import { EmptyState } from '../frame/empty-state.tsx'
import { named } from '../frame/house.ts'
import { ListBody } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t, tAny } from '../frame/messages.ts'
import { UnitSelect } from '../units/unit-select.tsx'
import { Thumbnail } from './asset-grid.tsx'
import { assetsQuery, type Asset, type AssetFilters, type Summary } from './asset-queries.ts'
import classes from './bank.module.css'

type Kind = Asset['kind']

interface PickDialogProps {
  unitId: string
  /** What the place can carry; with several, one chooses which. */
  kinds: readonly [Kind, ...Kind[]]
  title: string
  onPick: (asset: Asset) => void
  onClose: () => void
}

type Narrowing = Pick<AssetFilters, 'orientation' | 'hue' | 'topic'>

/** An embargo ends by itself, and a text may be prepared for that moment; everything else has to be settled first. */
const mayPick = (asset: Asset) => asset.heldBack === null || asset.heldBack === 'embargo'

export function PickDialog({ unitId, kinds, title, onPick, onClose }: PickDialogProps) {
  const [at, setAt] = useState(unitId)
  const [kind, setKind] = useState<Kind>(kinds[0])
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words.trim(), 250)
  const [narrow, setNarrow] = useState<Narrowing>({})
  const query = useInfiniteQuery({
    ...assetsQuery({ unitId: at, kind, ...narrow, ...(q === '' ? {} : { q }) }),
    placeholderData: keepPreviousData,
  })
  const list = listState(query, (page) => page.assets)
  const summary = query.data?.pages[0]?.summary ?? null
  const unitNames = Object.assign({}, ...(query.data?.pages ?? []).map((page) => page.unitNames)) as Record<
    string,
    { id: string; en: string }
  >
  return (
    <Modal
      opened
      onClose={onClose}
      size={1080}
      title={title}
      closeButtonProps={{ 'aria-label': t('console.act.close') }}
    >
      <search className={classes.search} aria-label={t('console.page.filters')}>
        <TextInput
          label={t('console.bank.search')}
          leftSection={<IconSearch size={18} aria-hidden />}
          type="search"
          maxLength={200}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          data-autofocus
        />
        <UnitSelect
          label={t('console.board.unit')}
          value={at}
          onChange={(next) => setAt(next ?? unitId)}
          comboboxProps={{ withinPortal: true }}
        />
      </search>
      {kinds.length > 1 && (
        <Group gap={6} mb="sm" role="group" aria-label={tAny('bank_facet', 'jenis')}>
          {kinds.map((one) => (
            <Chip
              key={one}
              size="sm"
              checked={kind === one}
              onChange={() => setKind(one)}
              classNames={{ label: classes.chip ?? '' }}
            >
              {tAny('bank_kind', one)}
            </Chip>
          ))}
        </Group>
      )}
      {summary !== null && <Narrow summary={summary} chosen={narrow} onChange={setNarrow} />}
      <ListBody
        list={list}
        empty={
          <EmptyState title={t(q === '' ? 'console.bank.empty' : 'console.bank.none')} act={null}>
            {t('console.pick.none_next')}
          </EmptyState>
        }
      >
        {(rows) => (
          <ul className={classes.grid}>
            {rows.map((asset) => (
              <li key={asset.id}>
                <Choice
                  asset={asset}
                  unit={named(unitNames[asset.unitId])}
                  onPick={() => {
                    onPick(asset)
                    onClose()
                  }}
                />
              </li>
            ))}
          </ul>
        )}
      </ListBody>
    </Modal>
  )
}

function Choice({ asset, unit, onPick }: { asset: Asset; unit: string; onPick: () => void }) {
  const free = mayPick(asset)
  return (
    <button
      type="button"
      className={classes.tile}
      data-held={free ? undefined : true}
      aria-disabled={!free}
      onKeyDown={walk}
      onClick={() => {
        if (free) onPick()
      }}
    >
      <Thumbnail asset={asset} />
      <span className={classes.tileTitle}>{asset.headline || asset.caption || asset.filename}</span>
      <span className={classes.tileMeta}>
        {unit}
        {asset.heldBack !== null && <b className={classes.held}>{tAny('bank_held', asset.heldBack)}</b>}
        {asset.public && <b className={classes.used}>{t('console.bank.used')}</b>}
      </span>
    </button>
  )
}

/** Arrows go from picture to picture, as the eye sees them. */
function walk(event: KeyboardEvent<HTMLButtonElement>): void {
  const list = event.currentTarget.closest('ul')
  const tiles = [...(list?.querySelectorAll<HTMLButtonElement>('button') ?? [])]
  const at = tiles.indexOf(event.currentTarget)
  const top = tiles[0]?.getBoundingClientRect().top
  const across = Math.max(1, tiles.filter((tile) => tile.getBoundingClientRect().top === top).length)
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -across,
    ArrowDown: across,
    Home: -at,
    End: tiles.length - 1 - at,
  }
  const step = steps[event.key]
  if (step === undefined) return
  event.preventDefault()
  tiles[at + step]?.focus()
}

function Narrow({
  summary,
  chosen,
  onChange,
}: {
  summary: Summary
  chosen: Narrowing
  onChange: (next: Narrowing) => void
}) {
  const { orientations, hues, topics } = summary.facets
  const groups = [
    {
      at: 'orientation',
      name: 'bentuk',
      counts: orientations,
      say: (one: string) => tAny('bank_shape', one),
    },
    { at: 'hue', name: 'warna', counts: hues, say: (one: string) => tAny('bank_hue', one) },
    { at: 'topic', name: 'topik', counts: topics.slice(0, 6), say: (one: string) => one },
  ] as const
  return (
    <div className={classes.facets}>
      <p className={classes.count} role="status">
        {t(summary.more ? 'console.bank.count_more' : 'console.bank.count', { n: summary.count })}
      </p>
      {groups
        .filter(({ at, counts }) => counts.length > 1 || chosen[at] !== undefined)
        .map(({ at, name, counts, say }) => (
          <Group key={at} gap={6} role="group" aria-label={tAny('bank_facet', name)}>
            {counts.map(({ value, count }) => (
              <Chip
                key={value}
                size="sm"
                checked={chosen[at] === value}
                onChange={() => {
                  const { [at]: before, ...rest } = chosen
                  onChange(before === value ? rest : { ...rest, [at]: value })
                }}
                classNames={{ label: classes.chip ?? '' }}
              >
                {say(value)} <span className={classes.n}>{count}</span>
              </Chip>
            ))}
          </Group>
        ))}
    </div>
  )
}
