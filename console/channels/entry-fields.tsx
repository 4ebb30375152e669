/** What a network asks for to connect an account, drawn from what the server says of the network. */
import { PasswordInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { t, tAny } from '../frame/messages.ts'
import { networksQuery, type Network } from './delivery-queries.ts'

export const useNetwork = (kind: Network['kind']) =>
  useQuery({ ...networksQuery, select: (all) => all.find((one) => one.kind === kind) })

export function EntryFields({
  fields,
  form,
  hint = t('console.channel.secret_hint'),
}: {
  fields: Network['fields']
  form: { getInputProps: (path: string) => object }
  /** Below the last secret. */
  hint?: string
}) {
  const lastSecret = fields.findLast((field) => field.kind === 'secret')
  return fields.map((field) => {
    const common = {
      label: tAny('connect_field', field.label ?? field.name),
      autoComplete: 'off',
      autoCapitalize: 'none',
      ...form.getInputProps(`entry.${field.name}`),
    }
    return field.kind === 'secret' ? (
      <PasswordInput
        key={field.name}
        {...common}
        {...(field === lastSecret ? { description: hint } : {})}
        visibilityToggleButtonProps={{ 'aria-label': t('console.auth.show_password') }}
      />
    ) : (
      <TextInput
        key={field.name}
        {...common}
        placeholder={field.standard ?? (field.kind === 'address' ? 'https://' : '')}
        {...(field.kind === 'address' ? { inputMode: 'url' as const } : {})}
      />
    )
  })
}

/** Only what somebody typed; the rest is what the server keeps or means. */
export const entered = (entry: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(entry)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  )
