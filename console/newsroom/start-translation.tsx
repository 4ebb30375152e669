import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { t } from '../frame/messages.ts'
import { notifyFault } from '../frame/notify.ts'
import { editionQuery } from './edition-query.ts'
import type { Story } from './shapes.ts'

/** Begins the missing edition from the newest version of the one that exists. */
export function StartTranslation({ story }: { story: Story }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const living = story.editions.filter((edition) => edition.state !== 'discarded')
  const missing = (['id', 'en'] as const).find((one) => !living.some((edition) => edition.locale === one))
  const source = living[0]
  if (missing === undefined || source === undefined || !story.can.translate) return null

  async function start(from: string, locale: 'id' | 'en'): Promise<void> {
    setBusy(true)
    try {
      const { versions } = await queries.fetchQuery(editionQuery(from))
      const newest = versions.toSorted((a, b) => b.number - a.number)[0]
      if (newest === undefined) return
      const made = await got(
        api.POST('/api/v1/stories/{id}/editions', {
          params: { path: { id: story.id } },
          body: { locale, fromVersionId: newest.id },
        }),
      )
      await queries.invalidateQueries({ queryKey: ['story', story.id] })
      await navigate({
        to: '/berita/$storyId/$editionId',
        params: { storyId: story.id, editionId: made.editionId },
      })
    } catch (error) {
      notifyFault(error)
    } finally {
      setBusy(false)
    }
  }
  // A version exists from the first submission on; before that there is nothing fixed to translate.
  if (source.stage === 'draft' && source.publishedAt === null) return null
  return (
    <Button size="compact-sm" loading={busy} onClick={() => void start(source.id, missing)}>
      {missing === 'en' ? t('console.translation.start_en') : t('console.translation.start_id')}
    </Button>
  )
}
