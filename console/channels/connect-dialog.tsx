import { Anchor, Select, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { Loading } from '../frame/loading.tsx'
import { locale, t, tAny } from '../frame/messages.ts'
import { useMe } from '../frame/session.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { Dialog, Languages, useDone, type Language } from './channel-dialogs.tsx'
import { networksQuery, type Network } from './delivery-queries.ts'
import { EntryFields, entered } from './entry-fields.tsx'

export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const { data: networks } = useQuery(networksQuery)
  return (
    <Dialog title={t('console.channel.connect')} onClose={onClose}>
      {networks === undefined ? <Loading /> : <ConnectForm networks={networks} onClose={onClose} />}
    </Dialog>
  )
}

function ConnectForm({ networks, onClose }: { networks: Network[]; onClose: () => void }) {
  const done = useDone(onClose)
  const me = useMe()
  const unit = me.grants.find((grant) => ['channel_officer', 'administrator'].includes(grant.role))
  const [byHand, setByHand] = useState(false)
  const networkOf = (kind: string) => networks.find((one) => one.kind === kind)
  /** At the network itself, unless somebody would rather enter what they have. */
  const signsIn = (kind: string) => !byHand && networkOf(kind)?.signIn?.ready === true
  const fieldsOf = (kind: string) => {
    const { fields = [], signIn } = networkOf(kind) ?? {}
    if (!signsIn(kind)) return fields
    const asks = signIn?.asks ?? null
    return asks === null ? [] : [asks]
  }
  const namesOf = (kinds: readonly string[]) => kinds.map((one) => tAny('network', one)).join(', ')
  const brings = (kind: string) => namesOf((signsIn(kind) && networkOf(kind)?.signIn?.opens) || [])
  /** Where a sign-in opens accounts of this network together with its own. */
  const behind = (kind: string) =>
    namesOf(
      networks.flatMap(({ kind: at, signIn }) =>
        signIn?.ready === true && signIn.opens.includes(kind as Network['kind']) ? [at] : [],
      ),
    )
  const form = useForm({
    initialValues: {
      kind: networks[0]?.kind ?? 'bluesky',
      unitId: unit?.unitId ?? null,
      entry: Object.fromEntries(networks.flatMap(({ fields }) => fields.map(({ name }) => [name, '']))),
      label: '',
      languages: ['id'] as string[],
    },
    validate: (values) => ({
      ...(values.unitId === null ? { unitId: t('console.people.unit_needed') } : {}),
      ...(values.languages.length === 0 ? { languages: t('console.form.needed') } : {}),
      ...Object.fromEntries(
        fieldsOf(values.kind)
          .filter(({ name, needed, standard }) => needed && !standard && values.entry[name]?.trim() === '')
          .map(({ name }) => [`entry.${name}`, t('console.form.needed')]),
      ),
    }),
  })
  const { kind } = form.values
  const fields = fieldsOf(kind)
  const network = tAny('network', kind)
  return (
    <HouseForm
      form={form}
      label={t('console.channel.connect')}
      submit={signsIn(kind) ? t('console.channel.sign_in_at', { network }) : t('console.channel.connect_now')}
      onCancel={onClose}
      onSubmit={async (values) => {
        const names = new Set(fields.map(({ name }) => name))
        const entry = Object.entries(entered(values.entry)).filter(([name]) => names.has(name))
        const asked = {
          unitId: values.unitId ?? '',
          kind: values.kind,
          languages: values.languages as Language[],
          ...(values.label.trim() === '' ? {} : { label: values.label.trim() }),
        }
        if (signsIn(values.kind)) {
          const [server] = entry.map(([, value]) => value)
          const body = { ...asked, locale, ...(server === undefined ? {} : { server }) }
          location.assign((await got(api.POST('/api/v1/channel-sign-ins', { body }))).address)
          return
        }
        await got(api.POST('/api/v1/channels', { body: { ...asked, entry: Object.fromEntries(entry) } }))
        await done(t('console.channel.connected'))
      }}
    >
      <Select
        label={t('console.channel.network')}
        data={networks.map((one) => ({ value: one.kind, label: tAny('network', one.kind) }))}
        allowDeselect={false}
        {...form.getInputProps('kind')}
      />
      <Text size="sm">
        {signsIn(kind) ? t('console.channel.sign_in_how', { network }) : tAny('connect_how', kind)}
        {networkOf(kind)?.signIn?.ready === true && (
          <>
            {' '}
            <Anchor component="button" type="button" inherit onClick={() => setByHand(!byHand)}>
              {byHand ? t('console.channel.sign_in_instead') : t('console.channel.enter_instead')}
            </Anchor>
          </>
        )}
      </Text>
      {brings(kind) !== '' && (
        <Text size="sm">{t('console.channel.sign_in_brings', { networks: brings(kind) })}</Text>
      )}
      {behind(kind) !== '' && (
        <Text size="sm">{t('console.channel.sign_in_by', { network: behind(kind) })}</Text>
      )}
      {networkOf(kind)?.signIn?.ready === false && (
        <Text size="sm" c="dimmed">
          {t('console.channel.not_registered', { network })}
        </Text>
      )}
      <UnitSelect label={t('console.board.unit')} {...form.getInputProps('unitId')} />
      <EntryFields fields={fields} form={form} />
      <TextInput
        label={t('console.channel.label')}
        description={t('console.channel.label_hint')}
        maxLength={120}
        {...form.getInputProps('label')}
      />
      <Languages form={form} />
    </HouseForm>
  )
}
