/**
 * The states of an edition and the acts that move it: one table, read by the acts, by `can` in answers and by the
 * model test. An edition is in one `state`; while a new text lies beside a published one, that text has a stage of
 * its own (`beside`), and the published one stays as it is.
 */
import type { Act } from '../identity/index.ts'

export const states = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'scheduled',
  'published',
  'withdrawn',
  'recalled',
  'discarded',
] as const
export type State = (typeof states)[number]

const workStages = ['draft', 'submitted', 'returned', 'approved', 'scheduled'] as const
export type WorkStage = (typeof workStages)[number]
export const isWorkStage = (state: State): state is WorkStage =>
  (workStages as readonly string[]).includes(state)

/** Readers have seen it: its text changes only through an approved one beside it. */
export const isLive = (state: State): boolean => state === 'published' || state === 'withdrawn'

export const workActs = [
  'edit',
  'submit',
  'return',
  'approve',
  'schedule',
  'unschedule',
  'publish',
  'publish_emergency',
  'correct',
  'update',
  'withdraw',
  'recall',
  'discard',
] as const
export type WorkAct = (typeof workActs)[number]

export type Requirement =
  /** The hash that was seen is the hash that is decided on: 409 `stale_version`. */
  | 'same_version'
  /** Nothing of the checklist is missing: 422 `incomplete`. */
  | 'complete'
  /** Not the author, a contributor or the submitter: 403 `own_work`. */
  | 'second_person'
  /** The role is held at the unit that must approve; sensitivity raises it: 403 `forbidden`. */
  | 'approving_level'
  /** The embargo is over: 409 `embargoed`. */
  | 'no_embargo'
  | 'reason'
  | 'public_note'

interface Rule {
  /** `work`: the text at work moves. `life`: what readers see changes its state. */
  lane: 'work' | 'life'
  moves: Partial<Record<State, State>>
  /** Only where readers have a text already. */
  live?: true
  /** What becomes of a text at work beside it: approvals are void, or it is dropped. */
  beside?: 'draft' | 'dropped'
  may: Act
  requires: readonly Requirement[]
}

export const machine: Readonly<Record<WorkAct, Rule>> = {
  edit: {
    lane: 'work',
    // An edit voids a submission or an approval. A returned text stays in its author's queue while being mended.
    moves: {
      draft: 'draft',
      returned: 'returned',
      submitted: 'draft',
      approved: 'draft',
      scheduled: 'draft',
      published: 'draft',
      withdrawn: 'draft',
      discarded: 'draft',
    },
    may: 'story.write',
    requires: [],
  },
  submit: {
    lane: 'work',
    moves: { draft: 'submitted', returned: 'submitted' },
    may: 'story.submit',
    requires: ['same_version', 'complete'],
  },
  return: {
    lane: 'work',
    moves: { submitted: 'returned', approved: 'returned', scheduled: 'returned' },
    may: 'edition.return',
    requires: ['same_version', 'reason'],
  },
  approve: {
    lane: 'work',
    moves: { submitted: 'approved' },
    may: 'edition.approve',
    requires: ['same_version', 'complete', 'second_person', 'approving_level'],
  },
  schedule: {
    lane: 'work',
    moves: { approved: 'scheduled', scheduled: 'scheduled' },
    may: 'edition.schedule',
    requires: ['same_version'],
  },
  unschedule: {
    lane: 'work',
    moves: { scheduled: 'approved' },
    may: 'edition.schedule',
    requires: ['same_version'],
  },
  publish: {
    lane: 'work',
    moves: { approved: 'published', scheduled: 'published' },
    may: 'edition.schedule',
    requires: ['same_version', 'complete', 'no_embargo'],
  },
  publish_emergency: {
    lane: 'work',
    moves: { draft: 'published', returned: 'published', submitted: 'published', approved: 'published' },
    may: 'edition.publish_emergency',
    requires: ['same_version', 'complete', 'approving_level', 'no_embargo', 'reason'],
  },
  // Correct and update go the whole way at once where the actor may approve, else as far as the queue.
  correct: {
    lane: 'work',
    moves: { draft: 'published', returned: 'published', submitted: 'published' },
    live: true,
    may: 'edition.correct',
    requires: ['same_version', 'complete', 'no_embargo', 'reason', 'public_note'],
  },
  update: {
    lane: 'work',
    moves: { draft: 'published', returned: 'published', submitted: 'published' },
    live: true,
    may: 'edition.correct',
    requires: ['same_version', 'complete', 'no_embargo', 'reason', 'public_note'],
  },
  // A scheduled change must not bring back what was withdrawn; a recalled edition never returns.
  withdraw: {
    lane: 'life',
    moves: { published: 'withdrawn' },
    beside: 'draft',
    may: 'edition.withdraw',
    requires: ['same_version', 'reason', 'public_note'],
  },
  recall: {
    lane: 'life',
    moves: { published: 'recalled', withdrawn: 'recalled' },
    beside: 'dropped',
    may: 'edition.recall',
    requires: ['same_version', 'reason', 'public_note'],
  },
  discard: {
    lane: 'work',
    moves: { draft: 'discarded', returned: 'discarded' },
    may: 'story.write',
    requires: [],
  },
}

export interface Position {
  state: State
  beside: WorkStage | null
}

export const stageOf = ({ state, beside }: Position): State => beside ?? state

/** Where the act leads from here; undefined: it does not exist here. */
export function move(at: Position, act: WorkAct): Position | undefined {
  const rule = machine[act]
  const next = rule.moves[rule.lane === 'life' ? at.state : stageOf(at)]
  if (next === undefined || (rule.live && !isLive(at.state))) return undefined
  if (rule.lane === 'life')
    return { state: next, beside: at.beside !== null && rule.beside === 'draft' ? 'draft' : null }
  if (next === 'published') return { state: 'published', beside: null }
  if (!isLive(at.state)) return { state: next, beside: null }
  return { state: at.state, beside: isWorkStage(next) ? next : null }
}
