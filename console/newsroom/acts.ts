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
  asks: readonly ('reason' | 'publicNote' | 'schedule' | 'remarks' | 'embargo' | 'maybeReason')[]
}

export const actCards: readonly ActCard[] = [
  {
    name: 'submit',
    label: 'console.edition.submit',
    lead: 'console.edition.submit_lead',
    tone: 'normal',
    asks: ['embargo'],
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
    asks: ['schedule', 'embargo'],
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
