import { SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api, got } from '../frame/api.ts'
import { HouseForm } from '../frame/house-form.tsx'
import { t } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { useMe } from '../frame/session.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { blankContent } from './blank-content.ts'
import { focusNow } from '../frame/focus-now.ts'

const writesIn: 'id' | 'en' = 'id'

/** Which unit speaks and in which language; everything else is written in the workspace. */
export function NewStory() {
  const me = useMe()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const writes = me.grants.find((grant) => ['contributor', 'editor', 'approver'].includes(grant.role))
  const form = useForm({
    initialValues: {
      unitId: writes?.unitId ?? null,
      locale: writesIn,
      headline: '',
    },
    validate: { unitId: (value) => (value === null ? t('console.people.unit_needed') : null) },
  })
  return (
    <Page title={t('console.story.new')} lead={t('console.story.new_lead')}>
      <Stack maw={560}>
        <HouseForm
          form={form}
          label={t('console.story.new')}
          submit={t('console.story.begin')}
          onSubmit={async ({ unitId, locale, headline }) => {
            const made = await got(
              api.POST('/api/v1/stories', {
                body: {
                  unitId: unitId ?? '',
                  locale,
                  content: { ...blankContent, headline: headline.trim() },
                },
              }),
            )
            await queries.invalidateQueries({ queryKey: ['desk'] })
            await navigate({
              to: '/berita/$storyId/$editionId',
              params: { storyId: made.storyId, editionId: made.editionId },
            })
          }}
        >
          <TextInput
            label={t('console.field.headline')}
            description={t('console.story.headline_hint')}
            maxLength={200}
            ref={focusNow}
            {...form.getInputProps('headline')}
          />
          <UnitSelect
            label={t('console.story.unit')}
            description={t('console.story.unit_hint')}
            {...form.getInputProps('unitId')}
          />
          <div>
            <Text size="sm" fw={500} mb={4} id="story-locale">
              {t('console.story.language')}
            </Text>
            <SegmentedControl
              aria-labelledby="story-locale"
              data={[
                { value: 'id', label: 'Bahasa Indonesia' },
                { value: 'en', label: 'English' },
              ]}
              {...form.getInputProps('locale')}
            />
          </div>
        </HouseForm>
      </Stack>
    </Page>
  )
}
