import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api, got } from '../frame/api.ts'
import frame from '../frame/frame.module.css'
import { roleName } from '../frame/house.ts'
import { t } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { Ago } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import classes from './door.module.css'
import { invitationsQuery } from './people-queries.ts'

/** Invitations that nobody has answered yet. */
export function Invitations() {
  const queries = useQueryClient()
  const { data } = useQuery(invitationsQuery)
  const open = (data ?? []).filter((invitation) => invitation.state === 'open')
  if (open.length === 0) return null
  async function withdraw(id: string): Promise<void> {
    try {
      await got(api.DELETE('/api/v1/invitations/{id}', { params: { path: { id } } }))
      notify(t('console.people.invitation_withdrawn'))
    } catch (error) {
      notifyFault(error)
    }
    await queries.invalidateQueries({ queryKey: ['invitations'] })
  }
  return (
    <section className={frame.section} aria-labelledby="invitations">
      <h2 id="invitations">{t('console.people.invitations', { n: open.length })}</h2>
      {open.map((invitation) => (
        <div key={invitation.id} className={classes.item}>
          <div>
            <b>{invitation.email}</b>
            <small>
              {roleName(invitation.role)}, <UnitName id={invitation.unitId} /> · {t('console.people.expires')}{' '}
              <Ago at={invitation.expiresAt} />
            </small>
          </div>
          <Button
            size="compact-sm"
            onClick={() => void withdraw(invitation.id)}
            aria-label={t('console.people.withdraw_invitation_of', { email: invitation.email ?? '' })}
          >
            {t('console.people.withdraw_invitation')}
          </Button>
        </div>
      ))}
    </section>
  )
}
