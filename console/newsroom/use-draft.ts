import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { api, faultOf, asFault } from '../frame/api.ts'
import { useMe } from '../frame/session.tsx'
import { DraftKeeper, type DraftView, type SaveOutcome, type Theirs } from './draft-keeper.ts'
import { draftShelf, tidyShelves } from './draft-shelf.ts'
import type { Content, Edition } from './shapes.ts'

async function save(editionId: string, content: Content, revision: number): Promise<SaveOutcome> {
  let answer
  try {
    answer = await api.PUT('/api/v1/editions/{id}/draft', {
      params: { path: { id: editionId } },
      body: { content, revision },
    })
  } catch (error) {
    throw asFault(error)
  }
  if (answer.data !== undefined) return { saved: answer.data }
  const problem = answer.error as { current?: Theirs } | undefined
  if (answer.response.status === 409 && problem?.current !== undefined) return { stale: problem.current }
  throw faultOf(answer.error, answer.response.status)
}

/** The draft of an edition while it is open: one keeper a page, told to let go when the page closes. */
export function useDraft(edition: Edition): { keeper: DraftKeeper; draft: DraftView } {
  const me = useMe()
  const queries = useQueryClient()
  const [keeper] = useState(
    () =>
      new DraftKeeper({
        content: edition.content,
        revision: edition.revision,
        savedAt: edition.saved?.at ?? null,
        shelf: draftShelf(me.id, edition.id),
        async save(content, revision) {
          const outcome = await save(edition.id, content, revision)
          // The checklist, the hash and the stage come from the server; they follow every save.
          if ('saved' in outcome) void queries.invalidateQueries({ queryKey: ['edition', edition.id] })
          return outcome
        },
      }),
  )
  const draft = useSyncExternalStore(keeper.subscribe, keeper.view)

  useEffect(() => {
    tidyShelves()
    const away = () => keeper.shelve()
    const back = () => void keeper.flush()
    const hidden = () => {
      if (document.visibilityState === 'hidden') void keeper.flush()
    }
    window.addEventListener('pagehide', away)
    window.addEventListener('online', back)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('pagehide', away)
      window.removeEventListener('online', back)
      document.removeEventListener('visibilitychange', hidden)
      keeper.close()
    }
  }, [keeper])
  return { keeper, draft }
}
