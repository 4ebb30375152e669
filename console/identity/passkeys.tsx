import { Button, Text } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { Loading } from '../frame/loading.tsx'
import { t } from '../frame/messages.ts'
import { Ago } from '../frame/times.tsx'
import { auth, settled } from './auth.ts'
import classes from './door.module.css'

export function Passkeys() {
  const queries = useQueryClient()
  const list = useQuery({ queryKey: ['passkeys'], queryFn: () => settled(auth.passkey.listUserPasskeys()) })
  const [error, setError] = useState<unknown>(null)

  async function change(act: () => Promise<unknown>): Promise<void> {
    setError(null)
    try {
      await act()
    } catch (thrown) {
      setError(thrown)
    }
    await queries.invalidateQueries({ queryKey: ['passkeys'] })
  }
  const device = () => /Android|iPhone|iPad/.exec(navigator.userAgent)?.[0] ?? navigator.platform

  return (
    <>
      {(error ?? list.error) !== null && <FaultNotice error={error ?? list.error} />}
      {list.data === undefined && list.error === null && <Loading rows={1} />}
      {list.data?.length === 0 && (
        <Text py="md" maw="60ch">
          {t('console.security.passkeys_none')}
        </Text>
      )}
      {list.data?.map((key) => (
        <div key={key.id} className={classes.item}>
          <div>
            <b>{key.name ?? t('console.security.passkey')}</b>
            <small>
              {t('console.security.added')} <Ago at={new Date(key.createdAt).toISOString()} />
            </small>
          </div>
          <Button
            size="compact-sm"
            onClick={() => void change(() => settled(auth.passkey.deletePasskey({ id: key.id })))}
            aria-label={t('console.security.remove_passkey', { name: key.name ?? '' })}
          >
            {t('console.act.remove')}
          </Button>
        </div>
      ))}
      <Button
        mt="md"
        leftSection={<IconFingerprint size={18} aria-hidden />}
        onClick={() => void change(() => settled(auth.passkey.addPasskey({ name: device() })))}
      >
        {t('console.security.add_passkey')}
      </Button>
    </>
  )
}
