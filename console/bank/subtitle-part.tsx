/** Subtitles of a film in its viewer: which languages it has, who sent them, the way to more, to others and to none. */
import { Button, FileInput, Group, Modal, Select, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { HouseForm } from '../frame/house-form.tsx'
import { Loading } from '../frame/loading.tsx'
import { t } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { useCan } from '../frame/session.tsx'
import { exactTime } from '../frame/times.tsx'
import classes from './bank.module.css'
import {
  languageName,
  languages,
  sendSubtitles,
  subtitlesQuery,
  subtitleUrl,
  type Subtitles,
} from './subtitle-queries.ts'

export function SubtitlePart({ assetId }: { assetId: string }) {
  const subtitles = useQuery(subtitlesQuery(assetId))
  const can = useCan()
  if (subtitles.error !== null) return <FaultNotice error={subtitles.error} />
  if (subtitles.data === undefined) return <Loading />
  const shown = subtitles.data.filter(({ ended }) => ended === null)
  const before = subtitles.data.filter(({ ended }) => ended !== null)
  const mayChange = can('asset.upload')
  return (
    <>
      {shown.length === 0 ? (
        <>
          <Text fw={600}>{t('console.subtitles.none')}</Text>
          <Text size="sm" c="dimmed" mb="sm">
            {t('console.subtitles.none_next')}
          </Text>
        </>
      ) : (
        <Text size="sm" c="dimmed" mb="sm">
          {t('console.subtitles.lead')}
        </Text>
      )}
      <ul className={classes.files}>
        {shown.map((one) => (
          <Shown key={one.lang} assetId={assetId} subtitles={one} mayChange={mayChange} />
        ))}
      </ul>
      {mayChange && <Send assetId={assetId} shown={shown} />}
      {before.length > 0 && (
        <>
          <Text fw={700} size="sm" mt="md" mb={6}>
            {t('console.subtitles.history')}
          </Text>
          <ul className={classes.files}>
            {before.map((one) => (
              <li key={`${one.lang}/${one.number}`}>
                <Facts subtitles={one} />
                {one.ended !== null && (
                  <Text size="sm" c="dimmed">
                    {t('console.subtitles.ended', { at: exactTime(one.ended.at), by: one.ended.by })}
                  </Text>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Facts({ subtitles: { lang, number, cues, filename, by, at } }: { subtitles: Subtitles }) {
  return (
    <>
      <p className={classes.fileHead}>
        <b>{`${languageName(lang)}, ${t('console.version.number', { n: number })}`}</b>
        <span>
          {by}, {exactTime(at)}
        </span>
      </p>
      <Text size="sm" c="dimmed">{`${t('console.subtitles.count', { n: cues })} · ${filename}`}</Text>
    </>
  )
}

function Shown({
  assetId,
  subtitles,
  mayChange,
}: {
  assetId: string
  subtitles: Subtitles
  mayChange: boolean
}) {
  const queries = useQueryClient()
  const { lang, number } = subtitles
  const language = languageName(lang)
  const [ending, setEnding] = useState(false)
  async function end(): Promise<void> {
    setEnding(false)
    try {
      await got(
        api.DELETE('/api/v1/assets/{id}/subtitles/{lang}', {
          params: { path: { id: assetId, lang }, query: { after: number } },
        }),
      )
      notify(t('console.subtitles.end_done'))
    } catch (error) {
      notifyFault(error)
    }
    await queries.invalidateQueries(subtitlesQuery(assetId))
  }
  return (
    <li>
      <Facts subtitles={subtitles} />
      <Group gap="sm" mt="xs">
        <Button
          component="a"
          href={subtitleUrl(assetId, subtitles)}
          download={`${lang}.vtt`}
          aria-label={t('console.subtitles.take_label', { language })}
        >
          {t('console.subtitles.take')}
        </Button>
        {mayChange && (
          <Button onClick={() => setEnding(true)} aria-label={t('console.subtitles.end_label', { language })}>
            {t('console.subtitles.end')}
          </Button>
        )}
      </Group>
      <Modal
        opened={ending}
        onClose={() => setEnding(false)}
        title={t('console.subtitles.end_label', { language })}
        closeButtonProps={{ 'aria-label': t('console.act.close') }}
      >
        <Text mb="md">{t('console.subtitles.end_sure', { language })}</Text>
        <Group gap="sm">
          <Button variant="filled" color="var(--live)" onClick={() => void end()}>
            {t('console.subtitles.end')}
          </Button>
          <Button onClick={() => setEnding(false)}>{t('console.act.cancel')}</Button>
        </Group>
      </Modal>
    </li>
  )
}

function Send({ assetId, shown }: { assetId: string; shown: readonly Subtitles[] }) {
  const queries = useQueryClient()
  const form = useForm<{ lang: string; file: File | null }>({
    initialValues: {
      lang: languages.find((lang) => !shown.some((one) => one.lang === lang)) ?? 'id',
      file: null,
    },
    validate: { file: (file) => (file === null ? t('console.subtitles.file_needed') : null) },
  })
  const there = shown.find(({ lang }) => lang === form.values.lang)
  return (
    <HouseForm
      form={form}
      label={t('console.subtitles.add')}
      submit={t(there === undefined ? 'console.subtitles.add' : 'console.subtitles.replace')}
      onSubmit={async ({ lang, file }) => {
        if (file === null) return
        await sendSubtitles(assetId, { lang, file, after: there?.number ?? 0 })
        await queries.invalidateQueries(subtitlesQuery(assetId))
        form.setFieldValue('file', null)
        notify(t('console.subtitles.added'))
      }}
    >
      <Select
        label={t('console.subtitles.lang')}
        data={languages.map((lang) => ({ value: lang, label: languageName(lang) }))}
        allowDeselect={false}
        description={there === undefined ? undefined : t('console.subtitles.replaces')}
        {...form.getInputProps('lang')}
      />
      <FileInput
        label={t('console.subtitles.file')}
        placeholder={t('console.subtitles.file_choose')}
        accept=".vtt,.srt,text/vtt,application/x-subrip"
        {...form.getInputProps('file')}
      />
    </HouseForm>
  )
}
