import { useEffect, useState } from 'react'
import type { Item, Sent } from '../queue/item.ts'
import { listen } from '../queue/news.ts'
import { queueOf, sentOf } from '../queue/queue.ts'
import { holdsLarge } from '../send/hold.ts'

export interface Queue {
  items: Item[]
  sent: Sent[]
  /** The file that is on the line now, in this window or elsewhere. */
  sendingId: string | null
  holdLarge: boolean
}

/** The person's queue as it is in the store, whoever changes it: this window, another, or the service worker. */
export function useQueue(personId: string): Queue | undefined {
  const [queue, setQueue] = useState<Queue>()
  useEffect(() => {
    let last = 0
    const read = async () => {
      const turn = ++last
      const [items, sent, holdLarge] = await Promise.all([
        queueOf(personId),
        sentOf(personId),
        holdsLarge(personId),
      ])
      if (turn === last)
        setQueue((before) => ({ sendingId: before?.sendingId ?? null, items, sent, holdLarge }))
    }
    const readOrStay = () => void read().catch(() => {})
    const end = listen((news) => {
      if (news.kind === 'changed') return readOrStay()
      return setQueue((before) => before && { ...before, sendingId: news.id })
    })
    readOrStay()
    return () => {
      last = -1
      end()
    }
  }, [personId])
  return queue
}
