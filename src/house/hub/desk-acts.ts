import { announceEvent } from './agenda/announce-event.ts'
import { cancelEvent, changeEvent, confirmEvent, postponeEvent } from './agenda/change-event.ts'
import { eventFor, eventsFor } from './agenda/event-queries.ts'
import { acknowledgeAsStaff, staffCorrections } from './corrections/acknowledge.ts'
import { correctionFor, correctionsFor, holdersFor, holderTable } from './corrections/correction-queries.ts'
import { remind } from './corrections/remind.ts'
import { addNote, answer, assign, close } from './enquiries/answer.ts'
import { enquiriesFor, enquiryFor } from './enquiries/enquiry-queries.ts'
import { figuresFor } from './figures/figures.ts'
import {
  changeRelease,
  correctRelease,
  publishRelease,
  recallRelease,
  withdrawRelease,
} from './releases/change-release.ts'
import { composeRelease } from './releases/compose-release.ts'
import { releaseEditions, releaseFor, releasesFor } from './releases/release-queries.ts'
import { accredit, reject, renew, suspend } from './press/decide.ts'
import { journalistFor, journalistsFor, proofFor } from './press/journalist-queries.ts'
import { mergeOutlet, outletsFor } from './press/outlets.ts'

/** What officers do; each says in its own file what it asks, does and refuses. */
export const desk = {
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
