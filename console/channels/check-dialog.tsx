import { Modal, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { intlLocale, t, tAny, tFault } from '../frame/messages.ts'
import classes from './channels.module.css'
import type { Channel, PostPreview } from './delivery-queries.ts'

/** What the network would show, counted as it counts, with every fault, before anything is sent. */
export function CheckDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const [preview, setPreview] = useState<PostPreview | null>(null)
  const form = useForm({
    initialValues: { headline: '', summary: '', text: '' },
    validate: { headline: (value) => (value.trim() === '' ? t('console.form.needed') : null) },
  })
  return (
    <Modal opened onClose={onClose} size="lg" title={t('console.channel.check')}>
      <HouseForm
        form={form}
        label={t('console.channel.check')}
        submit={t('console.channel.show_preview')}
        onCancel={onClose}
        onSubmit={async ({ headline, summary, text }) => {
          setPreview(
            await got(
              api.POST('/api/v1/channels/{id}/check', {
                params: { path: { id: channel.id } },
                body: {
                  locale: channel.languages[0] ?? 'id',
                  headline: headline.trim(),
                  summary: summary.trim(),
                  ...(text.trim() === '' ? {} : { text: text.trim() }),
                },
              }),
            ),
          )
        }}
      >
        <TextInput label={t('console.field.headline')} maxLength={400} {...form.getInputProps('headline')} />
        <Textarea
          label={t('console.field.summary')}
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('summary')}
        />
        <Textarea
          label={t('console.channel.own_text')}
          description={t('console.channel.own_text_hint')}
          autosize
          minRows={2}
          {...form.getInputProps('text')}
        />
        {preview !== null && <Preview preview={preview} />}
      </HouseForm>
    </Modal>
  )
}

function Preview({ preview }: { preview: PostPreview }) {
  const { counts, cost } = preview
  return (
    <section aria-label={t('console.channel.preview')}>
      <div className={classes.preview}>
        {preview.title !== null && <h3>{preview.title}</h3>}
        <pre>{preview.text}</pre>
        {preview.link !== null && <p className={classes.card}>{preview.link}</p>}
      </div>
      <p className={classes.counts} data-over={counts.some(({ count, most }) => count > most) || undefined}>
        {counts.map(({ by, count, most }) => (
          <span key={by}>
            {tAny('text_count', by)}{' '}
            <b className="num">
              {count} / {most}
            </b>
          </span>
        ))}
        {cost !== null && (
          <span>
            {t('console.channel.cost')}{' '}
            <b className="num">
              {new Intl.NumberFormat(intlLocale, {
                style: 'currency',
                currency: cost.currency,
                maximumFractionDigits: 3,
              }).format(cost.micros / 1e6)}
            </b>
          </span>
        )}
      </p>
      {preview.faults.length === 0 ? (
        <p className={classes.good}>✓ {t('console.channel.no_faults')}</p>
      ) : (
        <ul className={classes.leftovers}>
          {preview.faults.map((fault) => (
            <li key={`${fault.at} ${fault.code}`} className={classes.bad}>
              {tFault(fault.code, fault.code, fault.params)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
