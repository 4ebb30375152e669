import { confirmFollow, endFollow, readUnfollow, requestFollow } from './agenda/follow.ts'
import { addBookmark, bookmarksOf, readBookmarkable, removeBookmark } from './alerts/bookmarks.ts'
import { feedKey, personalFeed } from './alerts/personal-feed.ts'
import {
  pushDevices,
  pushKey,
  removePushDevice,
  renewPush,
  subscribePush,
} from './alerts/push/subscriptions.ts'
import { addWatch, removeWatch, watchesOf } from './alerts/watches.ts'
import { changeWish, endAlertMail, readAlertsOff, replaceFeedKey, wishOf } from './alerts/wish.ts'
import { acknowledgeLetter, acknowledgeOwn, ownCorrections, readLetter } from './corrections/acknowledge.ts'
import { ask, askOn } from './enquiries/ask.ts'
import { ownEnquiries, ownEnquiry } from './enquiries/enquiry-queries.ts'
import { acceptEmbargo } from './releases/accept-embargo.ts'
import { pressKit } from './releases/kit.ts'
import { embargoedReleases } from './releases/release-queries.ts'
import { knownOutlets } from './press/outlets.ts'
import { changeOutlet, leave } from './press/own-card.ts'
import { confirmRegistration, register } from './press/register.ts'
import { endPressSession, openPressSession, requestSignIn, sessionsOf } from './press/session.ts'

/** What journalists and followers do at the public's doors; `address` is the network address that asks, for the throttle. */
export const press = {
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
  renewPush,
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
