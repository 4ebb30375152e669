/** A house that publishes, and journalists who want to hear of it. */
import type { HubDeps } from '../../src/house/hub/deps.ts'
import { findDueAlerts } from '../../src/house/hub/alerts/send-alerts.ts'
import { firstWish, type AlertWish } from '../../src/house/hub/alerts/wish.ts'
import { accredited, lettersTo, officer, signedInPress } from './hub.ts'
import { completeContent, look, storyAt } from './newsroom.ts'
import { signIn } from './sign-in.ts'
import { openSiteHouse } from './site-house.ts'

export const anyTime = { ...firstWish('Asia/Jakarta'), quiet: null }

export async function openAlerts() {
  // 10:00 in Jakarta.
  const house = await openSiteHouse({ now: '2026-11-24T03:00:00Z' })
  const desk = await officer(house)
  const budi = await signIn(house, { name: 'Budi Hartono', roles: ['approver'] })
  const siti = await signIn(house, { name: 'Siti Rahmawati', roles: ['contributor'] })
  const deps = { ...house, db: house.database.db, reading: house.newsroom.public } as unknown as HubDeps
  return {
    house,
    desk,
    budi,
    deps,
    async journalist(wish: Partial<AlertWish> = {}, given: Parameters<typeof accredited>[2] = {}) {
      const one = await accredited(house, desk, given)
      const who = await signedInPress(house, one.email)
      await house.hub.press.changeAlertWish(who, { ...anyTime, ...wish })
      return { ...one, who }
    },
    async story(content: Parameters<typeof completeContent>[0], unit = house.units.root().code) {
      const people = {
        author: siti.actor,
        approver: budi.actor,
        unitId: house.units.byCode(unit)?.id ?? '',
      }
      const { editionId, hash } = await storyAt(
        house,
        { ...people, content: completeContent(content) },
        'published',
      )
      await house.jobs.drain()
      return { editionId, hash, ref: (await look(house, budi.actor, editionId)).ref }
    },
    /** Subjects of the alerts mailed to somebody, oldest first. */
    alerts: async (email: string) =>
      (await lettersTo(house, email))
        .filter(({ text }) => text?.includes('/media/berhenti-kabar/') === true)
        .map(({ subject }) => subject)
        .toReversed(),
    /** As every minute. */
    async tick() {
      await findDueAlerts(deps)
      await house.jobs.drain()
    },
  }
}
export type Alerts = Awaited<ReturnType<typeof openAlerts>>
