/** What the room does by itself: after something happened, or at its time. */
import { sendNotice, tellFollowers } from './agenda/tell-followers.ts'
import { matchRelease } from './alerts/match-release.ts'
import { sendPush } from './alerts/push/push-notes.ts'
import { findDueAlerts, sendAlerts } from './alerts/send-alerts.ts'
import { followAsset, followEdition } from './corrections/find-holders.ts'
import { followRelease } from './corrections/follow-release.ts'
import { remindHolder, tellHolder } from './corrections/tell-holders.ts'
import type { HubDeps } from './deps.ts'
import { tellOfficer } from './enquiries/tell-desk.ts'
import './jobs.ts'
import { findLongRejected, forgetRejected } from './press/forget-rejected.ts'
import { removeProof } from './press/proof.ts'
import { findExpiring, sendReminder } from './press/remind.ts'
import { sweepHub } from './sweep.ts'

export function defineJobs(deps: HubDeps): void {
  const { jobs } = deps
  jobs.define('tell-followers', (job) => tellFollowers(deps, job))
  jobs.define('send-notice', (job) => sendNotice(deps, job), { work: { atOnce: 2 } })
  jobs.define('find-expiring-accreditations', () => findExpiring(deps), { every: '23 * * * *' })
  jobs.define('send-reminder', (job) => sendReminder(deps, job))
  jobs.define('tell-desk', (job) => tellOfficer(deps, job))
  jobs.define('follow-edition', (job) => followEdition(deps, job))
  jobs.define('follow-asset', (job) => followAsset(deps, job))
  jobs.define('follow-release', (job) => followRelease(deps, job))
  jobs.define('match-release', (job) => matchRelease(deps, job))
  jobs.define('tell-holder', (job) => tellHolder(deps, job), { work: { atOnce: 2 } })
  jobs.define('remind-holder', (job) => remindHolder(deps, job), { work: { atOnce: 2 } })
  jobs.define('find-due-alerts', () => findDueAlerts(deps), { every: '* * * * *' })
  jobs.define('send-alerts', (job) => sendAlerts(deps, job), { work: { atOnce: 2 } })
  jobs.define('send-push', (job) => sendPush(deps, job), { work: { atOnce: 2 } })
  jobs.define('find-long-rejected', () => findLongRejected(deps), { every: '37 18 * * *' })
  jobs.define('forget-rejected', (job) => forgetRejected(deps, job))
  jobs.define('remove-proof', (job) => removeProof(deps, job))
  jobs.define('sweep-hub', () => sweepHub(deps), { every: '*/10 * * * *' })
}
