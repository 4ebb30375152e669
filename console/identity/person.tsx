import { Badge, Button, Group } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { EmptyState } from '../frame/empty-state.tsx'
import { FaultNotice } from '../frame/fault-notice.tsx'
import frame from '../frame/frame.module.css'
import { roleName } from '../frame/house.ts'
import { Loading } from '../frame/loading.tsx'
import { t } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { Page } from '../frame/page.tsx'
import { useCan, useMe } from '../frame/session.tsx'
import { shortDay } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { DelegateDialog } from './delegate-dialog.tsx'
import classes from './door.module.css'
import { GrantDialog } from './grant-dialog.tsx'
import { personQuery, type Grant } from './people-queries.ts'
import { SuspendDialog } from './suspend-dialog.tsx'

type Open = { what: 'grant' } | { what: 'suspend' } | { what: 'delegate'; grant: Grant } | null

/** One person: what they hold, where, until when; roles given, delegated and taken back. */
export function Person() {
  const { personId } = useParams({ from: '/shell/orang/$personId' })
  const me = useMe()
  const can = useCan()
  const queries = useQueryClient()
  const { data: person, error, refetch } = useQuery(personQuery(personId))
  const [open, setOpen] = useState<Open>(null)
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['person', personId] }),
      queries.invalidateQueries({ queryKey: ['people'] }),
      queries.invalidateQueries({ queryKey: ['me'] }),
    ])

  async function take(grant: Grant): Promise<void> {
    try {
      await got(api.DELETE('/api/v1/grants/{id}', { params: { path: { id: grant.id } } }))
      notify(t('console.people.grant_taken'))
    } catch (thrown) {
      notifyFault(thrown)
    }
    await refresh()
  }

  const back = { to: '/orang', label: t('console.nav.people') }
  if (person === undefined)
    return (
      <Page title={t('console.people.person')} back={back}>
        {error === null ? <Loading /> : <FaultNotice error={error} retry={() => void refetch()} />}
      </Page>
    )
  const suspended = person.suspendedAt !== null
  return (
    <Page
      title={person.name}
      back={back}
      lead={
        <>
          {person.email}
          {suspended && (
            <Badge ml={10} color="var(--live)">
              {t('console.people.suspended')}
            </Badge>
          )}
        </>
      }
      acts={
        <>
          {can('grant.manage') && (
            <Button variant="filled" onClick={() => setOpen({ what: 'grant' })}>
              {t('console.people.give_role')}
            </Button>
          )}
          {can('person.manage') && person.id !== me.id && (
            <Button onClick={() => setOpen({ what: 'suspend' })}>
              {suspended ? t('console.people.restore') : t('console.people.suspend')}
            </Button>
          )}
        </>
      }
    >
      <section className={frame.section} aria-labelledby="roles">
        <h2 id="roles">{t('console.people.roles')}</h2>
        {person.grants.length === 0 && (
          <EmptyState title={t('console.people.no_role')}>{t('console.people.no_role_next')}</EmptyState>
        )}
        {person.grants.map((grant) => (
          <div key={grant.id} className={classes.item}>
            <div>
              <b>
                {roleName(grant.role)}, <UnitName id={grant.unitId} />
              </b>
              <small>
                {t('console.people.since', { at: shortDay(grant.from) })}
                {grant.until !== null && ` ${t('console.people.until', { at: shortDay(grant.until) })}`}
                {grant.delegatedFrom !== null &&
                  ` · ${t('console.people.delegated_by', { name: grant.delegatedFrom.name })}`}
              </small>
            </div>
            <Group gap={8}>
              {person.id === me.id && grant.delegatedFrom === null && (
                <Button size="compact-sm" onClick={() => setOpen({ what: 'delegate', grant })}>
                  {t('console.people.delegate')}
                </Button>
              )}
              {(can('grant.manage') || grant.delegatedFrom?.personId === me.id) && (
                <Button
                  size="compact-sm"
                  onClick={() => void take(grant)}
                  aria-label={t('console.people.take_role', { role: roleName(grant.role) })}
                >
                  {t('console.people.take_back')}
                </Button>
              )}
            </Group>
          </div>
        ))}
      </section>
      {open?.what === 'grant' && (
        <GrantDialog personId={person.id} onClose={() => setOpen(null)} onDone={refresh} />
      )}
      {open?.what === 'delegate' && (
        <DelegateDialog grant={open.grant} onClose={() => setOpen(null)} onDone={refresh} />
      )}
      {open?.what === 'suspend' && (
        <SuspendDialog person={person} onClose={() => setOpen(null)} onDone={refresh} />
      )}
    </Page>
  )
}
