import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FaultNotice } from '../frame/fault-notice.tsx'
import frame from '../frame/frame.module.css'
import { t } from '../frame/messages.ts'
import { DeliveryDrawer } from './delivery-drawer.tsx'
import { DeliveryLabel } from './delivery-label.tsx'
import { deliveriesQuery } from './delivery-queries.ts'

/** The receipts of one story: which account has received it, and what became of it there. */
export function StoryDeliveries({ storyId }: { storyId: string }) {
  const [open, setOpen] = useState<string | null>(null)
  const { data, error, refetch } = useInfiniteQuery(deliveriesQuery({ storyId }))
  const rows = data?.pages.flatMap((page) => page.deliveries) ?? []
  if (rows.length === 0 && error === null) return null
  return (
    <section className={frame.section} aria-labelledby="deliveries">
      <h2 id="deliveries">{t('console.nav.deliveries')}</h2>
      {error !== null && <FaultNotice error={error} retry={() => void refetch()} />}
      {rows.map((one) => (
        <DeliveryLabel key={one.id} delivery={one} onOpen={setOpen} />
      ))}
      {open !== null && <DeliveryDrawer id={open} onClose={() => setOpen(null)} />}
    </section>
  )
}
