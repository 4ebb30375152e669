import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FaultNotice } from '../frame/fault-notice.tsx'
import frame from '../frame/frame.module.css'
import { LinkAnchor } from '../frame/links.tsx'
import { t } from '../frame/messages.ts'
import { useCan } from '../frame/session.tsx'
import type { Story } from '../newsroom/shapes.ts'
import { DeliveryDrawer } from './delivery-drawer.tsx'
import { DeliveryLabel } from './delivery-label.tsx'
import { deliveriesQuery } from './delivery-queries.ts'
import { StartDistribution } from './start-distribution.tsx'

/** The receipts of one story: which account has received it, and what became of it there. */
export function StoryDeliveries({ story }: { story: Story }) {
  const storyId = story.id
  const [open, setOpen] = useState<string | null>(null)
  const { data, error, refetch } = useInfiniteQuery(deliveriesQuery({ storyId }))
  const rows = data?.pages.flatMap((page) => page.deliveries) ?? []
  const can = useCan()
  if (rows.length === 0 && error === null && !can('channel.manage')) return null
  return (
    <section className={frame.section} aria-labelledby="deliveries">
      <h2 id="deliveries">{t('console.nav.deliveries')}</h2>
      {error !== null && <FaultNotice error={error} retry={() => void refetch()} />}
      {rows.map((one) => (
        <DeliveryLabel key={one.id} delivery={one} onOpen={setOpen} />
      ))}
      {rows.length > 0 && (
        <p>
          <LinkAnchor to="/berita/$storyId/kiriman" params={{ storyId }} display="inline-block" py={4}>
            {t('console.matrix.title')}
          </LinkAnchor>
        </p>
      )}
      <StartDistribution story={story} />
      {open !== null && <DeliveryDrawer id={open} onClose={() => setOpen(null)} />}
    </section>
  )
}
