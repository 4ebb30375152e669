/** The board's stream: whatever changed elsewhere makes the lists on screen ask again. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

export function useLiveBoard(): void {
  const queries = useQueryClient()
  useEffect(() => {
    let stream: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let wait = 1000
    const pending = new Map<string, 'story' | 'edition'>()
    let flush: ReturnType<typeof setTimeout> | undefined

    // Many changes within a moment become one round of questions.
    const changed = (event: MessageEvent<string>) => {
      try {
        const { storyId, editionId } = JSON.parse(event.data) as { storyId?: string; editionId?: string }
        if (storyId !== undefined) pending.set(storyId, 'story')
        if (editionId !== undefined) pending.set(editionId, 'edition')
      } catch {
        // An event without a story still means that lists moved.
      }
      flush ??= setTimeout(() => {
        flush = undefined
        for (const key of ['board', 'desk', 'calendar', 'deliveries'])
          void queries.invalidateQueries({ queryKey: [key] })
        for (const [id, key] of pending) void queries.invalidateQueries({ queryKey: [key, id] })
        pending.clear()
      }, 250)
    }

    function listen(): void {
      stream = new EventSource('/api/v1/board/stream')
      stream.addEventListener('board', changed)
      stream.addEventListener('open', () => {
        wait = 1000
      })
      stream.addEventListener('error', () => {
        // The server closes the stream of a revoked session: ask who we are before listening again.
        stream?.close()
        timer = setTimeout(() => {
          void queries.invalidateQueries({ queryKey: ['me'] })
          listen()
        }, wait)
        wait = Math.min(wait * 2, 60_000)
      })
    }
    listen()
    return () => {
      stream?.close()
      clearTimeout(timer)
      clearTimeout(flush)
    }
  }, [queries])
}
