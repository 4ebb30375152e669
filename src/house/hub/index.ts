/** Front door of the media hub: the agenda of press events, journalists, and what they ask. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Locale } from '../../platform/messages.ts'
import { agendaCalendar } from './agenda/agenda-calendar.ts'
import type { PressEvent } from './agenda/event.ts'
import { agendaFeed, agendaPage, publicEvent } from './agenda/public-agenda.ts'
import { followChanges } from './corrections/follow-changes.ts'
import type { HubDeps } from './deps.ts'
import { desk } from './desk-acts.ts'
import { press } from './press-acts.ts'
import './events.ts'
import type { Tally } from './figures/tally.ts'
import { wordingOf } from './releases/accept-embargo.ts'
import {
  kitFollowsEdition,
  kitFollowsRecord,
  kitFollowsStanding,
  kitFollowsWork,
} from './releases/follow-parts.ts'
import { usesInReleases } from './releases/uses-in-releases.ts'
import { asText } from './releases/formats/as-text.ts'
import { publicKit, type Kit } from './releases/kit.ts'
import type { Release } from './releases/release.ts'
import { latestReleases, releaseMonths, releasesOfMonth } from './releases/public-registers.ts'
import { publicReleases } from './releases/release-queries.ts'
import { playRelease, releaseStill, takeRelease, takeReleaseAsset } from './releases/take-release.ts'
import { followMove } from './follow-move.ts'
import { defineJobs } from './define-jobs.ts'
import './jobs.ts'
import { pressSession } from './press/session.ts'

export type { HubDeps } from './deps.ts'
export type { Page, Paging } from '../../platform/keyset.ts'
export { eventPath, isOver, titleIn, type EventState, type PressEvent } from './agenda/event.ts'
export type { EventFilter, EventVersion } from './agenda/event-queries.ts'
export {
  inLanguage,
  pressReleasePath,
  releasePath,
  type Release,
  type ReleaseState,
} from './releases/release.ts'
export type { Kit, ReleaseNote } from './releases/kit.ts'
export type { LatestRelease } from './releases/public-registers.ts'
export { captionOf } from './releases/formats/words.ts'
export { releaseForms, type ReleaseForm } from './releases/take-release.ts'
export type { Followed, FollowRequest } from './agenda/follow.ts'
export { mayAsk, type Standing } from './press/accreditation.ts'
export type { Journalist } from './press/journalist.ts'
export { sealedInHub } from './alerts/push/subscriptions.ts'
export { proofLimit, resealProofs } from './press/proof.ts'
export { registrationLimits, type Registration } from './press/register.ts'
export { pressCookie, sessionDays, type PressSession, type SignedInJournalist } from './press/session.ts'
export { enquiryLimits, type Enquiry, type EnquiryEntry } from './enquiries/enquiry.ts'
export type { Question } from './enquiries/ask.ts'
export { createTally } from './figures/tally.ts'
export type { Measure, Used } from './figures/use.ts'
export type { Bookmark } from './alerts/bookmarks.ts'
export type { FeedEntry } from './alerts/personal-feed.ts'
export type { PushDevice } from './alerts/push/subscriptions.ts'
export { watchLimits, type Watch } from './alerts/watches.ts'
export { knownZones, type AlertWish } from './alerts/wish.ts'
export type { HeldCorrection } from './corrections/acknowledge.ts'
export { correctionPath, correctionTitle, isPrinted, toldKey } from './corrections/correction.ts'
export { hubRoutes } from './routes.ts'

type Bound<F> = F extends (deps: HubDeps, ...rest: infer Rest) => infer Answer
  ? (...rest: Rest) => Answer
  : never

type Desk = { [Name in keyof typeof desk]: Bound<(typeof desk)[Name]> }
type Press = { [Name in keyof typeof press]: Bound<(typeof press)[Name]> } & {
  /** Whose session the request's cookie is; undefined for a stranger. One query. */
  session(headers: IncomingHttpHeaders): ReturnType<typeof pressSession>
}

/** What anybody may read. Each question is one statement; a replica will do. */
export interface PublicAgenda {
  /** Errors: invalid_cursor. */
  page: Bound<typeof agendaPage>
  event(ref: string): Promise<PressEvent | undefined>
  feed(unit: { path: string } | undefined): Promise<PressEvent[]>
  /** The iCalendar file of these events, in one language. Reads nothing. */
  calendar(file: { events: readonly PressEvent[]; name: string; url: string; locale: Locale }): string
}

/** Releases as anybody reads and takes them; `who` is undefined for a stranger. Each asks anew who may have what. */
export interface PublicReleases {
  /** Errors: invalid_cursor. */
  page: Bound<typeof publicReleases>
  latest: Bound<typeof latestReleases>
  months: Bound<typeof releaseMonths>
  /** Errors: not_found. */
  ofMonth: Bound<typeof releasesOfMonth>
  /** An open one; undefined where there is none. */
  kit: Bound<typeof publicKit>
  /** `address` is the network address that asks, for the throttle. Errors also: too_many_requests (429). */
  take: Bound<typeof takeRelease>
  takeAsset: Bound<typeof takeReleaseAsset>
  still: Bound<typeof releaseStill>
  /** A film or sound on the release's own page. */
  play: Bound<typeof playRelease>
  /** A kit as plain text, to be copied. Reads nothing. */
  text(kit: Kit, locale: Locale): string
  /** What an embargo asks to be accepted, word for word. Reads nothing. */
  wording(release: Release, locale: Locale): string
}

export interface Hub extends Desk {
  /** Where each use of something public is counted. */
  readonly tally: Tally
  readonly releasing: PublicReleases
  readonly agenda: PublicAgenda
  readonly press: Press
}

function bind<All extends Record<string, (deps: HubDeps, ...rest: never[]) => unknown>>(
  deps: HubDeps,
  all: All,
): { [Name in keyof All]: Bound<All[Name]> } {
  return Object.fromEntries(
    Object.entries(all).map(([name, work]) => [
      name,
      (...rest: unknown[]) => (work as (...given: unknown[]) => unknown)(deps, ...rest),
    ]),
  ) as { [Name in keyof All]: Bound<All[Name]> }
}

/** Wires the room: its functions over what they use, its jobs, and the paths that follow a unit's move. */
export function createHub(deps: HubDeps): Hub {
  const { units } = deps
  defineJobs(deps)
  units.onMoved((trx, moved) => followMove(trx, moved))
  followChanges(deps)
  deps.newsroom.onAnnounced((trx, news) => kitFollowsEdition(deps, trx, news))
  deps.bank.onStanding((trx, ids) => kitFollowsStanding(deps, trx, ids))
  deps.bank.onRemoval(usesInReleases)
  deps.bank.onPrepared((trx, ids) => kitFollowsWork(deps, trx, ids))
  deps.bank.onRevised((trx, revision) => kitFollowsRecord(deps, trx, revision))
  return {
    ...bind(deps, desk),
    tally: deps.tally,
    agenda: {
      page: (query) => agendaPage(deps, query),
      event: (ref) => publicEvent(deps, ref),
      feed: (unit) => agendaFeed(deps, unit),
      calendar: (file) => agendaCalendar(deps, file),
    },
    releasing: {
      page: (paging) => publicReleases(deps, paging),
      latest: (query) => latestReleases(deps, query),
      months: () => releaseMonths(deps),
      ofMonth: (month) => releasesOfMonth(deps, month),
      kit: (ref) => publicKit(deps, ref),
      take: (who, ref, how) => takeRelease(deps, who, ref, how),
      takeAsset: (who, ref, which) => takeReleaseAsset(deps, who, ref, which),
      play: (who, ref, which) => playRelease(deps, who, ref, which),
      still: (who, ref, asset) => releaseStill(deps, who, ref, asset),
      text: (kit, locale) => asText(deps, kit, locale),
      wording: (release, locale) => wordingOf(deps, release, locale),
    },
    press: {
      ...bind(deps, press),
      session: (headers: IncomingHttpHeaders) => pressSession(deps, headers),
    },
  }
}
