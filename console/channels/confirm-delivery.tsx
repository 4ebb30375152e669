import { Button, CopyButton, Group, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { LinkButton } from '../frame/links.tsx'
import { t } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import classes from './channels.module.css'
import { waitsForPerson, type Receipt } from './delivery-queries.ts'

/** What a person does or sees in place of the house: the words to post, and how it ended. */
export function ConfirmDelivery({ delivery }: { delivery: Receipt }) {
  const queries = useQueryClient()
  const [failed, setFailed] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const form = useForm({ initialValues: { url: '' } })
  if (!waitsForPerson(delivery)) return null
  const looking = delivery.state === 'unknown'
  const takesDown = delivery.purpose === 'withdrawal'

  async function confirm(done: boolean): Promise<void> {
    setBusy(true)
    setFailed(null)
    const url = form.values.url.trim()
    try {
      await got(
        api.POST('/api/v1/deliveries/{id}/confirm', {
          params: { path: { id: delivery.id } },
          body: { done, ...(url === '' || !done ? {} : { url }) },
        }),
      )
      notify(t('console.delivery.confirmed'))
    } catch (thrown) {
      setFailed(thrown)
    } finally {
      setBusy(false)
      await queries.invalidateQueries({ queryKey: ['deliveries'] })
    }
  }

  return (
    <section className={classes.confirm} aria-label={t('console.delivery.by_hand')}>
      {failed !== null && <FaultNotice error={failed} />}
      {delivery.said !== null && !takesDown && (
        <>
          <pre className={classes.said}>{delivery.said}</pre>
          <Group gap="sm">
            <CopyButton value={delivery.said}>
              {({ copied, copy }) => (
                <Button onClick={copy}>
                  {copied ? t('console.delivery.copied') : t('console.delivery.copy')}
                </Button>
              )}
            </CopyButton>
            <LinkButton to="/berita/$storyId" params={{ storyId: delivery.storyId }}>
              {t('console.delivery.to_story')}
            </LinkButton>
          </Group>
        </>
      )}
      {!takesDown && (
        <TextInput
          label={t('console.delivery.there_url')}
          description={t('console.delivery.there_url_hint')}
          inputMode="url"
          autoComplete="off"
          {...form.getInputProps('url')}
        />
      )}
      <Group gap="sm">
        <Button variant="filled" loading={busy} onClick={() => void confirm(true)}>
          {looking ? t('console.delivery.stands_there') : t('console.delivery.done_by_hand')}
        </Button>
        <Button disabled={busy} onClick={() => void confirm(false)}>
          {looking ? t('console.delivery.not_there') : t('console.delivery.not_done')}
        </Button>
      </Group>
    </section>
  )
}
