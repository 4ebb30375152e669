/** One's own saved searches: what is new in each, and when one hears of it. */
import { Badge, Button, Group } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { api, got } from '../frame/api.ts'
import { EmptyState } from '../frame/empty-state.tsx'
import { LinkButton } from '../frame/links.tsx'
import { ListPage } from '../frame/list-page.tsx'
import { t, tAny } from '../frame/messages.ts'
import { UnitName } from '../units/unit-name.tsx'
import { searchOf } from './bank-search.ts'
import { SavedSearchDialog } from './saved-search-dialog.tsx'
import { savedSearchesQuery, type SavedSearch } from './saved-search-queries.ts'

export function SavedSearches() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { buka } = useSearch({ from: '/shell/bank/pencarian' })
  const { data, error, isPending, refetch } = useQuery(savedSearchesQuery)
  const [changing, setChanging] = useState<SavedSearch | null>(null)
  const looked = useMutation({
    mutationFn: (id: string) =>
      got(api.POST('/api/v1/saved-searches/{id}/looked', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: savedSearchesQuery.queryKey }),
  })
  const { mutate: look } = looked
  // A letter leads to one of them; what was removed since leads to the list.
  const wanted = data?.find(({ id }) => id === buka)
  useEffect(() => {
    if (wanted === undefined) return
    look(wanted.id)
    void navigate({ to: '/bank', search: searchOf(wanted.search), replace: true })
  }, [wanted, look, navigate])
  return (
    <>
      <ListPage<SavedSearch>
        title={t('console.saved_search.title')}
        lead={t('console.saved_search.lead')}
        back={{ to: '/bank', label: t('console.nav.bank') }}
        list={{ rows: data, error, pending: isPending, refetch: () => void refetch() }}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            title={t('console.saved_search.none')}
            act={<LinkButton to="/bank">{t('console.saved_search.to_bank')}</LinkButton>}
          >
            {t('console.saved_search.none_next')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            label: t('console.saved_search.name'),
            render: ({ id, name, search, fresh }) => (
              <Group gap={10}>
                <Link to="/bank" search={searchOf(search)} onClick={() => look(id)}>
                  {name}
                </Link>
                {fresh > 0 && <Badge>{t('console.saved_search.fresh', { n: fresh })}</Badge>}
              </Group>
            ),
          },
          {
            key: 'what',
            label: t('console.saved_search.what'),
            render: ({ search }) => <What search={search} />,
          },
          {
            key: 'alerts',
            label: t('console.saved_search.alerts'),
            render: ({ alerts, byMail }) =>
              alerts !== 'none' && byMail
                ? t('console.saved_search.with_mail', { when: tAny('saved_search_alerts', alerts) })
                : tAny('saved_search_alerts', alerts),
          },
          {
            key: 'change',
            label: t('console.saved_search.change'),
            render: (saved) => (
              <Button
                size="xs"
                aria-label={t('console.saved_search.change_this', { name: saved.name })}
                onClick={() => setChanging(saved)}
              >
                {t('console.saved_search.change_short')}
              </Button>
            ),
            tight: true,
          },
        ]}
      />
      {changing !== null && <SavedSearchDialog of={{ saved: changing }} onClose={() => setChanging(null)} />}
    </>
  )
}

/** In words: “banjir” · foto · mendatar · Jawa Barat. */
function What({ search }: { search: SavedSearch['search'] }) {
  const { q, kind, orientation, hue, topic, standing } = search
  const parts = [
    ...(q === undefined || q === '' ? [] : [`“${q}”`]),
    ...(kind === undefined ? [] : [tAny('bank_kind', kind)]),
    ...(orientation === undefined ? [] : [tAny('bank_shape', orientation)]),
    ...(hue === undefined ? [] : [tAny('bank_hue', hue)]),
    ...(topic === undefined ? [] : [topic]),
    ...(standing === undefined ? [] : [tAny('bank_standing', standing)]),
  ]
  return (
    <>
      {parts.map((part) => `${part} · `)}
      <UnitName id={search.unitId} />
    </>
  )
}
