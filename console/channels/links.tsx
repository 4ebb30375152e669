import { Badge, Button, Radio, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api, got } from '../frame/api.ts'
import { EmptyState } from '../frame/empty-state.tsx'
import { HouseForm } from '../frame/house-form.tsx'
import { ListPage } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t, tAny } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { useMe } from '../frame/session.tsx'
import { Ago, exactTime } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { Dialog, Languages, useDone, type Language } from './channel-dialogs.tsx'
import classes from './channels.module.css'
import { keepersQuery, linksQuery, type ConnectLink } from './connecting-queries.ts'
import { networksQuery } from './delivery-queries.ts'

/** Links by which people without an account in the house connect a unit's account. */
export function Links() {
  const links = useInfiniteQuery(linksQuery)
  const queries = useQueryClient()
  const [sending, setSending] = useState(false)

  async function end(link: ConnectLink): Promise<void> {
    try {
      await got(api.DELETE('/api/v1/channel-links/{id}', { params: { path: { id: link.id } } }))
      notify(t('console.links.ended'))
    } catch (error) {
      notifyFault(error)
    }
    await queries.invalidateQueries({ queryKey: ['channels', 'links'] })
  }
  const send = (
    <Button variant="filled" onClick={() => setSending(true)}>
      {t('console.links.send')}
    </Button>
  )
  return (
    <>
      <ListPage<ConnectLink>
        title={t('console.links.title')}
        back={{ to: '/kanal', label: t('console.nav.channels') }}
        lead={t('console.links.lead')}
        acts={send}
        list={listState(links, (page) => page.links)}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={t('console.links.empty')} act={send}>
            {t('console.links.empty_next')}
          </EmptyState>
        }
        columns={[
          {
            key: 'to',
            label: t('console.links.to'),
            render: (link) => (
              <>
                <span className={classes.scopes}>{link.email}</span>
                <span className={classes.health}>
                  {t('console.links.sent_by', { name: link.sentBy })} <Ago at={link.sentAt} />
                </span>
              </>
            ),
          },
          {
            key: 'what',
            label: t('console.channel.account'),
            render: (link) => (
              <>
                {tAny('network', link.kind)}
                {link.label !== null && <span className={classes.health}>{link.label}</span>}
                {link.channelId !== null && (
                  <span className={classes.health}>{t('console.links.again')}</span>
                )}
              </>
            ),
          },
          { key: 'unit', label: t('console.board.unit'), render: (link) => <UnitName id={link.unitId} /> },
          {
            key: 'state',
            label: t('console.board.state'),
            render: (link) => (
              <>
                {link.state === 'used' ? (
                  <span className={classes.good}>
                    <span aria-hidden>✓ </span>
                    {t('console.link_state.used')}
                  </span>
                ) : (
                  <Badge color={link.state === 'open' ? 'accent' : 'gray'}>
                    {tAny('link_state', link.state)}
                  </Badge>
                )}
                {link.state === 'open' && (
                  <span className={classes.health}>
                    {t('console.links.until', { at: exactTime(link.expiresAt) })}
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'acts',
            label: t('console.channel.acts'),
            render: (link) =>
              link.state === 'open' && (
                <Button
                  size="compact-sm"
                  onClick={() => void end(link)}
                  aria-label={t('console.links.end_this', { email: link.email })}
                >
                  {t('console.links.end')}
                </Button>
              ),
          },
        ]}
      />
      {sending && <SendDialog onClose={() => setSending(false)} />}
    </>
  )
}

const isAddress = (email: string) =>
  /^\S+@\S+\.\S+$/.test(email.trim()) ? null : t('console.links.email_needed')

type SendValues = {
  kind: ConnectLink['kind']
  unitId: string | null
  email: string
  label: string
  languages: string[]
  /** Of the letter and the page. */
  locale: Language
}

function SendDialog({ onClose }: { onClose: () => void }) {
  const done = useDone(onClose)
  const me = useMe()
  const { data: networks = [] } = useQuery(networksQuery)
  const unit = me.grants.find((grant) => ['channel_officer', 'administrator'].includes(grant.role))
  const form = useForm<SendValues>({
    initialValues: {
      kind: 'bluesky',
      unitId: unit?.unitId ?? null,
      email: '',
      label: '',
      languages: ['id'],
      locale: 'id',
    },
    validate: {
      unitId: (value) => (value === null ? t('console.people.unit_needed') : null),
      email: isAddress,
      languages: (value) => (value.length === 0 ? t('console.form.needed') : null),
    },
  })
  return (
    <Dialog title={t('console.links.send')} onClose={onClose}>
      <HouseForm
        form={form}
        label={t('console.links.send')}
        submit={t('console.links.send_now')}
        onCancel={onClose}
        onSubmit={async ({ label, unitId, email, languages, ...rest }) => {
          await got(
            api.POST('/api/v1/channel-links', {
              body: {
                ...rest,
                unitId: unitId ?? '',
                email: email.trim(),
                languages: languages as Language[],
                ...(label.trim() === '' ? {} : { label: label.trim() }),
              },
            }),
          )
          await done(t('console.links.sent'))
        }}
      >
        <Select
          label={t('console.channel.network')}
          data={networks
            .filter(({ can }) => !can.byHand)
            .map((one) => ({ value: one.kind, label: tAny('network', one.kind) }))}
          allowDeselect={false}
          {...form.getInputProps('kind')}
        />
        <UnitSelect label={t('console.board.unit')} {...form.getInputProps('unitId')} />
        <EmailFields form={form} />
        <TextInput
          label={t('console.channel.label')}
          description={t('console.links.label_hint')}
          maxLength={120}
          {...form.getInputProps('label')}
        />
        <Languages form={form} />
      </HouseForm>
    </Dialog>
  )
}

function EmailFields({ form }: { form: { getInputProps: (path: 'email' | 'locale') => object } }) {
  return (
    <>
      <TextInput
        label={t('console.links.email')}
        type="email"
        autoComplete="off"
        maxLength={254}
        {...form.getInputProps('email')}
      />
      <Select
        label={t('console.links.locale')}
        data={[
          { value: 'id', label: 'Bahasa Indonesia' },
          { value: 'en', label: 'English' },
        ]}
        allowDeselect={false}
        {...form.getInputProps('locale')}
      />
    </>
  )
}

/** For one channel: whoever holds the account connects it again. */
export function SendAgainDialog({
  channel,
  onClose,
}: {
  channel: { id: string; handle: string }
  onClose: () => void
}) {
  const done = useDone(onClose)
  const { data: keepers = [] } = useQuery(keepersQuery(channel.id))
  const form = useForm<Pick<SendValues, 'email' | 'locale'>>({
    initialValues: { email: '', locale: 'id' },
    validate: { email: isAddress },
  })
  // Whoever keeps the account in the register, unless somebody else was written down meanwhile.
  const first = keepers[0]?.email ?? ''
  const { setFieldValue } = form
  useEffect(() => {
    if (first !== '') setFieldValue('email', (email) => (email === '' ? first : email))
  }, [first, setFieldValue])
  return (
    <Dialog title={t('console.links.send_again')} onClose={onClose}>
      <HouseForm
        form={form}
        label={t('console.links.send_again')}
        submit={t('console.links.send_now')}
        onCancel={onClose}
        onSubmit={async ({ email, locale }) => {
          await got(
            api.POST('/api/v1/channels/{id}/link', {
              params: { path: { id: channel.id } },
              body: { email: email.trim(), locale },
            }),
          )
          await done(t('console.links.sent'))
        }}
      >
        <p>{t('console.links.send_again_lead', { handle: channel.handle })}</p>
        {keepers.length > 0 && (
          <Radio.Group
            label={t('console.links.keepers')}
            value={form.values.email}
            onChange={(email) => setFieldValue('email', email)}
          >
            <Stack gap={8} mt={6}>
              {keepers.map(({ name, email }) => (
                <Radio key={email} value={email} label={name} description={email} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <EmailFields form={form} />
      </HouseForm>
    </Dialog>
  )
}
