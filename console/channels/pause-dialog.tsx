import { Button, Modal, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { paths } from '../api.generated.ts'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { useMe } from '../frame/session.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import classes from './channels.module.css'
import { StoryLink } from './story-link.tsx'

type Begun = paths['/api/v1/posting-pauses']['post']['responses'][201]['content']['application/json']

const brakemen = ['channel_officer', 'duty_officer', 'approver', 'administrator']

/** Pulls the brake, then tells what was out already. */
export function PauseDialog({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient()
  const me = useMe()
  const [begun, setBegun] = useState<Begun | null>(null)
  const form = useForm({
    initialValues: {
      unitId: me.grants.find(({ role }) => brakemen.includes(role))?.unitId ?? null,
      reason: '',
    },
    validate: {
      unitId: (value) => (value === null ? t('console.people.unit_needed') : null),
      reason: (value) => (value.trim().length < 3 ? t('console.pause.reason_needed') : null),
    },
  })
  return (
    <Modal opened onClose={onClose} title={t(begun === null ? 'console.pause.begin' : 'console.pause.done')}>
      {begun !== null ? (
        <AlreadyOut begun={begun} onClose={onClose} />
      ) : (
        <HouseForm
          form={form}
          label={t('console.pause.begin')}
          submit={t('console.pause.submit')}
          tone="danger"
          onCancel={onClose}
          onSubmit={async ({ unitId, reason }) => {
            setBegun(
              await got(
                api.POST('/api/v1/posting-pauses', {
                  body: { unitId: unitId ?? '', reason: reason.trim() },
                }),
              ),
            )
            await queries.invalidateQueries({ queryKey: ['deliveries'] })
          }}
        >
          <Text size="sm">{t('console.pause.lead')}</Text>
          <UnitSelect label={t('console.pause.unit')} {...form.getInputProps('unitId')} />
          <TextInput
            label={t('console.pause.reason')}
            description={t('console.pause.reason_hint')}
            maxLength={400}
            {...form.getInputProps('reason')}
          />
        </HouseForm>
      )}
    </Modal>
  )
}

function AlreadyOut({ begun: { held, stories }, onClose }: { begun: Begun; onClose: () => void }) {
  return (
    <>
      <p role="status">{t('console.pause.held', { n: held })}</p>
      {stories.length > 0 && (
        <ul className={classes.out}>
          {stories.map(({ storyId, ...counts }) => (
            <li key={storyId}>
              <StoryLink storyId={storyId} />
              <small>{t('console.pause.story_counts', counts)}</small>
            </li>
          ))}
        </ul>
      )}
      {stories.some(({ underWay }) => underWay > 0) && <Text size="sm">{t('console.pause.under_way')}</Text>}
      <Button mt="md" onClick={onClose}>
        {t('console.act.close')}
      </Button>
    </>
  )
}
