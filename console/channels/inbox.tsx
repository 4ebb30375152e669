import { Button, Select, Switch } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '../frame/empty-state.tsx'
import { ListPage } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t, tAny } from '../frame/messages.ts'
import { useMe } from '../frame/session.tsx'
import { Ago } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { InboxDrawer } from './inbox-drawer.tsx'
import classes from './reading.module.css'
import { channelsName, RegisterTabs } from './register-frame.tsx'
import { inboxCountsQuery, inboxQuery, type InboxMessage } from './reading-queries.ts'
import { ReadyReplies } from './ready-replies.tsx'

const states = ['open', 'answered', 'closed'] as const

/** What people say to the accounts. There is no looking for one person's words. */
export function Inbox() {
  const me = useMe()
  const [state, setState] = useState<string | null>('open')
  const [mine, setMine] = useState(false)
  const [unitId, setUnitId] = useState<string | null>(null)
  const [open, setOpen] = useState<string | null>(null)
  const [replies, setReplies] = useState(false)
  const { data: counts } = useQuery(inboxCountsQuery)
  const chosen = states.find((one) => one === state)
  const messages = useInfiniteQuery({
    ...inboxQuery({
      ...(chosen === undefined ? {} : { state: chosen }),
      ...(mine ? { assignedTo: me.id } : {}),
      ...(unitId === null ? {} : { unitId }),
    }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <ListPage<InboxMessage>
        title={channelsName()}
        tabTitle={`${t('console.channel_tabs.inbox')} · ${channelsName()}`}
        lead={t('console.inbox.lead')}
        acts={<Button onClick={() => setReplies(true)}>{t('console.inbox.ready')}</Button>}
        above={
          <>
            <RegisterTabs />
            {counts !== undefined && (
              <p className={`${classes.sub} ${classes.counts}`}>
                {t('console.inbox.counts', { heard: counts.heard, answered: counts.answered })}
              </p>
            )}
          </>
        }
        filters={
          <>
            <Select
              label={t('console.board.state')}
              placeholder={t('console.board.all_states')}
              data={states.map((value) => ({ value, label: tAny('inbox.state', value) }))}
              value={state}
              onChange={setState}
              clearable
              w={200}
            />
            <UnitSelect
              label={t('console.board.unit')}
              value={unitId}
              onChange={setUnitId}
              clearable
              w={260}
            />
            <Switch
              label={t('console.inbox.mine')}
              checked={mine}
              onChange={(event) => setMine(event.currentTarget.checked)}
              mb={8}
            />
          </>
        }
        list={listState(messages, (page) => page.messages)}
        rowKey={(one) => one.id}
        empty={<EmptyState title={t('console.inbox.empty')}>{t('console.inbox.empty_next')}</EmptyState>}
        columns={[
          {
            key: 'message',
            label: t('console.inbox.message'),
            render: (one) => (
              <>
                <button type="button" className={classes.words} onClick={() => setOpen(one.id)}>
                  {one.text || t('console.feed.without_text')}
                </button>
                <span className={classes.sub}>
                  {one.writer || t('console.inbox.writer_unknown')} · {tAny('inbox.kind', one.kind)}
                </span>
              </>
            ),
          },
          {
            key: 'account',
            label: t('console.feed.account'),
            render: ({ channel }) => (
              <>
                {channel.label || channel.handle}
                <span className={classes.sub}>
                  {tAny('network', channel.kind)} · <UnitName id={channel.unitId} />
                </span>
              </>
            ),
          },
          {
            key: 'assigned',
            label: t('console.inbox.assigned'),
            render: (one) => one.assigned?.name ?? t('console.inbox.nobody'),
          },
          {
            key: 'state',
            label: t('console.board.state'),
            render: (one) => (
              <>
                {tAny('inbox.state', one.state)}
                {one.answer !== null && one.answer.state !== 'sent' && (
                  <span className={classes.sub}>{tAny('inbox.answer_state', one.answer.state)}</span>
                )}
              </>
            ),
          },
          {
            key: 'at',
            label: t('console.audit.when'),
            render: (one) => (
              <>
                <Ago at={one.writtenAt} />
                {one.editedAt !== null && (
                  <span className={classes.sub}>{t('console.inbox.edited_short')}</span>
                )}
              </>
            ),
            tight: true,
          },
        ]}
      />
      {open !== null && <InboxDrawer id={open} onClose={() => setOpen(null)} />}
      {replies && <ReadyReplies onClose={() => setReplies(false)} />}
    </>
  )
}
