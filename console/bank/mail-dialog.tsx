/** One's own address that takes deposits by e-mail into a unit: made, shown once, replaced, ended. */
import { Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { Loading } from '../frame/loading.tsx'
import { t } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { shortDay } from '../frame/times.tsx'
import { UnitSelect } from '../units/unit-select.tsx'

export function MailDialog({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const [unit, setUnit] = useState(unitId)
  const [made, setMade] = useState<string>()
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={made === undefined}
      title={t('console.bank.by_mail')}
      closeButtonProps={{ 'aria-label': t('console.act.close') }}
    >
      <Stack gap="md">
        <Text>{t('console.bank.by_mail_lead')}</Text>
        <UnitSelect
          label={t('console.board.unit')}
          value={unit}
          onChange={(next) => setUnit(next ?? unitId)}
          disabled={made !== undefined}
        />
        {made === undefined ? (
          <Standing key={unit} unitId={unit} onMade={setMade} />
        ) : (
          <Made address={made} />
        )}
      </Stack>
    </Modal>
  )
}

function Standing({ unitId, onMade }: { unitId: string; onMade: (address: string) => void }) {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const queryKey = ['deposit-address', unitId]
  const own = useQuery({
    queryKey,
    queryFn: () => got(api.GET('/api/v1/deposit-address', { params: { query: { unitId } } })),
  })
  async function act(does: () => Promise<void>): Promise<void> {
    setBusy(true)
    try {
      await does()
    } catch (error) {
      notifyFault(error)
    }
    setBusy(false)
    await queries.invalidateQueries({ queryKey })
  }
  const make = () =>
    act(async () => onMade((await got(api.POST('/api/v1/deposit-address', { body: { unitId } }))).address))
  const end = () =>
    act(async () => {
      await got(api.DELETE('/api/v1/deposit-address', { params: { query: { unitId } } }))
      notify(t('console.bank.by_mail_ended'))
    })
  if (own.isError) return <FaultNotice error={own.error} />
  if (own.data === undefined) return <Loading />
  const { offered, createdAt } = own.data
  return (
    <>
      <Text aria-live="polite">
        {!offered && t('console.bank.by_mail_off')}
        {offered &&
          (createdAt === null
            ? t('console.bank.by_mail_none')
            : t('console.bank.by_mail_have', { day: shortDay(createdAt) }))}
      </Text>
      <Group gap="sm">
        {offered && (
          <Button variant="filled" loading={busy} onClick={() => void make()}>
            {t(createdAt === null ? 'console.bank.by_mail_make' : 'console.bank.by_mail_replace')}
          </Button>
        )}
        {createdAt !== null && (
          <Button disabled={busy} onClick={() => void end()}>
            {t('console.bank.by_mail_end')}
          </Button>
        )}
      </Group>
    </>
  )
}

function Made({ address }: { address: string }) {
  return (
    <>
      <Text>{t('console.bank.by_mail_once')}</Text>
      <Code block style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
        {address}
      </Code>
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Button variant="filled" onClick={copy}>
            {copied ? t('console.act.copied') : t('console.act.copy')}
          </Button>
        )}
      </CopyButton>
    </>
  )
}
