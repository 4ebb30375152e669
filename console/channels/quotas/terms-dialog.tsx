import { Modal, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { api, got } from '../../frame/api.ts'
import { HouseForm } from '../../frame/house-form.tsx'
import { t, tAny } from '../../frame/messages.ts'
import { notify } from '../../frame/notify.ts'
import { money } from './money.ts'
import type { Quota } from './quota-queries.ts'

/** What an administrator sets in place of what the network's documents say; what is left empty stays as they say. */
export function TermsDialog({ quota, onClose }: { quota: Quota; onClose: () => void }) {
  const queries = useQueryClient()
  const { kind, set, budget, price, application, units, declared } = quota
  const amount = (text: string) => (isAmount(text) ? null : t('console.quota.not_a_number'))
  const form = useForm({
    initialValues: {
      most: String(set.most ?? ''),
      units: String(set.units ?? ''),
      plain: written(set.plain),
      withLink: written(set.withLink),
      budget: written(budget),
    },
    validate: {
      most: (text) => (/^\d{0,6}$/.test(text.trim()) ? null : t('console.quota.not_a_number')),
      units: (text) => (/^\d{0,8}$/.test(text.trim()) ? null : t('console.quota.not_a_number')),
      plain: amount,
      withLink: amount,
      budget: amount,
    },
  })
  const asDocumented = (value: string) => t('console.quota.as_documented', { value })
  const title = t('console.quota.change_of', { network: tAny('network', kind) })
  return (
    <Modal opened onClose={onClose} title={title}>
      <HouseForm
        form={form}
        label={title}
        submit={t('console.act.save')}
        onCancel={onClose}
        onSubmit={async (values) => {
          await got(
            api.PUT('/api/v1/quotas/{kind}', {
              params: { path: { kind } },
              body: {
                ...whole('most', values.most),
                ...whole('units', values.units),
                ...micros('plain', values.plain),
                ...micros('withLink', values.withLink),
                ...micros('budget', values.budget),
              },
            }),
          )
          notify(t('console.quota.saved'))
          onClose()
          await queries.invalidateQueries({ queryKey: ['deliveries'] })
        }}
      >
        {application !== null && (
          <TextInput
            inputMode="numeric"
            label={t('console.quota.most', { hours: Math.round(application.within / 3_600_000) })}
            description={asDocumented(String(declared.most ?? ''))}
            {...form.getInputProps('most')}
          />
        )}
        {units !== null && (
          <TextInput
            inputMode="numeric"
            label={t('console.quota.units', { hours: Math.round(units.within / 3_600_000) })}
            description={`${asDocumented(String(declared.units ?? ''))} ${t('console.quota.units_hint')}`}
            {...form.getInputProps('units')}
          />
        )}
        {price !== null && declared.price !== null && (
          <>
            <TextInput
              inputMode="decimal"
              label={t('console.quota.price_plain', { currency: price.currency })}
              description={asDocumented(money(declared.price.plain, price.currency))}
              {...form.getInputProps('plain')}
            />
            <TextInput
              inputMode="decimal"
              label={t('console.quota.price_linked', { currency: price.currency })}
              description={asDocumented(money(declared.price.withLink, price.currency))}
              {...form.getInputProps('withLink')}
            />
            <TextInput
              inputMode="decimal"
              label={t('console.quota.budget', { currency: price.currency })}
              description={t('console.quota.budget_hint')}
              {...form.getInputProps('budget')}
            />
          </>
        )}
      </HouseForm>
    </Modal>
  )
}

// With a comma or a point, as people write decimals here and elsewhere.
const isAmount = (text: string) => /^(\d{1,9}([.,]\d{1,6})?)?$/.test(text.trim())
const written = (value: number | null) => (value === null ? '' : String(value / 1e6))
const whole = <Name extends string>(name: Name, text: string): Partial<Record<Name, number>> =>
  text.trim() === '' ? {} : ({ [name]: Number(text) } as Record<Name, number>)
const micros = <Name extends string>(name: Name, text: string): Partial<Record<Name, number>> =>
  text.trim() === ''
    ? {}
    : ({ [name]: Math.round(Number(text.trim().replace(',', '.')) * 1e6) } as Record<Name, number>)
