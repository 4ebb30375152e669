import { Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { exactTime } from '../frame/times.tsx'
import { Dialog, longEnough, useDone } from './hub-frame.tsx'
import type { Release } from './hub-queries.ts'

export type ReleaseAct = 'publish' | 'withdraw' | 'recall'

/** Publishes or takes back; says beforehand who will see what. */
export function ReleaseActDialog({
  act,
  release,
  onClose,
}: {
  act: ReleaseAct
  release: Release
  onClose: () => void
}) {
  const done = useDone(onClose)
  const form = useForm({
    initialValues: { why: '' },
    validate: { why: (value) => (act === 'publish' ? null : longEnough(value)) },
  })
  const title = t(`console.hub.release.act_${act}`)
  const lead =
    act === 'publish' && release.embargoUntil !== null
      ? t('console.hub.release.publish_embargoed', { at: exactTime(release.embargoUntil, release.timeZone) })
      : t(`console.hub.release.lead_${act}`)

  async function send(why: string): Promise<void> {
    const params = { path: { id: release.id } }
    const { version } = release
    if (act === 'publish')
      await got(api.POST('/api/v1/hub/releases/{id}/publish', { params, body: { version } }))
    else if (act === 'withdraw')
      await got(api.POST('/api/v1/hub/releases/{id}/withdraw', { params, body: { version, why } }))
    else await got(api.POST('/api/v1/hub/releases/{id}/recall', { params, body: { version, why } }))
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <HouseForm
        form={form}
        label={title}
        submit={title}
        tone={act === 'publish' ? 'normal' : 'danger'}
        onCancel={onClose}
        onSubmit={async ({ why }) => {
          await send(why)
          await done(t(`console.hub.release.done_${act}`))
        }}
      >
        <Text size="sm">{lead}</Text>
        {act !== 'publish' && (
          <Textarea
            label={t('console.edition.reason')}
            description={t('console.hub.release.reason_public')}
            autosize
            minRows={2}
            maxLength={1000}
            {...form.getInputProps('why')}
          />
        )}
      </HouseForm>
    </Dialog>
  )
}
