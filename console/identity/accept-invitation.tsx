import { Checkbox, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { api, Fault, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { LinkAnchor, LinkButton } from '../frame/links.tsx'
import { t } from '../frame/messages.ts'
import { Door } from './door.tsx'
import classes from './door.module.css'
import { NewPasswordFields, passwordRules } from './new-password-fields.tsx'
import { useSecretFromHash } from './secret-from-hash.ts'

/** An invitation's link: a newcomer sets name and password; who has an account simply gains the role. */
export function AcceptInvitation() {
  const token = useSecretFromHash()
  const [gone, setGone] = useState(token === '')
  const [known, setKnown] = useState(false)
  const [joined, setJoined] = useState<string | null>(null)
  // The first administrator's link names no address; the server says so by asking for more.
  const [needsEmail, setNeedsEmail] = useState(false)
  const form = useForm({
    initialValues: { name: '', email: '', password: '', again: '' },
    validate: {
      name: (value) => (known || value.trim() !== '' ? null : t('console.invitation.name_needed')),
      email: (value) =>
        !needsEmail || /^\S+@\S+$/.test(value.trim()) ? null : t('console.auth.email_needed'),
      password: (value) => (known ? null : passwordRules.password(value)),
      again: (value, values) => (known ? null : passwordRules.again(value, values)),
    },
  })

  if (joined !== null)
    return (
      <Door title={t('console.invitation.done')} lead={t('console.invitation.done_lead', { email: joined })}>
        <LinkButton to="/masuk" variant="filled">
          {t('console.auth.sign_in')}
        </LinkButton>
      </Door>
    )
  if (gone)
    return (
      <Door title={t('console.invitation.gone_title')} lead={t('console.invitation.gone')}>
        <LinkButton to="/masuk" variant="filled">
          {t('console.auth.sign_in')}
        </LinkButton>
        <p className={classes.links}>
          <LinkAnchor to="/lupa-sandi" size="sm">
            {t('console.auth.forgot')}
          </LinkAnchor>
        </p>
      </Door>
    )
  return (
    <Door title={t('console.invitation.title')} lead={t('console.invitation.lead')}>
      <HouseForm
        form={form}
        label={t('console.invitation.title')}
        submit={t('console.invitation.accept')}
        onSubmit={async ({ name, email, password }) => {
          const accepted = await got(
            api.POST('/api/v1/invitations/accept', {
              body: {
                token,
                ...(known ? {} : { name: name.trim(), password }),
                ...(needsEmail ? { email: email.trim() } : {}),
              },
            }),
          ).catch((error: unknown) => {
            if (error instanceof Fault && error.code === 'invitation_incomplete') setNeedsEmail(true)
            if (error instanceof Fault && error.code === 'invitation_gone') setGone(true)
            throw error
          })
          setJoined(accepted.email)
        }}
      >
        <Checkbox
          label={t('console.invitation.known')}
          checked={known}
          onChange={(event) => setKnown(event.currentTarget.checked)}
        />
        {needsEmail && (
          <TextInput
            label={t('console.auth.email')}
            type="email"
            autoComplete="username"
            {...form.getInputProps('email')}
          />
        )}
        {!known && (
          <>
            <TextInput
              label={t('console.invitation.name')}
              autoComplete="name"
              {...form.getInputProps('name')}
            />
            <NewPasswordFields form={form} />
          </>
        )}
      </HouseForm>
    </Door>
  )
}
