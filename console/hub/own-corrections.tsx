import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, got } from '../frame/api.ts'
import { EmptyState } from '../frame/empty-state.tsx'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { Loading } from '../frame/loading.tsx'
import { t, tAny } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { Ago } from '../frame/times.tsx'
import { ownCorrectionsQuery, type OwnCorrection } from './correction-queries.ts'
import { correctionName } from './corrections.tsx'
import { Facts } from './hub-frame.tsx'
import classes from './hub.module.css'

/** What one took from the bank oneself and has to answer to. */
export function OwnCorrections() {
  const { data: corrections, error, refetch } = useQuery(ownCorrectionsQuery)
  return (
    <Page title={t('console.hub.own_corrections')} lead={t('console.hub.own_corrections_lead')}>
      {corrections === undefined ? (
        error === null ? (
          <Loading />
        ) : (
          <FaultNotice error={error} retry={() => void refetch()} />
        )
      ) : corrections.length === 0 ? (
        <EmptyState title={t('console.hub.own_corrections_none')}>
          {t('console.hub.own_corrections_none_next')}
        </EmptyState>
      ) : (
        <ol className={classes.said}>
          {corrections.map((one) => (
            <Held key={one.holderId} correction={one} />
          ))}
        </ol>
      )}
    </Page>
  )
}

function Held({ correction }: { correction: OwnCorrection }) {
  const queries = useQueryClient()
  const acknowledge = useMutation({
    mutationFn: () =>
      got(
        api.POST('/api/v1/hub/own-corrections/{id}/acknowledge', {
          params: { path: { id: correction.holderId } },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['hub'] }),
  })
  return (
    <li data-kind={correction.acknowledgedAt === null ? 'answer' : 'question'}>
      <header>
        <b>{correctionName(correction)}</b>
        <small>
          {tAny('hub.correction_act', correction.act)} · <Ago at={correction.at} />
        </small>
      </header>
      <Facts
        rows={correction.changes
          .filter(({ field }) => field !== 'withheld')
          .map(
            ({ field, before, after }) =>
              [
                tAny('bank_field', field),
                <span key={field}>
                  <del className={classes.soft}>{before === '' ? '–' : before}</del>{' '}
                  {after === '' ? '–' : after}
                </span>,
              ] as const,
          )}
      />
      {acknowledge.error !== null && <FaultNotice error={acknowledge.error} />}
      {correction.acknowledgedAt === null ? (
        <Button mt={12} variant="filled" loading={acknowledge.isPending} onClick={() => acknowledge.mutate()}>
          {t('console.hub.acknowledge')}
        </Button>
      ) : (
        <p>
          {t('console.hub.acknowledged')} <Ago at={correction.acknowledgedAt} />
        </p>
      )}
    </li>
  )
}
