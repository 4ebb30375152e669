import { Anchor, Badge, Button, Code, CopyButton, Menu, PasswordInput, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { EmptyState } from '../frame/empty-state.tsx'
import { HouseForm } from '../frame/house-form.tsx'
import { ListPage } from '../frame/list-page.tsx'
import { t, tAny } from '../frame/messages.ts'
import { Ago } from '../frame/times.tsx'
import { Dialog, needed, useDone } from './channel-dialogs.tsx'
import classes from './channels.module.css'
import { applicationsQuery, type NetworkApplication } from './connecting-queries.ts'

/** The house's own registrations with the networks, in whose name officers ask for permission. */
export function Applications() {
  const { data, error, isPending, refetch } = useQuery(applicationsQuery)
  const [open, setOpen] = useState<{ what: 'register' | 'remove'; of: NetworkApplication } | null>(null)
  const close = () => setOpen(null)
  const address = data?.redirectAddress ?? ''
  return (
    <>
      <ListPage<NetworkApplication>
        title={t('console.applications.title')}
        back={{ to: '/kanal', label: t('console.nav.channels') }}
        lead={t('console.applications.lead')}
        above={data !== undefined && <RedirectAddress address={address} />}
        list={{ rows: data?.applications, error, pending: isPending, refetch: () => void refetch() }}
        rowKey={({ kind }) => kind}
        empty={<EmptyState title={t('console.applications.none')} />}
        columns={[
          {
            key: 'network',
            label: t('console.channel.network'),
            render: ({ kind, portal }) => (
              <>
                {tAny('network', kind)}{' '}
                {portal !== null && (
                  <Anchor href={portal} target="_blank" rel="noopener noreferrer" className={classes.health}>
                    {t('console.applications.portal')}
                  </Anchor>
                )}
              </>
            ),
          },
          {
            key: 'scopes',
            label: t('console.applications.scopes'),
            render: ({ scopes }) => (
              <>
                <span className={classes.scopes}>{scopes.needed.join(', ')}</span>
                {scopes.also.length > 0 && (
                  <span className={classes.health}>
                    {t('console.applications.also', { scopes: scopes.also.join(', ') })}
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'state',
            label: t('console.board.state'),
            render: (one) => <Registered application={one} />,
          },
          {
            key: 'acts',
            label: t('console.channel.acts'),
            render: (one) =>
              one.clientId === null ? (
                <Button
                  size="compact-sm"
                  onClick={() => setOpen({ what: 'register', of: one })}
                  aria-label={t('console.applications.register_at', { network: tAny('network', one.kind) })}
                >
                  {t('console.applications.register')}
                </Button>
              ) : (
                <Menu position="bottom-end">
                  <Menu.Target>
                    <Button
                      size="compact-sm"
                      aria-label={t('console.channel.acts_of', { name: tAny('network', one.kind) })}
                    >
                      {t('console.units.more')}
                    </Button>
                  </Menu.Target>
                  <Menu.Dropdown>
                    <Menu.Item onClick={() => setOpen({ what: 'register', of: one })}>
                      {t('console.applications.change')}
                    </Menu.Item>
                    <Menu.Item color="var(--live)" onClick={() => setOpen({ what: 'remove', of: one })}>
                      {t('console.applications.remove')}
                    </Menu.Item>
                  </Menu.Dropdown>
                </Menu>
              ),
          },
        ]}
      />
      {open?.what === 'register' && <Register application={open.of} address={address} onClose={close} />}
      {open?.what === 'remove' && <Remove application={open.of} onClose={close} />}
    </>
  )
}

function RedirectAddress({ address }: { address: string }) {
  return (
    <div className={classes.redirect}>
      <div>
        <b>{t('console.applications.redirect')}</b>
        <p>{t('console.applications.redirect_hint')}</p>
        <Code>{address}</Code>
      </div>
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Button onClick={copy}>{copied ? t('console.delivery.copied') : t('console.delivery.copy')}</Button>
        )}
      </CopyButton>
    </div>
  )
}

function Registered({
  application: { clientId, registeredBy, registeredAt },
}: {
  application: NetworkApplication
}) {
  if (clientId === null) return <Badge color="gray">{t('console.applications.not_yet')}</Badge>
  return (
    <>
      <span className={classes.good}>
        <span aria-hidden>✓ </span>
        {t('console.applications.registered')}
      </span>
      <span className={classes.health}>{clientId}</span>
      {registeredAt !== null && (
        <span className={classes.health}>
          {registeredBy} · <Ago at={registeredAt} />
        </span>
      )}
    </>
  )
}

interface OneProps {
  application: NetworkApplication
  onClose: () => void
}

function Register({ application: { kind, clientId }, address, onClose }: OneProps & { address: string }) {
  const done = useDone(onClose)
  const network = tAny('network', kind)
  const form = useForm({
    initialValues: { clientId: clientId ?? '', clientSecret: '' },
    validate: { clientId: needed },
  })
  return (
    <Dialog title={t('console.applications.register_at', { network })} onClose={onClose}>
      <HouseForm
        form={form}
        label={t('console.applications.register_at', { network })}
        submit={t('console.act.save')}
        onCancel={onClose}
        onSubmit={async (values) => {
          await got(
            api.PUT('/api/v1/channel-applications/{kind}', {
              params: { path: { kind } },
              body: { clientId: values.clientId.trim(), clientSecret: values.clientSecret.trim() },
            }),
          )
          await done(t('console.channel.saved'))
        }}
      >
        <Text size="sm">{t('console.applications.register_lead', { network })}</Text>
        <Code block>{address}</Code>
        <TextInput
          label="Client ID"
          autoComplete="off"
          autoCapitalize="none"
          maxLength={400}
          {...form.getInputProps('clientId')}
        />
        <PasswordInput
          label="Client Secret"
          description={t('console.applications.secret_hint')}
          autoComplete="off"
          maxLength={400}
          visibilityToggleButtonProps={{ 'aria-label': t('console.auth.show_password') }}
          {...form.getInputProps('clientSecret')}
        />
      </HouseForm>
    </Dialog>
  )
}

function Remove({ application: { kind }, onClose }: OneProps) {
  const done = useDone(onClose)
  const form = useForm({ initialValues: {} })
  return (
    <Dialog title={t('console.applications.remove')} onClose={onClose}>
      <HouseForm
        form={form}
        label={t('console.applications.remove')}
        submit={t('console.applications.remove')}
        tone="danger"
        onCancel={onClose}
        onSubmit={async () => {
          await got(api.DELETE('/api/v1/channel-applications/{kind}', { params: { path: { kind } } }))
          await done(t('console.applications.removed'))
        }}
      >
        <Text size="sm">{t('console.applications.remove_lead', { network: tAny('network', kind) })}</Text>
      </HouseForm>
    </Dialog>
  )
}
