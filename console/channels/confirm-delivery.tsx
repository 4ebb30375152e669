import { Button, CopyButton, FileInput, Group, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, asFault, faultOf, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { LinkButton } from '../frame/links.tsx'
import { locale, t } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import classes from './channels.module.css'
import { networksQuery, wordsAtHand, type DeliveryDetail } from './delivery-queries.ts'

/** Confirms with a photograph that it was done. @throws Fault */
async function sendPhoto(id: string, photo: File, url: string): Promise<void> {
  const body = new FormData()
  body.append('photo', photo)
  const query = url === '' ? '' : `?url=${encodeURIComponent(url)}`
  const answer = await fetch(`/api/v1/deliveries/${id}/photo${query}`, {
    method: 'POST',
    headers: { 'accept-language': locale },
    body,
  })
  if (!answer.ok) throw faultOf(await answer.json().catch(() => ({})), answer.status)
}

/** What a person does or sees in place of the house: the words to post, and how it ended. */
export function ConfirmDelivery({ delivery }: { delivery: DeliveryDetail }) {
  const queries = useQueryClient()
  const { data: networks } = useQuery(networksQuery)
  const [failed, setFailed] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const form = useForm<{ url: string; photo: File | null }>({ initialValues: { url: '', photo: null } })
  const looking = delivery.state === 'unknown'
  const takesDown = delivery.purpose === 'withdrawal'
  const can = networks?.find(({ kind }) => kind === delivery.channel.kind)?.can
  const said = wordsAtHand(delivery)
  // What only changes a post leads to where that post stands already.
  const asksLink = !takesDown && (delivery.purpose === 'post' || can?.edits !== true)
  const needsLink = can?.byHand === false
  const needsEither = can?.byHand === true && delivery.purpose === 'post'

  async function confirm(done: boolean): Promise<void> {
    setBusy(true)
    setFailed(null)
    const { photo } = form.values
    const url = form.values.url.trim()
    try {
      if (done && photo !== null) await sendPhoto(delivery.id, photo, url)
      else
        await got(
          api.POST('/api/v1/deliveries/{id}/confirm', {
            params: { path: { id: delivery.id } },
            body: { done, ...(url === '' || !done ? {} : { url }) },
          }),
        )
      notify(t('console.delivery.confirmed'))
    } catch (thrown) {
      const link = asFault(thrown).faults.find(({ at }) => at === 'url')
      if (link === undefined) setFailed(thrown)
      else form.setFieldError('url', link.message)
    } finally {
      setBusy(false)
      await queries.invalidateQueries({ queryKey: ['deliveries'] })
    }
  }

  return (
    <section className={classes.confirm} aria-label={t('console.delivery.by_hand')}>
      {failed !== null && <FaultNotice error={failed} />}
      {said !== null && !takesDown && (
        <>
          <pre className={classes.said}>{said}</pre>
          <Group gap="sm">
            <CopyButton value={said}>
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
      {asksLink && (
        <TextInput
          required={needsLink}
          label={t('console.delivery.there_url')}
          description={t(
            needsLink
              ? 'console.delivery.there_url_needed'
              : needsEither
                ? 'console.delivery.there_url_or_photo'
                : 'console.delivery.there_url_hint',
          )}
          inputMode="url"
          autoComplete="off"
          {...form.getInputProps('url')}
        />
      )}
      <FileInput
        label={t('console.delivery.photo')}
        description={t('console.delivery.photo_hint')}
        placeholder={t('console.delivery.photo_choose')}
        accept="image/jpeg,image/png,image/webp"
        clearable
        {...form.getInputProps('photo')}
      />
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
