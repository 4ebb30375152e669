import { Button, Drawer } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '../../frame/empty-state.tsx'
import { ListBody } from '../../frame/list-page.tsx'
import { listState } from '../../frame/list-state.ts'
import { t, tAny, tChannel } from '../../frame/messages.ts'
import { clockTime, dayName } from '../../frame/times.tsx'
import { DeliveryDrawer } from '../delivery-drawer.tsx'
import { DeliveryLabel } from '../delivery-label.tsx'
import type { Receipt } from '../delivery-queries.ts'
import { StoryLink } from '../story-link.tsx'
import { detailsQuery, type DayKind, type Shown } from './calendar-queries.ts'
import classes from './channel-calendar.module.css'

/** The deliveries behind a count, oldest first. */
export function DayDrawer({
  shown,
  day,
  kind,
  zone,
  onClose,
}: {
  shown: Shown
  day: string
  kind: DayKind
  zone: string
  onClose: () => void
}) {
  const [open, setOpen] = useState<string | null>(null)
  const list = listState(useInfiniteQuery(detailsQuery({ ...shown, kind })), (page) => page.deliveries)
  const stories = Map.groupBy(list.rows ?? [], ({ storyId }) => storyId)
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={460}
      title={t('console.channel_calendar.day', {
        what: tAny('channel_day', kind),
        day: dayName(`${day}T12:00:00Z`, 'UTC'),
      })}
    >
      <ListBody list={list} empty={<EmptyState title={t('console.channel_calendar.none')}>{''}</EmptyState>}>
        {() =>
          [...stories].map(([storyId, of]) => (
            <section key={storyId}>
              <h3>
                <StoryLink storyId={storyId} />
              </h3>
              <ul className={classes.rows}>
                {of.map((one) => (
                  <li key={one.id}>
                    <time className="num">{clockTime(momentOf(one), zone)}</time>
                    <DeliveryLabel delivery={one} onOpen={setOpen} />
                    <small>
                      {tAny('network', one.channel.kind)}
                      {one.why !== null && ` · ${tChannel('why', one.why)}`}
                    </small>
                  </li>
                ))}
              </ul>
            </section>
          ))
        }
      </ListBody>
      {list.more?.has === true && (
        <Button mt="md" loading={list.more.busy} onClick={list.more.load}>
          {t('console.page.more')}
        </Button>
      )}
      {open !== null && <DeliveryDrawer id={open} onClose={() => setOpen(null)} />}
    </Drawer>
  )
}

const momentOf = (one: Receipt) => one.sentAt ?? one.plannedFor ?? one.createdAt
