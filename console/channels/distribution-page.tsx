import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import frame from '../frame/frame.module.css'
import { Loading } from '../frame/loading.tsx'
import { t, tAny } from '../frame/messages.ts'
import { notifyFault } from '../frame/notify.ts'
import { Page } from '../frame/page.tsx'
import { useCan } from '../frame/session.tsx'
import { exactTime } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { ComposeDistribution } from './compose-distribution.tsx'
import { DeliveryMatrix } from './delivery-matrix.tsx'
import { distributionQuery, type Distribution } from './distribution-queries.ts'
import { ProposalAnswers } from './proposal-answers.tsx'
import { StoryLink } from './story-link.tsx'

/** One distribution: written while it is a draft, followed once it was sent. */
export function DistributionPage() {
  const { distributionId } = useParams({ from: '/shell/sebaran/$distributionId' })
  const { data, error, refetch } = useQuery(distributionQuery(distributionId))
  return (
    <Page
      title={t('console.distribution.one')}
      back={{ to: '/sebaran', label: t('console.distribution.title') }}
      lead={
        data !== undefined && (
          <>
            <StoryLink storyId={data.storyId} /> · {tAny('locale', data.locale)} ·{' '}
            <UnitName id={data.unitId} /> · {tAny('distribution_state', data.state)}
          </>
        )
      }
      acts={data?.state === 'armed' && <HoldButton distribution={data} />}
    >
      {error !== null && <FaultNotice error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined &&
        (data.sent === null ? (
          <ComposeDistribution key={data.id} distribution={data} />
        ) : (
          <Sent distribution={data} />
        ))}
    </Page>
  )
}

function Sent({ distribution: { id, state, sent, answerBy, parts } }: { distribution: Distribution }) {
  return (
    <>
      <p>
        {sent !== null &&
          t(state === 'armed' ? 'console.distribution.armed_by' : 'console.distribution.sent_by', {
            by: sent.by,
            at: exactTime(sent.at),
          })}
      </p>
      {state === 'sent' && parts.some(({ terms }) => terms === 'proposal') && (
        <ProposalAnswers distributionId={id} answerBy={answerBy} />
      )}
      {state === 'sent' && (
        <section className={frame.section} aria-labelledby="matrix">
          <h2 id="matrix">{t('console.nav.deliveries')}</h2>
          <DeliveryMatrix scope={{ distributionId: id }} />
        </section>
      )}
    </>
  )
}

function HoldButton({ distribution: { id } }: { distribution: Distribution }) {
  const queries = useQueryClient()
  const can = useCan()
  if (!can('channel.manage')) return null
  async function hold(): Promise<void> {
    try {
      await got(api.POST('/api/v1/distributions/{id}/hold', { params: { path: { id } } }))
    } catch (error) {
      notifyFault(error)
    }
    await queries.invalidateQueries({ queryKey: ['distributions'] })
  }
  return <Button onClick={() => void hold()}>{t('console.distribution.hold')}</Button>
}
