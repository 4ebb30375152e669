import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { t } from '../frame/messages.ts'
import { notifyFault } from '../frame/notify.ts'
import { useCan, useMe } from '../frame/session.tsx'
import type { Story } from '../newsroom/shapes.ts'
import { wholeOf } from './distribution-queries.ts'

const sendable = ['published', 'approved', 'scheduled']

/** Begins a distribution of each edition that may be announced, in the name of the unit where one is channel officer. */
export function StartDistribution({ story }: { story: Story }) {
  const me = useMe()
  const can = useCan()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const unitId = me.grants.find(({ role }) => role === 'channel_officer' || role === 'administrator')?.unitId
  if (!can('channel.manage') || unitId === undefined) return null

  async function start(editionId: string, unit: string): Promise<void> {
    setBusy(true)
    try {
      const { id } = await got(
        api.POST('/api/v1/distributions', {
          body: { unitId: unit, editionId, parts: [wholeOf(unit)], texts: {}, accountTexts: {} },
        }),
      )
      await queries.invalidateQueries({ queryKey: ['distributions', 'list'] })
      await navigate({ to: '/sebaran/$distributionId', params: { distributionId: id } })
    } catch (error) {
      notifyFault(error)
      setBusy(false)
    }
  }
  const editions = story.editions.filter(({ state, stage }) =>
    state === 'published' ? true : sendable.includes(stage),
  )
  return editions.map(({ id, locale }) => (
    <Button key={id} loading={busy} onClick={() => void start(id, unitId)} mr="sm" mb="sm">
      {editions.length === 1
        ? t('console.distribution.start')
        : t('console.distribution.start_locale', { locale: locale.toUpperCase() })}
    </Button>
  ))
}
