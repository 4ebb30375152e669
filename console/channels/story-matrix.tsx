import { useParams } from '@tanstack/react-router'
import { t } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { DeliveryMatrix } from './delivery-matrix.tsx'
import { StoryLink } from './story-link.tsx'

/** Everything that a story was sent to, whoever sent it. */
export function StoryMatrix() {
  const { storyId } = useParams({ from: '/shell/berita/$storyId/kiriman' })
  return (
    <Page
      title={t('console.matrix.title')}
      back={{ to: '/kiriman', label: t('console.nav.deliveries') }}
      lead={<StoryLink storyId={storyId} />}
    >
      <DeliveryMatrix scope={{ storyId }} />
    </Page>
  )
}
