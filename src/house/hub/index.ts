/** Front door of the media hub: the agenda of press events, journalists, and what they ask. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Locale } from '../../platform/messages.ts'
import { agendaCalendar } from './agenda/agenda-calendar.ts'
import { announceEvent } from './agenda/announce-event.ts'
import { cancelEvent, changeEvent, confirmEvent, postponeEvent } from './agenda/change-event.ts'
import type { PressEvent } from './agenda/event.ts'
import { eventFor, eventsFor } from './agenda/event-queries.ts'
import { confirmFollow, endFollow, readUnfollow, requestFollow } from './agenda/follow.ts'
import { agendaFeed, agendaPage, publicEvent } from './agenda/public-agenda.ts'
import { addBookmark, bookmarksOf, readBookmarkable, removeBookmark } from './alerts/bookmarks.ts'
import { feedKey, personalFeed } from './alerts/personal-feed.ts'
import { pushDevices, pushKey, removePushDevice, subscribePush } from './alerts/push/subscriptions.ts'
import { addWatch, removeWatch, watchesOf } from './alerts/watches.ts'
import { changeWish, endAlertMail, readAlertsOff, replaceFeedKey, wishOf } from './alerts/wish.ts'
import {
  acknowledgeAsStaff,
  acknowledgeLetter,
  acknowledgeOwn,
  ownCorrections,
  readLetter,
  staffCorrections,
} from './corrections/acknowledge.ts'
import { correctionFor, correctionsFor, holdersFor, holderTable } from './corrections/correction-queries.ts'
import { followChanges } from './corrections/follow-changes.ts'
import { remind } from './corrections/remind.ts'
import type { HubDeps } from './deps.ts'
import { addNote, answer, assign, close } from './enquiries/answer.ts'
import { ask, askOn } from './enquiries/ask.ts'
import { enquiriesFor, enquiryFor, ownEnquiries, ownEnquiry } from './enquiries/enquiry-queries.ts'
import './events.ts'
import { figuresFor } from './figures/figures.ts'
import type { Tally } from './figures/tally.ts'
import { acceptEmbargo, wordingOf } from './releases/accept-embargo.ts'
import {
  changeRelease,
  correctRelease,
  publishRelease,
  recallRelease,
  withdrawRelease,
} from './releases/change-release.ts'
import { composeRelease } from './releases/compose-release.ts'
import { kitFollowsEdition, kitFollowsRecord, kitFollowsStanding } from './releases/follow-parts.ts'
import { asText } from './releases/formats/as-text.ts'
import { pressKit, publicKit, type Kit } from './releases/kit.ts'
import type { Release } from './releases/release.ts'
import { latestReleases, releaseMonths, releasesOfMonth } from './releases/public-registers.ts'
import {
  embargoedReleases,
  publicReleases,
  releaseEditions,
  releaseFor,
  releasesFor,
} from './releases/release-queries.ts'
import { releaseStill, takeRelease, takeReleaseAsset } from './releases/take-release.ts'
import { followMove } from './follow-move.ts'
import { defineJobs } from './define-jobs.ts'
import './jobs.ts'
import { accredit, reject, renew, suspend } from './press/decide.ts'
import { journalistFor, journalistsFor, proofFor } from './press/journalist-queries.ts'
import { knownOutlets, mergeOutlet, outletsFor } from './press/outlets.ts'
import { changeOutlet, leave } from './press/own-card.ts'
import { confirmRegistration, register } from './press/register.ts'
import {
  endPressSession,
  openPressSession,
  pressSession,
  requestSignIn,
  sessionsOf,
} from './press/session.ts'

export type { HubDeps } from './deps.ts'
export type { Page, Paging } from './cursor.ts'
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
export { proofLimit } from './press/proof.ts'
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

/** What officers do; each says in its own file what it asks, does and refuses. */
const desk = {
  announceEvent,
  changeEvent,
  confirmEvent,
  postponeEvent,
  cancelEvent,
  events: eventsFor,
  event: eventFor,
  accredit,
  renew,
  reject,
  suspend,
  journalists: journalistsFor,
  journalist: journalistFor,
  proof: proofFor,
  outlets: outletsFor,
  mergeOutlet,
  enquiries: enquiriesFor,
  enquiry: enquiryFor,
  answer,
  addNote,
  assign,
  close,
  figures: figuresFor,
  corrections: correctionsFor,
  correction: correctionFor,
  holders: holdersFor,
  holderTable,
  remind,
  staffCorrections,
  acknowledgeAsStaff,
  composeRelease,
  changeRelease,
  publishRelease,
  correctRelease,
  withdrawRelease,
  recallRelease,
  releases: releasesFor,
  releaseEditions,
  release: releaseFor,
} as const

/** What journalists and followers do at the public's doors; `address` is the network address that asks, for the throttle. */
const press = {
  requestFollow,
  confirmFollow,
  readUnfollow,
  endFollow,
  register,
  confirmRegistration,
  requestSignIn,
  openSession: openPressSession,
  sessions: sessionsOf,
  endSession: endPressSession,
  changeOutlet,
  leave,
  ask,
  askOn,
  enquiries: ownEnquiries,
  enquiry: ownEnquiry,
  knownOutlets,
  alertWish: wishOf,
  changeAlertWish: changeWish,
  readAlertsOff,
  endAlertMail,
  watches: watchesOf,
  addWatch,
  removeWatch,
  feedKey,
  replaceFeedKey,
  personalFeed,
  pushKey,
  pushDevices,
  subscribePush,
  removePushDevice,
  readBookmarkable,
  bookmarks: bookmarksOf,
  addBookmark,
  removeBookmark,
  corrections: ownCorrections,
  acknowledge: acknowledgeOwn,
  readLetter,
  acknowledgeLetter,
  embargoed: embargoedReleases,
  kit: pressKit,
  accept: acceptEmbargo,
} as const

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
