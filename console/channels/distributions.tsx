import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../frame/empty-state.tsx'
import { LinkButton } from '../frame/links.tsx'
import { ListPage } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t, tAny } from '../frame/messages.ts'
import { Ago } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { distributionsQuery, type Distribution } from './distribution-queries.ts'
import { StoryLink } from './story-link.tsx'

/** Stories on their way to many accounts: drafts, what waits, what was sent. */
export function Distributions() {
  const all = useInfiniteQuery(distributionsQuery)
  return (
    <ListPage<Distribution>
      title={t('console.distribution.title')}
      lead={t('console.distribution.lead')}
      list={listState(all, (page) => page.distributions)}
      rowKey={(one) => one.id}
      empty={
        <EmptyState
          title={t('console.distribution.empty')}
          act={<LinkButton to="/papan">{t('console.nav.board')}</LinkButton>}
        >
          {t('console.distribution.empty_next')}
        </EmptyState>
      }
      columns={[
        {
          key: 'story',
          label: t('console.board.story'),
          render: (one) => <StoryLink storyId={one.storyId} />,
        },
        {
          key: 'state',
          label: t('console.board.state'),
          render: (one) => (
            <Link to="/sebaran/$distributionId" params={{ distributionId: one.id }}>
              {tAny('distribution_state', one.state)}
            </Link>
          ),
        },
        {
          key: 'unit',
          label: t('console.board.unit'),
          render: (one) => <UnitName id={one.unitId} />,
        },
        {
          key: 'by',
          label: t('console.distribution.by'),
          render: (one) => one.sent?.by ?? one.changed.by,
        },
        {
          key: 'at',
          label: t('console.audit.when'),
          render: (one) => <Ago at={one.sent?.at ?? one.changed.at} />,
          tight: true,
        },
      ]}
    />
  )
}
