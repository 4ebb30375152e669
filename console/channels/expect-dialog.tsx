import { Modal, NumberInput, Radio, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import { useMe } from '../frame/session.tsx'
import { UnitSelect } from '../units/unit-select.tsx'

/** How often a unit is expected to post, and those below it that say nothing themselves. */
export function ExpectDialog({ unitId, onClose }: { unitId: string | null; onClose: () => void }) {
  const me = useMe()
  const queries = useQueryClient()
  const form = useForm({
    initialValues: { unitId: unitId ?? me.grants[0]?.unitId ?? '', how: 'days', days: '7' },
    validate: { unitId: (value) => (value === '' ? t('console.form.needed') : null) },
  })
  const title = t('console.connections.expect')
  return (
    <Modal opened onClose={onClose} title={title}>
      <HouseForm
        form={form}
        label={title}
        submit={t('console.act.save')}
        onCancel={onClose}
        onSubmit={async ({ unitId: of, how, days }) => {
          const everyDays = how === 'none' || how === 'inherit' ? how : Number(days)
          await got(api.PUT('/api/v1/posting-expectation', { body: { unitId: of, everyDays } }))
          await queries.invalidateQueries({ queryKey: ['channels'] })
          notify(t('console.connections.expect_saved'))
          onClose()
        }}
      >
        <Text size="sm">{t('console.connections.expect_lead')}</Text>
        <UnitSelect
          label={t('console.board.unit')}
          value={form.values.unitId === '' ? null : form.values.unitId}
          onChange={(value) => form.setFieldValue('unitId', value ?? '')}
          error={form.errors['unitId']}
        />
        <Radio.Group aria-label={title} {...form.getInputProps('how')}>
          <Stack gap={8}>
            <Radio value="days" label={t('console.connections.expect_days')} />
            <NumberInput
              aria-label={t('console.connections.expect_days')}
              min={1}
              max={365}
              disabled={form.values.how !== 'days'}
              {...form.getInputProps('days')}
              w={120}
            />
            <Radio value="none" label={t('console.connections.expect_none')} />
            <Radio value="inherit" label={t('console.connections.expect_inherit')} />
          </Stack>
        </Radio.Group>
      </HouseForm>
    </Modal>
  )
}
