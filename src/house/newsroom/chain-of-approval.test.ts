/** Who is asked: the nearest approver, a higher one for sensitive stories, the next one when nobody answers. */
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { look, storyAt, write } from '../../../tests/support/newsroom.ts'
import { signIn, type SignedIn } from '../../../tests/support/sign-in.ts'
import { theHouse } from '../../platform/actor.ts'

let house: TestHouse
let siti: SignedIn
let local: SignedIn
let budi: SignedIn
let chief: SignedIn
let district: string
let region: string

beforeAll(async () => {
  house = await openTestHouse({ pack: 'polri' })
  region = house.units.byCode('jabar')!.id
  district = house.units.byCode('3204')!.id
  siti = await signIn(house, { name: 'Siti Rahmawati', unit: district, roles: ['contributor'] })
  local = await signIn(house, { name: 'Joko Polres', unit: district, roles: ['approver'] })
  budi = await signIn(house, { name: 'Budi Hartono', unit: region, roles: ['approver'] })
  chief = await signIn(house, { name: 'Ratna Mabes', roles: ['approver'] })
})

const submitted = (unitId = district, author = siti) =>
  storyAt(house, { author: author.actor, approver: budi.actor, unitId }, 'submitted')
const needs = async (who: SignedIn, editionId: string) =>
  (await house.newsroom.desk(who.actor)).needsYou.some((row) => row.editionId === editionId)

describe('routing', () => {
  test('the district’s own approver is asked; a district without one is answered for by the region', async () => {
    const own = await submitted()
    expect((await look(house, siti.actor, own.editionId)).approver?.people).toEqual([
      { id: local.personId, name: 'Joko Polres' },
    ])
    expect([await needs(local, own.editionId), await needs(budi, own.editionId)]).toEqual([true, false])

    const without = house.units.byCode('3217')!.id
    const writer = await signIn(house, { unit: without, roles: ['contributor'] })
    const far = await submitted(without, writer)
    expect([await needs(budi, far.editionId), await needs(chief, far.editionId)]).toEqual([true, false])
  })

  test('an approver who wrote the text is passed over', async () => {
    const { editionId } = await submitted(district, local)
    expect((await look(house, local.actor, editionId)).approver?.unit.id).toBe(region)
    expect([await needs(local, editionId), await needs(budi, editionId)]).toEqual([false, true])
  })

  test('a delegate may approve while the delegation lasts, and not afterwards', async () => {
    const delegate = await signIn(house, { name: 'Wakil', unit: region, roles: ['contributor'] })
    const until = new Date(house.clock.now().getTime() + 86_400_000)
    const [held] = await house.identity.grantsOf(budi.personId)
    await house.database.db
      .insertInto('identity.grant')
      .values({
        id: '01900000-0000-7000-8000-00000000d001',
        person_id: delegate.personId,
        unit_id: region,
        role: 'approver',
        from_at: house.clock.now(),
        until_at: until,
        delegated_from: held!.id,
        created_at: house.clock.now(),
      })
      .execute()
    const first = await submitted()
    await house.newsroom.approveEdition(delegate.actor, {
      editionId: first.editionId,
      versionHash: first.hash,
    })
    house.clock.advance(86_400_000)
    const second = await submitted()
    await expect(
      house.newsroom.approveEdition(delegate.actor, {
        editionId: second.editionId,
        versionHash: second.hash,
      }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('sensitive stories', () => {
  const flag = (storyId: string, flags: ('minors' | 'election')[], who = siti) =>
    house.newsroom.setSensitivity(who.actor, { storyId, flags, reason: 'Ada korban anak.' })

  test('with minors in it, a story is approved by the region; about elections, by headquarters', async () => {
    const { storyId, editionId, hash } = await submitted()
    await flag(storyId, ['minors'])
    const input = { editionId, versionHash: hash }
    await expect(house.newsroom.approveEdition(local.actor, input)).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect((await look(house, local.actor, editionId)).can.approve).toBe(false)
    expect([await needs(local, editionId), await needs(budi, editionId)]).toEqual([false, true])
    await flag(storyId, ['minors', 'election'])
    await expect(house.newsroom.approveEdition(budi.actor, input)).rejects.toMatchObject({
      code: 'forbidden',
    })
    await house.newsroom.approveEdition(chief.actor, input)
  })

  test('flagged after a lower approval, it goes back into the queue', async () => {
    const { storyId, editionId, hash } = await submitted()
    await house.newsroom.approveEdition(local.actor, { editionId, versionHash: hash })
    await flag(storyId, ['minors'])
    expect(await look(house, budi.actor, editionId)).toMatchObject({ state: 'submitted', approved: null })
    await expect(
      house.newsroom.publishEdition(local.actor, { editionId, versionHash: hash }),
    ).rejects.toMatchObject({ code: 'wrong_state' })
    await house.newsroom.approveEdition(budi.actor, { editionId, versionHash: hash })
  })

  test('only somebody of the raised level takes the flag away', async () => {
    const { storyId } = await submitted()
    await flag(storyId, ['minors'])
    await expect(flag(storyId, [])).rejects.toMatchObject({ code: 'forbidden' })
    await expect(flag(storyId, [], local)).rejects.toMatchObject({ code: 'forbidden' })
    await flag(storyId, [], budi)
  })

  test('an emergency does not get round the raised level', async () => {
    const { storyId, editionId, hash } = await submitted()
    await flag(storyId, ['minors'])
    await expect(
      house.newsroom.publishEmergency(local.actor, { editionId, versionHash: hash, reason: 'Buru-buru.' }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('escalation', () => {
  const escalate = async (editionId: string, step: number) => {
    const row = await house.database.db
      .selectFrom('newsroom.edition')
      .select(['pending_version_id', 'submitted_at'])
      .where('id', '=', editionId)
      .executeTakeFirstOrThrow()
    await house.newsroom.escalateSubmission({
      editionId,
      versionId: row.pending_version_id ?? '',
      submittedAt: (row.submitted_at ?? house.clock.now()).toISOString(),
      step,
    })
  }

  test('a submission nobody touches is brought before the next unit above, step by step', async () => {
    const { editionId, storyId, hash } = await submitted()
    await escalate(editionId, 1)
    expect(await needs(budi, editionId)).toBe(false)
    house.clock.advance(4 * 3_600_000)
    await escalate(editionId, 1)
    await escalate(editionId, 1)
    expect([await needs(local, editionId), await needs(budi, editionId)]).toEqual([true, true])
    expect(await needs(chief, editionId)).toBe(false)
    house.clock.advance(4 * 3_600_000)
    await escalate(editionId, 2)
    expect(await needs(chief, editionId)).toBe(true)
    expect(
      (await house.newsroom.tasks(chief.actor)).filter((task) => task.editionId === editionId),
    ).toHaveLength(2)

    await house.newsroom.approveEdition(local.actor, { editionId, versionHash: hash })
    expect((await house.newsroom.tasks(chief.actor)).filter((task) => task.editionId === editionId)).toEqual(
      [],
    )
    const { history } = await house.newsroom.story(siti.actor, storyId)
    expect(history.map((act) => [act.kind, act.byKind])).toEqual([
      ['create', 'person'],
      ['submit', 'person'],
      ['escalate', 'house'],
      ['escalate', 'house'],
      ['approve', 'person'],
    ])
  })

  test('one that was returned, or edited, is left alone', async () => {
    const { editionId, hash } = await submitted()
    await house.newsroom.returnEdition(local.actor, {
      editionId,
      versionHash: hash,
      reason: 'Belum lengkap.',
    })
    house.clock.advance(5 * 3_600_000)
    await escalate(editionId, 1)
    expect((await look(house, siti.actor, editionId)).state).toBe('returned')
    const mended = await write(house, siti.actor, editionId, { headline: 'Sudah lengkap' })
    await house.newsroom.submitEdition(siti.actor, { editionId, versionHash: mended.hash })
    await escalate(editionId, 1)
    expect(await needs(budi, editionId)).toBe(false)
  })
})

test('supporting units read a joint story while it is made and list it; nobody is joined to one from below', async () => {
  const neighbour = await signIn(house, { name: 'Tetangga', unit: '3217', roles: ['contributor'] })
  const { storyId, editionId, hash } = await submitted()
  const unitIds = [house.units.byCode('3217')!.id]
  await expect(look(house, neighbour.actor, editionId)).rejects.toMatchObject({ code: 'not_found' })
  await expect(house.newsroom.setSupportingUnits(siti.actor, { storyId, unitIds })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await house.newsroom.setSupportingUnits(budi.actor, { storyId, unitIds })
  expect((await look(house, neighbour.actor, editionId)).state).toBe('submitted')
  expect((await look(house, neighbour.actor, editionId)).can.edit).toBe(false)
  await house.newsroom.approveEdition(local.actor, { editionId, versionHash: hash })
  await house.newsroom.publishEdition(local.actor, { editionId, versionHash: hash })
  const page = await house.newsroom.public.unitPage({
    locale: 'id',
    unit: { id: unitIds[0]!, ancestorIds: house.units.ancestry(unitIds[0]!).map((unit) => unit.id) },
  })
  expect(page.items.find((item) => item.editionId === editionId)?.kind).toBe('supporting')
})

test('a mandatory release reaches every site below the unit that pushes it down', async () => {
  const { storyId, editionId, hash } = await storyAt(
    house,
    { author: budi.actor, approver: chief.actor, unitId: region },
    'approved',
  )
  await house.newsroom.publishEdition(chief.actor, { editionId, versionHash: hash })
  await expect(house.newsroom.mandateStory(local.actor, { storyId, unitId: district })).rejects.toMatchObject(
    { code: 'not_found' },
  )
  await house.newsroom.mandateStory(budi.actor, { storyId, unitId: region })
  const polsek = house.units.children(district)[0]!.id
  const listed = async (id: string) =>
    (
      await house.newsroom.public.unitPage({
        locale: 'id',
        unit: { id, ancestorIds: house.units.ancestry(id).map((unit) => unit.id) },
      })
    ).items.some((item) => item.editionId === editionId)
  expect(await listed(polsek)).toBe(true)
  expect(await listed(house.units.byCode('3578')!.id)).toBe(false)
  await house.newsroom.unmandateStory(budi.actor, { storyId, unitId: region })
  expect(await listed(polsek)).toBe(false)
})

test('a district that moves takes its stories along', async () => {
  const { editionId } = await submitted()
  await house.units.moveUnit(theHouse, { id: district, parentId: house.units.byCode('jatim')!.id })
  await expect(look(house, budi.actor, editionId)).rejects.toMatchObject({ code: 'not_found' })
  const east = await signIn(house, { unit: 'jatim', roles: ['approver'] })
  expect((await look(house, east.actor, editionId)).unit.path).toBe('hq.jatim.3204')
})
