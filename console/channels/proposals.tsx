import { Button, Group, Modal, SegmentedControl, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { paths } from '../api.generated.ts'
import { api, got } from '../frame/api.ts'
import { EmptyState } from '../frame/empty-state.tsx'
import { HouseForm } from '../frame/house-form.tsx'
import { ListBody } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t, tAny } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { Page } from '../frame/page.tsx'
import { exactTime } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import classes from './distribution.module.css'
import { proposalsQuery, type ProposalToAnswer } from './distribution-queries.ts'
import { faultWords } from './fault-words.ts'
import { useHasThreads } from './use-has-threads.ts'
import { WordsField } from './words-field.tsx'
import { PostLook } from './post-look.tsx'

/** What units above propose to one's own accounts: to be adopted, adapted or declined before its time is over. */
export function Proposals() {
  const [open, setOpen] = useState(true)
  const all = useInfiniteQuery(proposalsQuery(open ? 'open' : undefined))
  return (
    <Page title={t('console.proposal.own')} lead={t('console.proposal.lead')}>
      <SegmentedControl
        aria-label={t('console.distribution.show')}
        data={[
          { value: 'open', label: t('console.proposal_state.open') },
          { value: 'all', label: t('console.distribution.show_all') },
        ]}
        value={open ? 'open' : 'all'}
        onChange={(value) => setOpen(value === 'open')}
        mb="md"
      />
      <ListBody
        list={listState(all, (page) => page.proposals)}
        empty={
          <EmptyState title={t('console.proposal.empty')}>{t('console.proposal.empty_next')}</EmptyState>
        }
      >
        {(rows) =>
          [...Map.groupBy(rows, ({ distributionId }) => distributionId)].map(([id, proposals]) => (
            <ProposedStory key={id} proposals={proposals} />
          ))
        }
      </ListBody>
    </Page>
  )
}

/** One distribution with those of one's accounts that it is proposed to. */
function ProposedStory({ proposals }: { proposals: ProposalToAnswer[] }) {
  const [first] = proposals
  const answer = useAnswer()
  if (first === undefined) return null
  const { headline, from, note, answerBy, plannedFor, versionHash, distributionId } = first
  const answerable = proposals.filter(({ state }) => state === 'open')
  return (
    <section className={classes.proposed} aria-label={headline ?? t('console.story.story')}>
      <header>
        <h2>{headline ?? t('console.proposal.withdrawn')}</h2>
        <p className={classes.hint}>
          {from.by}, <UnitName id={from.unitId} /> ·{' '}
          {t('console.proposal.answer_by', { at: exactTime(answerBy) })}
          {plannedFor !== null && ` · ${t('console.proposal.planned_for', { at: exactTime(plannedFor) })}`}
        </p>
        {note !== null && <p>{note}</p>}
      </header>
      {answerable.length > 1 && versionHash !== null && (
        <Button
          variant="filled"
          onClick={() =>
            void answer(distributionId, {
              channelIds: answerable.map(({ channel }) => channel.id),
              versionHash,
              answer: 'adopt',
            }).catch(notifyFault)
          }
        >
          {t('console.proposal.adopt_all', { n: answerable.length })}
        </Button>
      )}
      <ol className={classes.accounts}>
        {proposals.map((proposal) => (
          <ProposedPost key={proposal.channel.id} proposal={proposal} />
        ))}
      </ol>
    </section>
  )
}

function ProposedPost({ proposal }: { proposal: ProposalToAnswer }) {
  const { channel, state, preview, versionHash, answered, reason, distributionId } = proposal
  const [asking, setAsking] = useState<'adapt' | 'decline' | null>(null)
  const answer = useAnswer()
  const name = channel.label || channel.handle
  return (
    <li aria-label={name}>
      <header>
        <div>
          <b>{name}</b>
          <small>
            {tAny('network', channel.kind)} · <UnitName id={channel.unitId} />
          </small>
        </div>
        {state !== 'open' && <b>{tAny('proposal_state', state)}</b>}
      </header>
      {preview !== null && <PostLook preview={preview} account={channel} at={proposal.plannedFor} />}
      {preview !== null && state === 'open' && (
        <ul className={classes.faults}>
          {preview.faults.map((fault) => (
            <li key={`${fault.code} ${fault.params['part'] ?? ''}`} data-severity="block">
              {faultWords(fault)}
            </li>
          ))}
        </ul>
      )}
      {answered !== null && (
        <p className={classes.hint}>
          {answered.by}, {exactTime(answered.at)}
          {reason !== null && `: ${reason}`}
        </p>
      )}
      {state === 'open' && versionHash !== null && (
        <Group gap="sm" mt="sm">
          <Button
            variant="filled"
            disabled={(preview?.faults.length ?? 0) > 0}
            onClick={() =>
              void answer(distributionId, { channelIds: [channel.id], versionHash, answer: 'adopt' }).catch(
                notifyFault,
              )
            }
          >
            {t('console.proposal.adopt')}
          </Button>
          <Button onClick={() => setAsking('adapt')}>{t('console.proposal.adapt')}</Button>
          <Button onClick={() => setAsking('decline')}>{t('console.proposal.decline')}</Button>
        </Group>
      )}
      {asking !== null && versionHash !== null && (
        <WordsDialog
          what={asking}
          proposal={proposal}
          onClose={() => setAsking(null)}
          onSay={(words) =>
            answer(distributionId, {
              channelIds: [channel.id],
              versionHash,
              answer: asking,
              ...(asking === 'adapt' ? { text: words } : { reason: words }),
            })
          }
        />
      )}
    </li>
  )
}

function WordsDialog({
  what,
  proposal: { text, preview, channel },
  onSay,
  onClose,
}: {
  what: 'adapt' | 'decline'
  proposal: ProposalToAnswer
  onSay: (words: string) => Promise<unknown>
  onClose: () => void
}) {
  const threads = useHasThreads()(channel.kind)
  const form = useForm({
    initialValues: { words: what === 'adapt' ? (text ?? preview?.text ?? '') : '' },
    validate: { words: (value) => (value.trim().length < 3 ? t('console.form.needed') : null) },
  })
  return (
    <Modal opened onClose={onClose} title={t(`console.proposal.${what}`)}>
      <HouseForm
        form={form}
        label={t(`console.proposal.${what}`)}
        submit={t(`console.proposal.${what}_now`)}
        onCancel={onClose}
        onSubmit={async ({ words }) => {
          await onSay(words.trim())
          onClose()
        }}
      >
        {what === 'adapt' ? (
          <WordsField
            label={t('console.distribution.words')}
            description={t('console.proposal.adapt_hint')}
            minRows={5}
            threads={threads}
            value={form.values.words}
            onChange={(words) => form.setFieldValue('words', words)}
            error={form.errors['words']}
          />
        ) : (
          <Textarea
            label={t('console.proposal.reason')}
            description={t('console.proposal.decline_hint')}
            autosize
            minRows={2}
            maxLength={400}
            {...form.getInputProps('words')}
          />
        )}
      </HouseForm>
    </Modal>
  )
}

type Answer = paths['/api/v1/distributions/{id}/answer']['post']['requestBody']['content']['application/json']

function useAnswer() {
  const queries = useQueryClient()
  return async (id: string, body: Answer): Promise<void> => {
    try {
      const { deliveries } = await got(
        api.POST('/api/v1/distributions/{id}/answer', { params: { path: { id } }, body }),
      )
      notify(
        deliveries === 0 ? t('console.proposal.declined') : t('console.proposal.sending', { n: deliveries }),
      )
    } finally {
      await queries.invalidateQueries({ queryKey: ['proposals'] })
    }
  }
}
