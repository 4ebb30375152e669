import { useInfiniteQuery } from '@tanstack/react-query'
import frame from '../frame/frame.module.css'
import { ListBody, Table } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t, tAny } from '../frame/messages.ts'
import { exactTime } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import classes from './distribution.module.css'
import { proposalsOfQuery, type Proposal } from './distribution-queries.ts'

/** Who did what with what was proposed. */
export function ProposalAnswers({
  distributionId,
  answerBy,
}: {
  distributionId: string
  answerBy: string | null
}) {
  const answers = useInfiniteQuery(proposalsOfQuery(distributionId))
  const counts = answers.data?.pages[0]?.counts
  return (
    <section className={frame.section} aria-labelledby="proposals">
      <h2 id="proposals">{t('console.proposal.title')}</h2>
      {counts !== undefined && <p className={classes.tally}>{t('console.proposal.counts', counts)}</p>}
      {answerBy !== null && (
        <p className={classes.hint}>{t('console.proposal.answer_by', { at: exactTime(answerBy) })}</p>
      )}
      <ListBody
        list={listState(answers, (page) => page.proposals)}
        empty={<p className={classes.hint}>{t('console.proposal.none')}</p>}
      >
        {(rows) => (
          <Table<Proposal>
            caption={t('console.proposal.title')}
            rows={rows}
            rowKey={({ channel }) => channel.id}
            columns={[
              {
                key: 'account',
                label: t('console.channel.account'),
                render: ({ channel }) => (
                  <>
                    {channel.label || channel.handle}
                    <small className={classes.under}>
                      {tAny('network', channel.kind)} · <UnitName id={channel.unitId} />
                    </small>
                  </>
                ),
              },
              {
                key: 'state',
                label: t('console.proposal.answer'),
                render: ({ state }) => tAny('proposal_state', state),
              },
              {
                key: 'who',
                label: t('console.distribution.by'),
                render: ({ answered }) =>
                  answered !== null && (
                    <>
                      {answered.by}
                      <small className={classes.under}>{exactTime(answered.at)}</small>
                    </>
                  ),
              },
              {
                key: 'words',
                label: t('console.matrix.more'),
                render: ({ state, text, reason }) => reason ?? (state === 'adapted' ? text : ''),
              },
            ]}
          />
        )}
      </ListBody>
    </section>
  )
}
