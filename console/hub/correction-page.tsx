import { Button, Select } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { EmptyState } from '../frame/empty-state.tsx'
import { FaultNotice } from '../frame/fault-notice.tsx'
import frame from '../frame/frame.module.css'
import { ListBody, Table } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { Loading } from '../frame/loading.tsx'
import { t, tAny } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { useCan } from '../frame/session.tsx'
import { Ago } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { correctionQuery, holdersQuery, type Correction, type Holder } from './correction-queries.ts'
import { Answered, correctionName } from './corrections.tsx'
import { Facts, useDone } from './hub-frame.tsx'
import classes from './hub.module.css'

/** One correction: what changed, who holds it, and who has answered. */
export function CorrectionPage() {
  const { correctionId } = useParams({ from: '/shell/media/koreksi/$correctionId' })
  const { data: correction, error, refetch } = useQuery(correctionQuery(correctionId))
  const back = { to: '/media/koreksi', label: t('console.hub.corrections') }
  if (correction === undefined)
    return (
      <Page title={t('console.hub.correction')} back={back}>
        {error === null ? <Loading /> : <FaultNotice error={error} retry={() => void refetch()} />}
      </Page>
    )
  return (
    <Page
      title={correctionName(correction)}
      back={back}
      lead={`${tAny('hub.correction_act', correction.act)} · ${tAny('hub.correction_subject', correction.subject)}`}
      acts={
        <>
          {correction.counts.holders > 0 && (
            <Button component="a" href={`/api/v1/hub/corrections/${correction.id}/holders.csv`} download>
              {t('console.figures.csv')}
            </Button>
          )}
          <Remind correction={correction} />
        </>
      }
    >
      <section className={frame.section}>
        <Facts
          rows={[
            [t('console.hub.correction_at'), <Ago key="at" at={correction.at} />],
            [t('console.board.unit'), <UnitName key="unit" id={correction.unitId} />],
            [t('console.hub.correction_note'), correction.note],
            [t('console.hub.acknowledged'), <Answered key="counts" counts={correction.counts} />],
            [
              t('console.hub.unreached'),
              correction.counts.unreached === 0
                ? null
                : t('console.hub.unreached_count', { n: correction.counts.unreached }),
            ],
            [
              t('console.hub.correction_ended'),
              correction.endedAt === null ? null : <Ago key="ended" at={correction.endedAt} />,
            ],
            ...correction.changes
              .filter(({ field }) => !['withheld', 'edition'].includes(field))
              .map(
                ({ field, before, after }) =>
                  [
                    tAny('bank_field', field),
                    <span key={field}>
                      <del className={classes.soft}>{before === '' ? '–' : before}</del>{' '}
                      {after === '' ? '–' : after}
                    </span>,
                  ] as const,
              ),
          ]}
        />
      </section>
      <Holders id={correctionId} />
    </Page>
  )
}

function Remind({ correction }: { correction: Correction }) {
  const [fault, setFault] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const done = useDone(() => setBusy(false))
  if (correction.counts.acknowledged >= correction.counts.holders) return null
  const remind = async () => {
    setBusy(true)
    setFault(null)
    try {
      const { reminded } = await got(
        api.POST('/api/v1/hub/corrections/{id}/remind', { params: { path: { id: correction.id } } }),
      )
      await done(t('console.hub.reminded', { n: reminded }))
    } catch (error) {
      setFault(error)
      setBusy(false)
    }
  }
  return (
    <>
      <Button variant="filled" loading={busy} onClick={() => void remind()}>
        {t('console.hub.remind')}
      </Button>
      {fault !== null && <FaultNotice error={fault} />}
    </>
  )
}

const states = ['waiting', 'acknowledged'] as const

function Holders({ id }: { id: string }) {
  const can = useCan()
  const [state, setState] = useState<string | null>(null)
  const chosen = states.find((one) => one === state)
  const holders = useInfiniteQuery({
    ...holdersQuery(id, chosen === undefined ? {} : { state: chosen }),
    placeholderData: keepPreviousData,
  })
  return (
    <section className={frame.section} aria-labelledby="holders">
      <h2 id="holders">{t('console.hub.holders')}</h2>
      <Select
        label={t('console.board.state')}
        placeholder={t('console.board.all_states')}
        data={states.map((value) => ({ value, label: tAny('hub.holder_state', value) }))}
        value={state}
        onChange={setState}
        clearable
        clearButtonProps={{ 'aria-label': t('console.act.clear') }}
        w={240}
        mb={12}
      />
      <ListBody
        list={listState(holders, (page) => page.holders)}
        empty={
          <EmptyState title={t('console.hub.holders_none')}>{t('console.hub.holders_none_next')}</EmptyState>
        }
      >
        {(rows) => (
          <Table<Holder>
            caption={t('console.hub.holders')}
            rows={rows}
            rowKey={(one) => one.id}
            columns={[
              {
                key: 'who',
                label: t('console.hub.holder'),
                render: (one) => (
                  <div>
                    {one.kind === 'journalist' && can('journalist.accredit') ? (
                      <Link to="/media/wartawan/$journalistId" params={{ journalistId: one.personId }}>
                        {nameOf(one)}
                      </Link>
                    ) : (
                      nameOf(one)
                    )}
                    <span className={classes.sub}>{one.outlet ?? tAny('hub.holder_kind', one.kind)}</span>
                  </div>
                ),
              },
              {
                key: 'held',
                label: t('console.hub.held'),
                render: (one) => (
                  <div>
                    {tAny('hub.held_by', one.heldBy)}
                    <span className={classes.sub}>
                      <Ago at={one.heldSince} />
                    </span>
                  </div>
                ),
              },
              { key: 'told', label: t('console.hub.told'), render: (one) => <Told holder={one} /> },
              {
                key: 'answered',
                label: t('console.hub.acknowledged'),
                render: (one) =>
                  one.acknowledgedAt === null ? (
                    <span className={classes.late}>{tAny('hub.holder_state', 'waiting')}</span>
                  ) : (
                    <div>
                      <Ago at={one.acknowledgedAt} />
                      <span className={classes.sub}>
                        {tAny('hub.acknowledged_in', one.acknowledgedIn ?? '')}
                      </span>
                    </div>
                  ),
              },
            ]}
          />
        )}
      </ListBody>
    </section>
  )
}

const nameOf = ({ name }: Holder) => (name === '' ? t('console.hub.somebody_left') : name)

/** When, by which way, and whether the letter arrived; a reminder is said, too. */
function Told({ holder }: { holder: Holder }) {
  if (holder.toldAt === null) return <span className={classes.late}>{t('console.hub.told_not')}</span>
  const failed = holder.letter === 'refused' || holder.letter === 'expired'
  return (
    <div>
      <Ago at={holder.toldAt} />
      <span className={failed ? classes.late : classes.sub}>
        {holder.letter !== null && tAny('hub.letter', holder.letter)}
        {holder.pushed > 0 && ` · ${t('console.hub.pushed', { n: holder.pushed })}`}
      </span>
      {holder.remindedAt !== null && (
        <span className={classes.sub}>
          {t('console.hub.reminded_at')} <Ago at={holder.remindedAt} />
        </span>
      )}
    </div>
  )
}
