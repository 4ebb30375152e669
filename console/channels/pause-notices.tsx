import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { t } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { useCan } from '../frame/session.tsx'
import { exactTime } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import classes from './channels.module.css'
import { pausesQuery } from './delivery-queries.ts'

/** Where posting stands still, why, and the way to let it go on. */
export function PauseNotices() {
  const queries = useQueryClient()
  const can = useCan()
  const [busy, setBusy] = useState(false)
  const { data: pauses = [] } = useQuery(pausesQuery)

  async function resume(id: string): Promise<void> {
    setBusy(true)
    try {
      const { released } = await got(api.DELETE('/api/v1/posting-pauses/{id}', { params: { path: { id } } }))
      notify(t('console.pause.resumed', { n: released }))
    } catch (error) {
      notifyFault(error)
    }
    setBusy(false)
    await queries.invalidateQueries({ queryKey: ['deliveries'] })
  }

  return pauses.map((pause) => (
    <section key={pause.id} className={classes.brake} aria-label={t('console.pause.stands_label')}>
      <div>
        <b>
          {t('console.pause.stands')} <UnitName id={pause.unitId} />
        </b>
        <p>{pause.reason}</p>
        <small>
          {pause.by}, {exactTime(pause.at)}
        </small>
      </div>
      {can('posting.pause') && (
        <Button loading={busy} onClick={() => void resume(pause.id)}>
          {t('console.pause.resume')}
        </Button>
      )}
    </section>
  ))
}
