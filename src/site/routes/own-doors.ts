import type { Hub, SignedInJournalist } from '../../house/hub/index.ts'
import type { Server } from '../../platform/http.ts'
import type { Page } from '../cache/cached-page.ts'
import { here, type SiteBase } from '../view.ts'
import { createDoors, onTo, type Asked } from './media-asked.ts'
import { sessionCookie } from './media-doors.tsx'

/** Doors behind a journalist's session; whoever has none is shown the way in. */
export function createOwnDoors(site: Server, base: SiteBase, press: Pick<Hub['press'], 'session'>) {
  const open = createDoors(site, base)
  return function door(
    options: Parameters<typeof open>[0],
    answer: (asked: Asked & { who: SignedInJournalist }) => Promise<Page>,
  ): void {
    open(options, async (asked) => {
      const who = await press.session(asked.request.headers)
      if (who === undefined)
        return onTo(here(asked.view, '/media/masuk'), { 'set-cookie': sessionCookie(base, '') })
      return answer({ ...asked, who })
    })
  }
}
