import { Button, Checkbox, Table } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { EmptyState } from '../frame/empty-state.tsx'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { LinkButton } from '../frame/links.tsx'
import { Loading } from '../frame/loading.tsx'
import { t, tAny, tChannel, tFault } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import { Page } from '../frame/page.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import classes from './channels.module.css'
import { signInQuery, type SignIn } from './connecting-queries.ts'

/** Where a network sends an officer back to: the accounts that were opened, each to be given to its unit. */
export function SignInPage() {
  const { signInId } = useParams({ strict: false }) as { signInId: string }
  const { data: signIn, error } = useQuery(signInQuery(signInId))
  const title =
    signIn === undefined
      ? t('console.sign_in_page.title_plain')
      : t('console.sign_in_page.title', { network: tAny('network', signIn.kind) })
  return (
    <Page title={title} back={{ to: '/kanal', label: t('console.nav.channels') }}>
      {error !== null && <FaultNotice error={error} />}
      {signIn === undefined ? error === null && <Loading /> : <Outcome signIn={signIn} />}
    </Page>
  )
}

const toChannels = () => (
  <LinkButton to="/kanal" variant="filled">
    {t('console.sign_in_page.to_channels')}
  </LinkButton>
)

function Outcome({ signIn }: { signIn: SignIn }) {
  const { failure, connectedIds } = signIn
  if (failure !== null) {
    const { why } = failure.params
    const params = why === undefined ? failure.params : { ...failure.params, why: tChannel('why', why) }
    return (
      <EmptyState title={t('console.sign_in_page.failed')} act={toChannels()}>
        {tFault(failure.code, failure.code, params)}
      </EmptyState>
    )
  }
  if (connectedIds.length > 0)
    return (
      <EmptyState
        title={t('console.sign_in_page.connected', { count: connectedIds.length })}
        act={toChannels()}
      >
        {t('console.sign_in_page.connected_next')}
      </EmptyState>
    )
  return <Picker signIn={signIn} />
}

function Picker({ signIn }: { signIn: SignIn }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { offers, channelId, refused } = signIn
  const kinds = new Set(offers.map(({ kind }) => kind)).size
  const free = (offer: SignIn['offers'][number]) =>
    offer.taken === null || offer.taken.channelId === channelId
  const only = offers.length === 1 ? (offers.find(free) ?? null) : null
  const [picked, setPicked] = useState<Record<string, string>>(
    only === null ? {} : { [only.externalId]: only.unitId },
  )
  const [failed, setFailed] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const choosable = offers.filter(free)
  const all = choosable.every(({ externalId }) => Object.hasOwn(picked, externalId))
  const picks = Object.entries(picked).map(([externalId, unitId]) => ({ externalId, unitId }))

  async function connect(): Promise<void> {
    setBusy(true)
    setFailed(null)
    try {
      await got(
        api.POST('/api/v1/channel-sign-ins/{id}/picks', {
          params: { path: { id: signIn.id } },
          body: { picks },
        }),
      )
      await queries.invalidateQueries({ queryKey: ['channels'] })
      notify(t('console.sign_in_page.connected', { count: picks.length }))
      await navigate({ to: '/kanal' })
    } catch (error) {
      setFailed(error)
    } finally {
      setBusy(false)
    }
  }
  const without = (externalId: string) =>
    Object.fromEntries(Object.entries(picked).filter(([id]) => id !== externalId))

  return (
    <>
      <p className={classes.pickLead}>{t('console.sign_in_page.lead', { count: offers.length })}</p>
      {refused.length > 0 && (
        <p className={classes.pickLead}>
          {t('console.sign_in_page.refused', { scopes: refused.join(', ') })}
        </p>
      )}
      {failed !== null && <FaultNotice error={failed} />}
      {choosable.length > 1 && (
        <Checkbox
          my="sm"
          checked={all}
          indeterminate={!all && picks.length > 0}
          label={t('console.sign_in_page.all', { count: choosable.length })}
          onChange={() =>
            setPicked(
              all
                ? {}
                : {
                    ...Object.fromEntries(choosable.map(({ externalId, unitId }) => [externalId, unitId])),
                    ...picked,
                  },
            )
          }
        />
      )}
      <Table className={classes.picks}>
        <thead>
          <tr>
            <th scope="col">{t('console.channel.account')}</th>
            <th scope="col">{t('console.board.unit')}</th>
          </tr>
        </thead>
        <tbody>
          {offers.map((offer) => (
            <tr key={offer.externalId}>
              <td>
                <Checkbox
                  checked={Object.hasOwn(picked, offer.externalId)}
                  disabled={!free(offer)}
                  label={offer.name}
                  description={
                    kinds === 1 ? offer.handle : `${tAny('network', offer.kind)} · ${offer.handle}`
                  }
                  onChange={({ currentTarget }) =>
                    setPicked(
                      currentTarget.checked
                        ? { ...picked, [offer.externalId]: offer.unitId }
                        : without(offer.externalId),
                    )
                  }
                />
              </td>
              <td>
                {offer.taken !== null && !free(offer) ? (
                  <span className={classes.health}>
                    {t('console.sign_in_page.taken')} <UnitName id={offer.taken.unitId} />
                  </span>
                ) : channelId === null && Object.hasOwn(picked, offer.externalId) ? (
                  <UnitSelect
                    aria-label={t('console.sign_in_page.unit_of', { name: offer.name })}
                    value={picked[offer.externalId] ?? null}
                    onChange={(unitId) =>
                      unitId !== null && setPicked({ ...picked, [offer.externalId]: unitId })
                    }
                  />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Button variant="filled" loading={busy} disabled={picks.length === 0} onClick={() => void connect()}>
        {channelId === null
          ? t('console.sign_in_page.connect', { count: picks.length })
          : t('console.channel.reconnect')}
      </Button>
    </>
  )
}
