import { Group, Select, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '../frame/empty-state.tsx'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { Loading } from '../frame/loading.tsx'
import { t } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { exactTime } from '../frame/times.tsx'
import { DifferenceView } from './difference-view.tsx'
import { differenceQuery, editionQuery } from './edition-query.ts'

/** Any two versions of an edition, word by word. */
export function Versions() {
  const { storyId, editionId } = useParams({ from: '/shell/berita/$storyId/$editionId/versi' })
  const edition = useQuery(editionQuery(editionId))
  const versions = (edition.data?.versions ?? []).toSorted((a, b) => b.number - a.number)
  const working = edition.data !== undefined && edition.data.revision > 0
  const single = versions.length === 1 && !working
  const [chosen, setChosen] = useState<{ from?: number; to?: number }>({})
  const [whole, setWhole] = useState(false)
  const to = chosen.to ?? versions[0]?.number ?? 0
  const from = chosen.from ?? versions.find((version) => version.number < to)?.number ?? to
  const difference = useQuery({
    ...differenceQuery(editionId, from, to),
    enabled: versions.length > 0 && !single,
  })
  const data = [
    ...(working ? [{ value: '0', label: t('console.version.working') }] : []),
    ...versions.map((version) => ({
      value: String(version.number),
      label: `${t('console.version.number', { n: version.number })}, ${version.by}, ${exactTime(version.at)}`,
    })),
  ]
  const error = edition.error ?? difference.error
  return (
    <Page
      title={t('console.version.compare')}
      back={{
        to: `/berita/${storyId}/${editionId}`,
        label: edition.data?.content.headline ?? t('console.story.story'),
      }}
    >
      {error !== null && <FaultNotice error={error} retry={() => void difference.refetch()} />}
      {edition.data !== undefined && versions.length === 0 && (
        <EmptyState title={t('console.version.none')}>{t('console.version.none_next')}</EmptyState>
      )}
      {single && (
        <EmptyState title={t('console.version.single')}>{t('console.version.single_next')}</EmptyState>
      )}
      {versions.length > 0 && !single && (
        <>
          <Group align="end" mb="lg">
            <Select
              label={t('console.version.from')}
              data={data}
              value={String(from)}
              onChange={(value) => setChosen({ ...chosen, from: Number(value) })}
              allowDeselect={false}
              w={{ base: '100%', sm: 320 }}
            />
            <Select
              label={t('console.version.to')}
              data={data}
              value={String(to)}
              onChange={(value) => setChosen({ ...chosen, to: Number(value) })}
              allowDeselect={false}
              w={{ base: '100%', sm: 320 }}
            />
            <Switch
              label={t('console.version.whole')}
              checked={whole}
              onChange={(event) => setWhole(event.currentTarget.checked)}
              mb={8}
            />
          </Group>
          {difference.data === undefined && difference.error === null && <Loading />}
          {difference.data !== undefined && (
            <div lang={edition.data?.locale}>
              <DifferenceView blocks={difference.data.blocks} fold={!whole} />
            </div>
          )}
        </>
      )}
    </Page>
  )
}
