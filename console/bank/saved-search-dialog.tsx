/** Saves a search under a name, or changes when one hears of what is new in it. */
import { Button, Checkbox, Modal, Radio, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t, tAny } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import type { AssetFilters } from './asset-queries.ts'
import { savedSearchesQuery, type SavedSearch } from './saved-search-queries.ts'

interface SavedSearchDialogProps {
  /** What is to be saved, or what was. */
  of: { filters: AssetFilters } | { saved: SavedSearch }
  onClose: () => void
}

export function SavedSearchDialog({ of, onClose }: SavedSearchDialogProps) {
  const queries = useQueryClient()
  const saved = 'saved' in of ? of.saved : undefined
  const form = useForm({
    initialValues: {
      name: saved?.name ?? ('filters' in of ? (of.filters.q ?? '') : '').slice(0, 80),
      alerts: saved?.alerts ?? 'none',
      byMail: saved?.byMail ?? true,
    },
    validate: { name: (name) => (name.trim() === '' ? t('console.form.needed') : null) },
  })
  const done = async (sentence: string) => {
    await queries.invalidateQueries({ queryKey: savedSearchesQuery.queryKey })
    notify(sentence)
    onClose()
  }
  const remove = useMutation({
    mutationFn: (id: string) => got(api.DELETE('/api/v1/saved-searches/{id}', { params: { path: { id } } })),
    onSuccess: () => done(t('console.saved_search.removed')),
    onError: notifyFault,
  })
  const title = t(saved === undefined ? 'console.saved_search.save' : 'console.saved_search.change')
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('console.act.close') }}>
      <HouseForm
        form={form}
        label={title}
        submit={t('console.act.save')}
        onCancel={onClose}
        onSubmit={async (values) => {
          if ('filters' in of) {
            const { standing, ...filters } = of.filters
            const search = standing === undefined || standing === 'ended' ? filters : { ...filters, standing }
            await got(api.POST('/api/v1/saved-searches', { body: { ...values, search } }))
          } else
            await got(
              api.PUT('/api/v1/saved-searches/{id}', {
                params: { path: { id: of.saved.id } },
                body: values,
              }),
            )
          await done(t('console.saved_search.saved'))
        }}
      >
        <TextInput
          label={t('console.saved_search.name')}
          description={t('console.saved_search.name_hint')}
          maxLength={80}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Radio.Group
          label={t('console.saved_search.alerts')}
          description={t('console.saved_search.alerts_hint')}
          {...form.getInputProps('alerts')}
        >
          <Stack gap={10} mt={10}>
            {(['none', 'at_once', 'daily'] as const).map((value) => (
              <Radio key={value} value={value} label={tAny('saved_search_alerts', value)} />
            ))}
          </Stack>
        </Radio.Group>
        {form.values.alerts !== 'none' && (
          <Checkbox
            label={t('console.saved_search.by_mail')}
            description={t('console.saved_search.by_mail_hint')}
            {...form.getInputProps('byMail', { type: 'checkbox' })}
          />
        )}
      </HouseForm>
      {saved !== undefined && (
        <Button
          mt={24}
          variant="subtle"
          color="var(--live)"
          loading={remove.isPending}
          onClick={() => remove.mutate(saved.id)}
        >
          {t('console.saved_search.remove')}
        </Button>
      )}
    </Modal>
  )
}
