/** The page behind a letter about something that proved wrong, and the button in the journalist's own room. */
import type { Hub } from '../../house/hub/index.ts'
import type { Server } from '../../platform/http.ts'
import { LetterPage } from '../pages/media-corrections.tsx'
import { here, type SiteBase, type View } from '../view.ts'
import { createDoors, onTo } from './media-asked.ts'
import { linkGone, personalPage } from './media-doors.tsx'
import { createOwnDoors } from './own-doors.ts'

export function mediaCorrections(site: Server, base: SiteBase, { press }: Pick<Hub, 'press'>): void {
  const door = createDoors(site, base)
  const own = createOwnDoors(site, base, press)
  const onward = (view: View) => ({ href: '/media/saya', name: view.t('site.media.nav.own') })

  door({ method: 'GET', url: '/media/koreksi/:token' }, async ({ view, params, request }) => {
    const token = params['token'] ?? ''
    try {
      const correction = await press.readLetter(token, request.ip)
      const title = view.t(`hub.correction.act_${correction.act}`)
      return personalPage(view, title, <LetterPage view={view} correction={correction} token={token} />)
    } catch (error) {
      return linkGone(view, error, onward(view))
    }
  })
  door({ method: 'POST', url: '/media/koreksi/:token' }, async ({ view, params, request }) => {
    const token = params['token'] ?? ''
    try {
      await press.acknowledgeLetter(token, request.ip)
      return onTo(here(view, `/media/koreksi/${token}`))
    } catch (error) {
      return linkGone(view, error, onward(view))
    }
  })
  own({ method: 'POST', url: '/media/saya/koreksi' }, async ({ view, who, id }) => {
    const holderId = id('koreksi')
    if (holderId !== undefined) await press.acknowledge(who, holderId)
    return onTo(here(view, '/media/saya'))
  })
}
