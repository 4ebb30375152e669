import { Badge, Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { Loading } from '../frame/loading.tsx'
import { t } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { Ago } from '../frame/times.tsx'
import classes from './door.module.css'

/** 'Chrome, Windows' out of a user agent; the whole of it where nothing is known. */
function device(agent: string | null): string {
  if (agent === null || agent === '') return t('console.security.unknown_device')
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(agent)?.[1]
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera' }
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1]
  const parts = [browser === undefined ? undefined : (names[browser] ?? browser), system]
  return parts.filter((part) => part !== undefined).join(', ') || agent
}

export function Sessions() {
  const queries = useQueryClient()
  const list = useQuery({
    queryKey: ['sessions'],
    queryFn: async () => (await got(api.GET('/api/v1/sessions'))).sessions,
  })

  async function end(ids: string[]): Promise<void> {
    try {
      for (const id of ids) await got(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } }))
      notify(t('console.security.session_ended'))
    } catch (error) {
      notifyFault(error)
    }
    await queries.invalidateQueries({ queryKey: ['sessions'] })
  }

  if (list.error !== null) return <FaultNotice error={list.error} retry={() => void list.refetch()} />
  if (list.data === undefined) return <Loading rows={2} />
  const others = list.data.filter((session) => !session.current)
  return (
    <>
      {list.data
        .toSorted((a, b) => Number(b.current) - Number(a.current))
        .map((session) => (
          <div key={session.id} className={classes.item}>
            <div>
              <b>{device(session.device)}</b>
              <small>
                {session.address} · {t('console.security.last_seen')} <Ago at={session.lastSeenAt} />
              </small>
            </div>
            {session.current ? (
              <Badge>{t('console.security.this_session')}</Badge>
            ) : (
              <Button
                size="compact-sm"
                onClick={() => void end([session.id])}
                aria-label={t('console.security.end_session', { device: device(session.device) })}
              >
                {t('console.security.end')}
              </Button>
            )}
          </div>
        ))}
      {others.length > 1 && (
        <Button mt="md" onClick={() => void end(others.map((session) => session.id))}>
          {t('console.security.end_others')}
        </Button>
      )}
    </>
  )
}
