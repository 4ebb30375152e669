import { Button, Modal, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { useMe } from '../frame/session.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import classes from './reading.module.css'
import { repliesQuery } from './reading-queries.ts'

const needed = (value: string) => (value.trim() === '' ? t('console.form.needed') : null)

/** Replies that lie ready for a unit and those below it. */
export function ReadyReplies({ onClose }: { onClose: () => void }) {
  const me = useMe()
  const queries = useQueryClient()
  const [unitId, setUnitId] = useState<string | null>(me.grants[0]?.unitId ?? null)
  const replies = useQuery({ ...repliesQuery(unitId ?? ''), enabled: unitId !== null })
  const form = useForm({ initialValues: { title: '', text: '' }, validate: { title: needed, text: needed } })
  const renewed = () => queries.invalidateQueries({ queryKey: ['inbox'] })

  async function remove(id: string): Promise<void> {
    try {
      await got(api.DELETE('/api/v1/canned-replies/{id}', { params: { path: { id } } }))
    } catch (error) {
      notifyFault(error)
    }
    await renewed()
  }

  return (
    <Modal opened onClose={onClose} title={t('console.inbox.ready')} size="lg">
      <UnitSelect label={t('console.board.unit')} value={unitId} onChange={setUnitId} mb="md" />
      {replies.data?.length === 0 && (
        <Text size="sm" c="dimmed" mb="md">
          {t('console.inbox.ready_empty')}
        </Text>
      )}
      <ul className={classes.replies}>
        {(replies.data ?? []).map((reply) => (
          <li key={reply.id}>
            <span>
              <b>{reply.title}</b>
              <small>{reply.text}</small>
            </span>
            {reply.unitId === unitId && (
              <Button
                size="compact-sm"
                aria-label={t('console.inbox.ready_remove', { title: reply.title })}
                onClick={() => void remove(reply.id)}
              >
                {t('console.act.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {unitId !== null && (
        <HouseForm
          form={form}
          label={t('console.inbox.keep_reply')}
          submit={t('console.inbox.keep_reply')}
          onSubmit={async (reply) => {
            await got(api.POST('/api/v1/canned-replies', { body: { unitId, ...reply } }))
            form.reset()
            notify(t('console.inbox.ready_kept'))
            await renewed()
          }}
        >
          <TextInput
            label={t('console.inbox.ready_title')}
            maxLength={120}
            {...form.getInputProps('title')}
          />
          <Textarea
            label={t('console.inbox.ready_text')}
            autosize
            minRows={3}
            maxLength={2_000}
            {...form.getInputProps('text')}
          />
        </HouseForm>
      )}
    </Modal>
  )
}
