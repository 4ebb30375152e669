/** The table against the real thing: random acts by several people on a real database, and what must always hold. */
import { array, assert, asyncProperty, integer, nat, record } from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { completeContent } from '../../../tests/support/newsroom.ts'
import { signIn, type SignedIn } from '../../../tests/support/sign-in.ts'
import { HouseError } from '../../platform/errors.ts'
import { draftOf, findEdition, type EditionRow } from './edition-rows.ts'
import {
  isLive,
  machine,
  move,
  stageOf,
  states,
  workActs,
  type Position,
  type WorkAct,
} from './state-machine.ts'

let house: TestHouse
let people: SignedIn[]
let unitId: string

beforeAll(async () => {
  house = await openTestHouse()
  unitId = house.units.byCode('bukit')!.id
  people = [
    await signIn(house, { name: 'Penulis', unit: unitId, roles: ['contributor'] }),
    await signIn(house, { name: 'Redaktur', unit: unitId, roles: ['editor'] }),
    await signIn(house, { name: 'Penyetuju Satu', unit: unitId, roles: ['approver'] }),
    await signIn(house, { name: 'Penyetuju Dua', roles: ['approver'] }),
  ]
})

describe('the table', () => {
  test('never leaves a recalled edition, and only an edit takes up a discarded one', () => {
    for (const act of workActs) {
      expect(move({ state: 'recalled', beside: null }, act)).toBeUndefined()
      if (act !== 'edit') expect(move({ state: 'discarded', beside: null }, act)).toBeUndefined()
    }
  })

  test('puts nothing before readers but what was approved, an emergency, or a change to what they have', () => {
    const publishing = workActs.filter((act) => Object.values(machine[act].moves).includes('published'))
    expect(publishing).toEqual(['publish', 'publish_emergency', 'correct', 'update'])
    expect(Object.keys(machine.publish.moves)).toEqual(['approved', 'scheduled'])
    for (const act of ['correct', 'update'] as const)
      for (const state of states)
        if (!isLive(state)) expect(move({ state, beside: null }, act)).toBeUndefined()
  })

  test('a text at work never changes what readers see before it is published', () => {
    for (const act of workActs) {
      if (machine[act].lane === 'life') continue
      for (const beside of ['draft', 'submitted', 'returned', 'approved', 'scheduled'] as const) {
        const to = move({ state: 'published', beside }, act)
        if (to !== undefined) expect(to.state).toBe('published')
      }
    }
  })
})

/** Mostly an act that is possible here, so that runs get far; now and then any other, which must be refused. */
interface Try {
  pick: number
  wild: boolean
  who: number
  /** 0: decides on a text that is not the newest. */
  stale: number
}
type Step = Omit<Try, 'pick' | 'wild'> & { act: WorkAct }

function actOf({ pick, wild }: Try, at: Position): WorkAct {
  const possible = wild ? workActs : workActs.filter((act) => move(at, act) !== undefined)
  // Discarding and recalling end the run: they are tried, but not at every second step.
  const lasting = possible.filter((act) => pick % 7 === 0 || (act !== 'discard' && act !== 'recall'))
  return (lasting[pick % lasting.length] ?? workActs[pick % workActs.length]) as WorkAct
}

const reasons = { reason: 'Alasan yang cukup.', publicNote: 'Catatan untuk pembaca.' }
let texts = 0

/** Does the act, if it is possible; the edition afterwards, or the refusal. */
async function attempt(editionId: string, { act, who, stale }: Step): Promise<HouseError | undefined> {
  const { actor } = people[who] as SignedIn
  const { newsroom, database, clock } = house
  const edition = (await findEdition(database.db, editionId)) as EditionRow
  const draft = await draftOf(database.db, editionId)
  const shown = machine[act].lane === 'life' ? edition.published_hash : draft?.hash
  const input = {
    editionId,
    versionHash: stale === 0 ? 'f'.repeat(64) : (shown ?? 'e'.repeat(64)),
    ...reasons,
  }
  const change = isLive(edition.state) ? { change: { kind: 'correction' as const, ...reasons } } : {}
  const does: Record<WorkAct, () => Promise<unknown>> = {
    edit: () =>
      newsroom.saveDraft(actor, {
        editionId,
        revision: edition.revision,
        content: completeContent({ headline: `Judul ke-${++texts}` }),
      }),
    submit: () => newsroom.submitEdition(actor, { ...input, ...change }),
    return: () => newsroom.returnEdition(actor, input),
    approve: () => newsroom.approveEdition(actor, input),
    schedule: () =>
      newsroom.scheduleEdition(actor, {
        ...input,
        scheduledFor: new Date(clock.now().getTime() + 3_600_000).toISOString().slice(0, 16),
        zone: 'UTC',
      }),
    unschedule: () => newsroom.unscheduleEdition(actor, input),
    publish: () => newsroom.publishEdition(actor, input),
    publish_emergency: () => newsroom.publishEmergency(actor, input),
    correct: () => newsroom.correctEdition(actor, input),
    update: () => newsroom.updateEdition(actor, input),
    withdraw: () => newsroom.withdrawEdition(actor, input),
    recall: () => newsroom.recallEdition(actor, input),
    discard: () => newsroom.discardEdition(actor, { editionId }),
  }
  try {
    // The lock is another story's: here everybody takes turns.
    await sql`update newsroom.edition set lock_seen_at = null where id = ${editionId}`.execute(database.db)
    await does[act]()
    return undefined
  } catch (error) {
    if (error instanceof HouseError) return error
    throw error
  }
}

/** What must hold of an edition at any moment. */
async function mustHold(
  editionId: string,
  actsBefore: string[],
): Promise<{ edition: EditionRow; acts: string[] }> {
  const { db } = house.database
  const edition = (await findEdition(db, editionId)) as EditionRow
  const stage = stageOf(edition)

  const publication = await db
    .selectFrom('newsroom.publication')
    .select(['state', 'version_hash', 'version_number'])
    .where('edition_id', '=', editionId)
    .executeTakeFirst()
  if (edition.published_version_id === null) expect(publication).toBeUndefined()
  else expect(publication?.state).toBe(edition.state)
  if (edition.state === 'published') expect(publication?.version_hash).toBe(edition.published_hash)

  const drafts = await db
    .selectFrom('newsroom.draft')
    .selectAll()
    .where('edition_id', '=', editionId)
    .execute()
  const inWork = ['draft', 'submitted', 'returned', 'approved', 'scheduled'].includes(stage)
  expect(drafts).toHaveLength(inWork ? 1 : 0)

  if (stage === 'approved' || stage === 'scheduled') {
    const version = await db
      .selectFrom('newsroom.version')
      .select(['hash', 'contributors', 'created_by'])
      .where('id', '=', edition.pending_version_id)
      .executeTakeFirstOrThrow()
    expect(version.hash).toBe(drafts[0]?.hash)
    expect(version.contributors).not.toContain(edition.approved_by)
    expect(edition.approved_by).not.toBe(edition.submitted_by)
  } else expect(edition.approved_by).toBeNull()

  const acts = await db
    .selectFrom('newsroom.act as a')
    .leftJoin('newsroom.version as v', 'v.id', 'a.version_id')
    .select(['a.id', 'a.kind', 'a.version_id', 'a.version_hash', 'v.hash', 'v.contributors', 'a.actor_id'])
    .where('a.edition_id', '=', editionId)
    .orderBy('a.id')
    .execute()
  expect(acts.map((act) => act.id).slice(0, actsBefore.length)).toEqual(actsBefore)
  const shown: (string | null)[] = []
  for (const act of acts) {
    if (act.version_id !== null) expect(act.version_hash).toBe(act.hash)
    if (act.kind === 'approve') expect(act.contributors).not.toContain(act.actor_id)
    if (['publish', 'correct', 'update', 'publish_emergency'].includes(act.kind)) shown.push(act.version_id)
  }
  // Every version that readers saw is on record, and the last of them is the one they see.
  if (edition.published_version_id !== null) expect(shown.at(-1)).toBe(edition.published_version_id)
  return { edition, acts: acts.map((act) => act.id) }
}

test('whatever four people try in whatever order, the edition goes only where the table leads, and nothing is lost', async () => {
  const step = record({
    pick: nat(10_000),
    wild: integer({ min: 0, max: 4 }).map((n) => n === 0),
    who: integer({ min: 0, max: 3 }),
    stale: integer({ min: 0, max: 9 }),
  })
  await assert(
    asyncProperty(array(step, { minLength: 12, maxLength: 30 }), async (steps) => {
      const { editionId } = await house.newsroom.createStory((people[0] as SignedIn).actor, {
        unitId,
        locale: 'id',
        content: completeContent(),
      })
      let { edition: before, acts } = await mustHold(editionId, [])
      for (const tried of steps) {
        const one = { ...tried, act: actOf(tried, before) }
        const refusal = await attempt(editionId, one)
        const after = await mustHold(editionId, acts)
        const at: Position = { state: before.state, beside: before.beside }
        const to: Position = { state: after.edition.state, beside: after.edition.beside }
        if (refusal === undefined) {
          const led = move(at, one.act)
          const queued =
            (one.act === 'correct' || one.act === 'update') && to.beside === 'submitted' ? to : led
          expect(to).toEqual(queued)
          if (one.act !== 'edit' && one.act !== 'discard') expect(one.stale).not.toBe(0)
        } else {
          expect(to).toEqual(at)
          expect(after.acts).toEqual(acts)
        }
        if (before.state === 'recalled') expect(after.edition.state).toBe('recalled')
        before = after.edition
        acts = after.acts
      }
    }),
    { numRuns: 8 },
  )
}, 240_000)

test('versions and acts cannot be rewritten, not even by hand', async () => {
  const { db } = house.database
  await expect(sql`update newsroom.act set reason = 'lain'`.execute(db)).rejects.toThrow(/act is append-only/)
  await expect(sql`delete from newsroom.act`.execute(db)).rejects.toThrow(/append-only/)
  await expect(sql`update newsroom.version set hash = ''`.execute(db)).rejects.toThrow(
    /version is append-only/,
  )
})
