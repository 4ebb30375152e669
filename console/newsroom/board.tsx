/** The board: queues by stage and unit, the chosen one beside, live. */
import { Button, Select } from '@mantine/core'
import { useHotkeys, useMediaQuery } from '@mantine/hooks'
import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo } from 'react'
import { troubleQuery } from '../channels/delivery-queries.ts'
import { api, got } from '../frame/api.ts'
import { EmptyState } from '../frame/empty-state.tsx'
import frame from '../frame/frame.module.css'
import { LinkButton } from '../frame/links.tsx'
import { ListBody } from '../frame/list-page.tsx'
import { t, tAny } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { useCan } from '../frame/session.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { BoardPane } from './board-pane.tsx'
import { deskQuery } from './desk-query.ts'
import { EditionTable } from './edition-row.tsx'
import classes from './newsroom.module.css'
import type { BoardRow, EditionState } from './shapes.ts'
import { StatsStrip } from './stats-strip.tsx'
import { without } from '../frame/without.ts'

const stages = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'scheduled',
  'published',
  'withdrawn',
  'recalled',
] as const satisfies EditionState[]
const live = new Set<EditionState>(['published', 'withdrawn', 'recalled', 'discarded'])

const boardQuery = (unitId: string | undefined, stage: (typeof stages)[number] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['board', unitId ?? '', stage ?? ''],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/board', {
          params: {
            query: {
              ...(unitId === undefined ? {} : { unitId }),
              ...(stage === undefined ? {} : { stage }),
              ...(pageParam === '' ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })

export function Board() {
  const search = useSearch({ from: '/shell/papan' })
  const navigate = useNavigate({ from: '/papan' })
  const can = useCan()
  const wide = useMediaQuery('(min-width: 981px)', true)
  const stage = stages.find((one) => one === search.tahap)
  const board = useInfiniteQuery(boardQuery(search.satuan, stage))
  const desk = useQuery(deskQuery)
  const trouble = useQuery(troubleQuery)

  const rows = useMemo(() => board.data?.pages.flatMap((page) => page.rows), [board.data])
  const groups = useMemo(() => {
    const mine = new Set(desk.data?.needsYou.map((row) => row.editionId))
    const all = rows ?? []
    const needs = all.filter((row) => mine.has(row.editionId))
    const rest = all.filter((row) => !mine.has(row.editionId))
    return [
      { key: 'needs', label: t('console.board.needs_you'), rows: needs },
      { key: 'running', label: t('console.board.running'), rows: rest.filter((row) => !live.has(row.stage)) },
      { key: 'live', label: t('console.board.published'), rows: rest.filter((row) => live.has(row.stage)) },
    ]
  }, [rows, desk.data])
  const order = useMemo(() => groups.flatMap((group) => group.rows), [groups])
  const selected = order.find((row) => row.editionId === search.pilih) ?? (wide ? order[0] : undefined)

  const select = useCallback(
    (row: BoardRow | undefined) => {
      if (row !== undefined)
        void navigate({
          search: (last) => ({ ...last, pilih: row.editionId }),
          replace: true,
          resetScroll: false,
        })
    },
    [navigate],
  )
  const step = (by: 1 | -1) => {
    const at = order.findIndex((row) => row.editionId === selected?.editionId)
    const next = order[Math.min(order.length - 1, Math.max(0, at + by))]
    select(next)
    document
      .querySelector<HTMLElement>(`[data-edition="${next?.editionId ?? ''}"]`)
      ?.scrollIntoView({ block: 'nearest' })
  }
  const open = (row: BoardRow | undefined) => {
    if (row !== undefined)
      void navigate({
        to: '/berita/$storyId/$editionId',
        params: { storyId: row.storyId, editionId: row.editionId },
      })
  }
  useHotkeys([
    ['j', () => step(1)],
    ['k', () => step(-1)],
    ['Enter', () => open(selected), { preventDefault: false }],
    ['n', () => void navigate({ to: '/berita/baru' })],
  ])
  useEffect(() => {
    // On a phone a row is a link; a selection from a wide screen would hide nothing but help nobody.
    if (!wide && search.pilih !== undefined)
      void navigate({ search: (last) => without(last, 'pilih'), replace: true })
  }, [wide, search.pilih, navigate])

  const filtered = stage !== undefined || search.satuan !== undefined
  return (
    <Page
      title={t('console.nav.board')}
      bare
      acts={
        <>
          <UnitSelect
            aria-label={t('console.board.unit')}
            placeholder={t('console.board.all_units')}
            value={search.satuan ?? null}
            onChange={(satuan) =>
              void navigate({
                search: (last) => (satuan === null ? without(last, 'satuan') : { ...last, satuan }),
              })
            }
            clearable
            w={220}
          />
          <Select
            aria-label={t('console.board.state')}
            placeholder={t('console.board.all_states')}
            data={stages.map((value) => ({ value, label: tAny('state', value) }))}
            value={stage ?? null}
            onChange={(tahap) =>
              void navigate({
                search: (last) => (tahap === null ? without(last, 'tahap') : { ...last, tahap }),
              })
            }
            clearable
            w={180}
          />
        </>
      }
    >
      {desk.data !== undefined && <StatsStrip counts={desk.data.counts} troubled={trouble.data?.length} />}
      <div className={classes.split} data-alone={selected === undefined || undefined}>
        <div className={rows === undefined || rows.length === 0 ? frame.body : undefined}>
          <ListBody
            list={{
              rows,
              error: board.error,
              pending: board.isPending,
              refetch: () => void board.refetch(),
              more: {
                has: board.hasNextPage,
                busy: board.isFetchingNextPage,
                load: () => void board.fetchNextPage(),
              },
            }}
            empty={
              <EmptyState
                title={filtered ? t('console.board.empty_filtered') : t('console.board.empty')}
                act={
                  filtered ? (
                    <Button onClick={() => void navigate({ search: {} })}>{t('console.board.clear')}</Button>
                  ) : can('story.write') ? (
                    <LinkButton to="/berita/baru" variant="filled">
                      {t('console.story.new')}
                    </LinkButton>
                  ) : undefined
                }
              >
                {filtered ? t('console.board.empty_filtered_next') : t('console.board.empty_next')}
              </EmptyState>
            }
          >
            {() => (
              <EditionTable
                caption={t('console.nav.board')}
                groups={groups}
                selected={selected?.editionId}
                {...(wide ? { onSelect: select } : { onSelect: open })}
              />
            )}
          </ListBody>
        </div>
        {wide && selected !== undefined && <BoardPane key={selected.editionId} row={selected} />}
      </div>
    </Page>
  )
}
