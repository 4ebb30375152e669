import { Button, Drawer, Group, Select, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { HouseForm } from '../frame/house-form.tsx'
import { Loading } from '../frame/loading.tsx'
import { t, tAny, tChannel } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import { exactTime } from '../frame/times.tsx'
import classes from './reading.module.css'
import { messageQuery } from './reading-queries.ts'

type Message = Awaited<ReturnType<NonNullable<ReturnType<typeof messageQuery>['queryFn']>>>

/** One message: what was said, who looks after it, and the answer. */
export function InboxDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery(messageQuery(id))
  const [failed, setFailed] = useState<unknown>(null)

  async function act(work: Promise<unknown>, sentence: string): Promise<void> {
    setFailed(null)
    try {
      await work
      notify(sentence)
    } catch (thrown) {
      setFailed(thrown)
    } finally {
      await queries.invalidateQueries({ queryKey: ['inbox'] })
    }
  }

  return (
    <Drawer opened onClose={onClose} position="right" size={520} title={t('console.inbox.message')}>
      {error !== null && <FaultNotice error={error} retry={() => void refetch()} />}
      {failed !== null && <FaultNotice error={failed} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && (
        <>
          <Text fw={600}>{data.writer || t('console.inbox.writer_unknown')}</Text>
          <Text size="sm" c="dimmed">
            {tAny('inbox.kind', data.kind)} · {data.channel.label || data.channel.handle} ·{' '}
            {tAny('network', data.channel.kind)} · {exactTime(data.writtenAt)}
          </Text>
          <p className={classes.whole}>{data.text || t('console.feed.without_text')}</p>
          {data.editedAt !== null && (
            <Text size="sm" c="dimmed">
              {t('console.inbox.edited', { at: exactTime(data.editedAt) })}
            </Text>
          )}
          {data.url !== null && (
            <p>
              <a href={data.url} target="_blank" rel="noopener noreferrer">
                {t('console.inbox.open_there')}
              </a>
            </p>
          )}
          <Group align="flex-end" gap="sm" my="md">
            <Select
              label={t('console.inbox.assigned')}
              placeholder={t('console.inbox.nobody')}
              data={data.officers.map(({ id: value, name: label }) => ({ value, label }))}
              value={data.assigned?.id ?? null}
              onChange={(personId) =>
                void act(
                  got(
                    api.POST('/api/v1/channel-inbox/{id}/assign', {
                      params: { path: { id } },
                      body: { personId: personId ?? 'nobody' },
                    }),
                  ),
                  t('console.inbox.assigned_done'),
                )
              }
              searchable
              clearable
              clearButtonProps={{ 'aria-label': t('console.act.clear') }}
              flex={1}
            />
            {data.state !== 'closed' && (
              <Button
                onClick={() =>
                  void act(
                    got(api.POST('/api/v1/channel-inbox/{id}/close', { params: { path: { id } } })),
                    t('console.inbox.closed_done'),
                  )
                }
              >
                {t('console.inbox.close')}
              </Button>
            )}
          </Group>
          {data.answer !== null && (
            <div className={classes.answer}>
              <p>{data.answer.text}</p>
              <Text size="sm" c="dimmed">
                {t('console.inbox.answer_by', { name: data.answer.by })} ·{' '}
                {tAny('inbox.answer_state', data.answer.state)}
              </Text>
              {data.answer.why !== null && <Text size="sm">{tChannel('why', data.answer.why)}</Text>}
            </div>
          )}
          {!data.answerable ? (
            <Text size="sm">{t('console.inbox.unanswerable')}</Text>
          ) : (
            (data.answer === null || data.answer.state === 'refused') && <AnswerForm message={data} />
          )}
        </>
      )}
    </Drawer>
  )
}

function AnswerForm({ message }: { message: Message }) {
  const queries = useQueryClient()
  const form = useForm({
    initialValues: { text: '' },
    validate: { text: (value) => (value.trim() === '' ? t('console.form.needed') : null) },
  })
  return (
    <HouseForm
      form={form}
      label={t('console.inbox.answer')}
      submit={t('console.inbox.send')}
      onSubmit={async ({ text }) => {
        await got(
          api.POST('/api/v1/channel-inbox/{id}/answer', {
            params: { path: { id: message.id } },
            body: { text },
          }),
        )
        notify(t('console.inbox.answered'))
        await queries.invalidateQueries({ queryKey: ['inbox'] })
      }}
    >
      {message.replies.length > 0 && (
        <Select
          label={t('console.inbox.ready_use')}
          data={message.replies.map(({ id: value, title: label }) => ({ value, label }))}
          value={null}
          onChange={(id) => {
            const reply = message.replies.find((one) => one.id === id)
            if (reply !== undefined) form.setFieldValue('text', reply.text)
          }}
          searchable
        />
      )}
      <Textarea
        label={t('console.inbox.answer_label')}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={5_000}
        {...form.getInputProps('text')}
      />
    </HouseForm>
  )
}
