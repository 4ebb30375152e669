/** The table against the real thing: random acts by several people on a real database, and what must always hold. */
import { array, assert, asyncProperty, integer, nat, record } from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { completeContent } from '../../../tests/support/newsroom.ts'
import { signIn, type SignedIn } from '../../../tests/support/sign-in.ts'
import { HouseError } from '../../platform/errors.ts'
import { draftOf, findEdition, versionById, type EditionRow } from './edition-rows.ts'
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
  const from = (state: Position['state'], acts: readonly WorkAct[] = workActs) =>
    acts.filter((act) => move({ state, beside: null }, act) !== undefined)

  test('never leaves a recalled edition, and only an edit takes up a discarded one', () => {
    expect(from('recalled')).toEqual([])
    expect(from('discarded')).toEqual(['edit'])
  })

  test('puts nothing before readers but what was approved, an emergency, or a change to what they have', () => {
    const publishing = workActs.filter((act) => Object.values(machine[act].moves).includes('published'))
    expect(publishing).toEqual(['publish', 'publish_emergency', 'correct', 'update'])
    expect(Object.keys(machine.publish.moves)).toEqual(['approved', 'scheduled'])
    const neverSeen = states.filter((state) => !isLive(state))
    expect(neverSeen.flatMap((state) => from(state, ['correct', 'update']))).toEqual([])
  })

  test('a text at work never changes what readers see before it is published', () => {
    const seen = workActs
      .filter((act) => machine[act].lane === 'work')
      .flatMap((act) =>
        (['draft', 'submitted', 'returned', 'approved', 'scheduled'] as const).map(
          (beside) => move({ state: 'published', beside }, act)?.state ?? 'published',
        ),
      )
    expect(new Set(seen)).toEqual(new Set(['published']))
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

/** What does not hold of an edition that must hold at any moment; nothing, that is. */
async function look(editionId: string, actsBefore: string[]) {
  const { db } = house.database
  const edition = (await findEdition(db, editionId)) as EditionRow
  const stage = stageOf(edition)
  const publication = await db
    .selectFrom('newsroom.publication')
    .select(['state', 'version_hash'])
    .where('edition_id', '=', editionId)
    .executeTakeFirst()
  const drafts = await db
    .selectFrom('newsroom.draft')
    .selectAll()
    .where('edition_id', '=', editionId)
    .execute()
  const acts = await db
    .selectFrom('newsroom.act as a')
    .leftJoin('newsroom.version as v', 'v.id', 'a.version_id')
    .select(['a.id', 'a.kind', 'a.version_id', 'a.version_hash', 'v.hash', 'v.contributors', 'a.actor_id'])
    .where('a.edition_id', '=', editionId)
    .orderBy('a.id')
    .execute()
  const pending =
    edition.pending_version_id === null ? undefined : await versionById(db, edition.pending_version_id)
  const inWork = ['draft', 'submitted', 'returned', 'approved', 'scheduled'].includes(stage)
  const approved = stage === 'approved' || stage === 'scheduled'
  const shown = acts.filter((act) => ['publish', 'correct', 'update', 'publish_emergency'].includes(act.kind))
  const own = (contributors: readonly string[] | null | undefined, id: string | null) =>
    id !== null && (contributors ?? []).includes(id)

  const rules: Record<string, boolean> = {
    'readers have a publication exactly while the edition was published and not more':
      publication?.state === (edition.published_version_id === null ? undefined : edition.state),
    'what readers see is the published version':
      edition.state !== 'published' || publication?.version_hash === edition.published_hash,
    'there is one text at work, or none': drafts.length === (inWork ? 1 : 0),
    'an approval is of the text as it stands': !approved || pending?.hash === drafts[0]?.hash,
    'nobody approved their own': !approved || !own(pending?.contributors, edition.approved_by),
    'nobody approved what they submitted': !approved || edition.approved_by !== edition.submitted_by,
    'an approval ends with its stage': approved === (edition.approved_by !== null),
    'acts stay': actsBefore.every((id, index) => acts[index]?.id === id),
    'an act names its version by its hash': acts.every((act) => act.version_hash === act.hash),
    'no approval on record is of one’s own': acts.every(
      (act) => act.kind !== 'approve' || !own(act.contributors, act.actor_id),
    ),
    'the last version on record as published is the one that readers see':
      edition.published_version_id === null || shown.at(-1)?.version_id === edition.published_version_id,
  }
  const broken = Object.keys(rules).filter((rule) => rules[rule] !== true)
  return { edition, acts: acts.map((act) => act.id), broken }
}

/** Whether the act led where the table says, or was refused and changed nothing. */
function ledRight(
  one: Step,
  refused: boolean,
  from: { edition: EditionRow; acts: string[] },
  after: { edition: EditionRow; acts: string[] },
): boolean {
  const to: Position = { state: after.edition.state, beside: after.edition.beside }
  const same = (a: Position | undefined) => a !== undefined && a.state === to.state && a.beside === to.beside
  if (refused) return same(from.edition) && after.acts.length === from.acts.length
  // Decided on a text that is not the newest.
  if (one.stale === 0 && one.act !== 'edit' && one.act !== 'discard') return false
  const queued = (one.act === 'correct' || one.act === 'update') && to.beside === 'submitted'
  return same(move(from.edition, one.act)) || (queued && to.state === from.edition.state)
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
      let before = await look(editionId, [])
      const wrong: string[] = [...before.broken]
      for (const tried of steps) {
        const one = { ...tried, act: actOf(tried, before.edition) }
        const refusal = await attempt(editionId, one)
        const after = await look(editionId, before.acts)
        wrong.push(...after.broken)
        if (!ledRight(one, refusal !== undefined, before, after))
          wrong.push(`${one.act}: ${before.edition.stage} → ${after.edition.stage}`)
        before = after
      }
      expect(wrong).toEqual([])
    }),
    { numRuns: 8 },
  )
})

test('versions and acts cannot be rewritten, not even by hand', async () => {
  const { db } = house.database
  await expect(sql`update newsroom.act set reason = 'lain'`.execute(db)).rejects.toThrow(/act is append-only/)
  await expect(sql`delete from newsroom.act`.execute(db)).rejects.toThrow(/append-only/)
  await expect(sql`update newsroom.version set hash = ''`.execute(db)).rejects.toThrow(
    /version is append-only/,
  )
})
