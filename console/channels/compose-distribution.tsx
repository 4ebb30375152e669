import { Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { HouseForm } from '../frame/house-form.tsx'
import { Loading } from '../frame/loading.tsx'
import { t, tAny, tChannel } from '../frame/messages.ts'
import { MomentField } from '../frame/moment-field.tsx'
import { readerZone, wallTime, zonedInstant } from '../frame/times.tsx'
import { AudienceFields } from './audience-fields.tsx'
import { BestTimes } from './best-times.tsx'
import { ownZone } from './calendar/calendar-queries.ts'
import classes from './distribution.module.css'
import { distributionQuery, previewQuery, type Distribution, type Network } from './distribution-queries.ts'
import { DistributionSummary } from './distribution-summary.tsx'
import { PreviewList } from './preview-list.tsx'
import { useHasThreads } from './use-has-threads.ts'
import { WordsField } from './words-field.tsx'

const wall = (at: string | null) => (at === null ? '' : wallTime(at, readerZone))
const instant = (text: string) => (text === '' ? undefined : zonedInstant(text, readerZone).toISOString())
const said = <T,>(name: string, value: T | undefined | '') =>
  value === undefined || value === '' ? {} : { [name]: value }

/** The draft on one side, what it would do on the other; what is shown is always what was kept. */
export function ComposeDistribution({ distribution }: { distribution: Distribution }) {
  const queries = useQueryClient()
  const [saved, setKept] = useState(distribution)
  // What others did to the same words (asked, agreed) is newer than what was saved here.
  const kept = distribution.hash === saved.hash ? distribution : saved
  const preview = useQuery(previewQuery(kept.id, kept.hash))
  const form = useForm({
    initialValues: {
      parts: kept.parts,
      texts: kept.texts,
      accountTexts: kept.accountTexts,
      campaign: kept.campaign ?? '',
      note: kept.note ?? '',
      answerBy: wall(kept.answerBy),
      plannedFor: wall(kept.plannedFor),
    },
    validate: {
      campaign: (value) => (/^[a-zA-Z0-9_-]*$/.test(value) ? null : t('console.distribution.campaign_signs')),
    },
  })
  async function save(values: typeof form.values): Promise<void> {
    const { parts, texts, accountTexts, campaign, note, answerBy, plannedFor } = values
    const next = await got(
      api.PUT('/api/v1/distributions/{id}', {
        params: { path: { id: kept.id } },
        body: {
          base: kept.hash,
          parts,
          texts,
          accountTexts,
          ...said('campaign', campaign),
          ...said('note', note),
          ...said('answerBy', instant(answerBy)),
          ...said('plannedFor', instant(plannedFor)),
        },
      }),
    )
    setKept(next)
    form.resetDirty(values)
    queries.setQueryData(distributionQuery(kept.id).queryKey, next)
    await queries.invalidateQueries({ queryKey: ['distributions', 'list'] })
  }
  const hasThreads = useHasThreads()
  const networks = preview.data?.networks.map(({ kind }) => kind) ?? []
  const written = [...new Set([...networks, ...(Object.keys(form.values.texts) as Network[])])]
  const proposes = form.values.parts.some(({ terms }) => terms === 'proposal')
  return (
    <div className={classes.compose}>
      <div>
        {kept.why !== null && <p className={classes.why}>{tChannel('why', kept.why)}</p>}
        <HouseForm
          form={form}
          label={t('console.distribution.one')}
          submit={t('console.distribution.save')}
          onSubmit={save}
        >
          <AudienceFields
            unitId={kept.unitId}
            parts={form.values.parts}
            onChange={(parts) => form.setFieldValue('parts', parts)}
          />
          <fieldset className={classes.block}>
            <legend>{t('console.distribution.words')}</legend>
            <p className={classes.hint}>{t('console.distribution.words_hint')}</p>
            {written.map((kind) => (
              <WordsField
                key={kind}
                label={tAny('network', kind)}
                placeholder={t('console.distribution.composed')}
                threads={hasThreads(kind)}
                {...form.getInputProps(`texts.${kind}`)}
                value={form.values.texts[kind] ?? ''}
              />
            ))}
          </fieldset>
          <fieldset className={classes.block}>
            <legend>{t('console.distribution.when')}</legend>
            <div className={classes.pair}>
              <MomentField
                label={t('console.distribution.planned_for')}
                description={t('console.distribution.planned_hint')}
                clearable
                value={form.values.plannedFor}
                onChange={(at) => form.setFieldValue('plannedFor', at)}
                error={form.errors['plannedFor']}
              />
              {proposes && (
                <MomentField
                  label={t('console.distribution.answer_by')}
                  description={t('console.distribution.answer_hint')}
                  clearable
                  value={form.values.answerBy}
                  onChange={(at) => form.setFieldValue('answerBy', at)}
                  error={form.errors['answerBy']}
                />
              )}
            </div>
            <BestTimes
              zone={ownZone}
              unitId={kept.unitId}
              {...(networks.length === 1 && networks[0] !== undefined ? { network: networks[0] } : {})}
              onUse={(at) => form.setFieldValue('plannedFor', wallTime(at, readerZone))}
            />
            {proposes && (
              <Textarea
                label={t('console.distribution.note')}
                autosize
                minRows={2}
                maxLength={1_000}
                {...form.getInputProps('note')}
              />
            )}
            <TextInput
              label={t('console.distribution.campaign')}
              description={t('console.distribution.campaign_hint')}
              maxLength={60}
              {...form.getInputProps('campaign')}
            />
          </fieldset>
        </HouseForm>
      </div>
      <Stack gap="lg" component="section" aria-label={t('console.distribution.outlook')}>
        {preview.error !== null && <FaultNotice error={preview.error} retry={() => void preview.refetch()} />}
        {preview.isPending && <Loading />}
        {preview.data !== undefined && (
          <>
            <DistributionSummary distribution={kept} preview={preview.data} dirty={form.isDirty()} />
            <PreviewList
              distribution={kept}
              ownWords={(accountId, words) => {
                const accountTexts = { ...form.values.accountTexts, [accountId]: words }
                form.setFieldValue('accountTexts', accountTexts)
                return save({ ...form.values, accountTexts })
              }}
            />
          </>
        )}
      </Stack>
    </div>
  )
}
