import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../../frame/api.ts'
import { t } from '../../frame/messages.ts'
import { notify, notifyFault } from '../../frame/notify.ts'
import { useCan } from '../../frame/session.tsx'
import { exactTime } from '../../frame/times.tsx'
import { UnitName } from '../../units/unit-name.tsx'
import channel from '../channels.module.css'
import type { Blackout } from './calendar-queries.ts'

/** Blackouts of the days on screen that are not over, with the way to end them. */
export function BlackoutNotices({
  blackouts,
  zone,
  now,
}: {
  blackouts: readonly Blackout[]
  zone: string
  now: Date
}) {
  const queries = useQueryClient()
  const can = useCan()
  const [busy, setBusy] = useState<string | null>(null)

  async function lift(id: string): Promise<void> {
    setBusy(id)
    try {
      const { released } = await got(api.DELETE('/api/v1/blackouts/{id}', { params: { path: { id } } }))
      notify(t('console.blackout.lifted', { n: released }))
    } catch (error) {
      notifyFault(error)
    }
    setBusy(null)
    await queries.invalidateQueries({ queryKey: ['deliveries'] })
  }

  return blackouts
    .filter(({ ends }) => new Date(ends) > now)
    .map((blackout) => (
      <section key={blackout.id} className={channel.brake} aria-label={t('console.blackout.stands_label')}>
        <div>
          <b>
            {t('console.blackout.stands')} <UnitName id={blackout.unitId} />
          </b>
          <p>{blackout.reason}</p>
          <small>
            {exactTime(blackout.begins, zone)} – {exactTime(blackout.ends, zone)} · {blackout.by}
            {blackout.mandatoryPass && ` · ${t('console.blackout.mandatory_passes')}`}
          </small>
        </div>
        {can('blackout.manage') && (
          <Button loading={busy === blackout.id} onClick={() => void lift(blackout.id)}>
            {t('console.blackout.lift')}
          </Button>
        )}
      </section>
    ))
}
