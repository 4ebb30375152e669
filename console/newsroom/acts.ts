/** The newsroom's acts as the console offers them: which come first, what each asks, how grave it is. */
import type { MessageKey } from '../frame/messages.ts'
import type { Edition } from './shapes.ts'

export type ActName = Exclude<keyof Edition['can'], 'edit'>

export interface ActCard {
  name: ActName
  label: MessageKey
  /** What it does, said in its dialog. */
  lead: MessageKey
  tone: 'normal' | 'danger'
  asks: readonly ('change' | 'reason' | 'publicNote' | 'schedule' | 'remarks')[]
}

const actCards: readonly ActCard[] = [
  {
    name: 'submit',
    label: 'console.edition.submit',
    lead: 'console.edition.submit_lead',
    tone: 'normal',
    asks: [],
  },
  {
    name: 'approve',
    label: 'console.edition.approve',
    lead: 'console.edition.approve_lead',
    tone: 'normal',
    asks: [],
  },
  {
    name: 'publish',
    label: 'console.edition.publish',
    lead: 'console.edition.publish_lead',
    tone: 'normal',
    asks: [],
  },
  {
    name: 'return',
    label: 'console.edition.return',
    lead: 'console.edition.return_lead',
    tone: 'normal',
    asks: ['reason', 'remarks'],
  },
  {
    name: 'schedule',
    label: 'console.edition.schedule',
    lead: 'console.edition.schedule_lead',
    tone: 'normal',
    asks: ['schedule'],
  },
  {
    name: 'unschedule',
    label: 'console.edition.unschedule',
    lead: 'console.edition.unschedule_lead',
    tone: 'normal',
    asks: [],
  },
  {
    name: 'correct',
    label: 'console.edition.correct',
    lead: 'console.edition.correct_lead',
    tone: 'normal',
    asks: ['reason', 'publicNote'],
  },
  {
    name: 'update',
    label: 'console.edition.update',
    lead: 'console.edition.update_lead',
    tone: 'normal',
    asks: ['reason', 'publicNote'],
  },
  {
    name: 'publish_emergency',
    label: 'console.edition.publish_emergency',
    lead: 'console.edition.publish_emergency_lead',
    tone: 'danger',
    asks: ['reason'],
  },
  {
    name: 'withdraw',
    label: 'console.edition.withdraw',
    lead: 'console.edition.withdraw_lead',
    tone: 'danger',
    asks: ['reason', 'publicNote'],
  },
  {
    name: 'recall',
    label: 'console.edition.recall',
    lead: 'console.edition.recall_lead',
    tone: 'danger',
    asks: ['reason', 'publicNote'],
  },
  {
    name: 'discard',
    label: 'console.edition.discard',
    lead: 'console.edition.discard_lead',
    tone: 'danger',
    asks: [],
  },
]

/** A text beside a published one says what it is for before it is decided on. */
const submitChange: ActCard = {
  name: 'submit',
  label: 'console.edition.submit',
  lead: 'console.edition.submit_change_lead',
  tone: 'normal',
  asks: ['change', 'reason', 'publicNote'],
}

const isLive = (edition: Edition) => edition.state === 'published' || edition.state === 'withdrawn'

/** What stands open for this edition, the obvious first. Who may correct need not submit a correction as well. */
export const openActs = (edition: Edition): ActCard[] =>
  actCards
    .filter(({ name }) => edition.can[name] && !(name === 'submit' && isLive(edition) && edition.can.correct))
    .map((card) => (card.name === 'submit' && isLive(edition) ? submitChange : card))

/** Withdrawal and recall are about what readers see; every other act is about the text at work. */
export const hashFor = (act: ActName, edition: Edition): string =>
  act === 'withdraw' || act === 'recall' ? (edition.publishedHash ?? edition.hash) : edition.hash

/** The acts that stand as buttons; the rest wait in the menu. */
export const mainActs: readonly ActName[] = [
  'submit',
  'approve',
  'return',
  'publish',
  'schedule',
  'correct',
  'update',
]
