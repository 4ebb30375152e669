import { text } from 'node:stream/consumers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/support/house.ts'
import {
  accredited,
  application,
  applied,
  forgetAttempts,
  officer,
  signedInPress,
} from '../../../../tests/support/hub.ts'
import { type SignedIn } from '../../../../tests/support/sign-in.ts'

let house: TestHouse
let desk: SignedIn
beforeAll(async () => {
  house = await openTestHouse()
  desk = await officer(house)
})
beforeEach(() => forgetAttempts(house))

const ip = '192.0.2.6'
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
const objects = async () =>
  (
    await house.database.db
      .selectFrom('hub.journalist')
      .select('proof_object')
      .where('proof_object', 'is not', null)
      .execute()
  ).map(({ proof_object: object }) => object?.split('.')[0] ?? '')

describe('a proof', () => {
  test('is kept sealed, apart from the bank, and given whole to the accreditation desk alone', async () => {
    const { id } = await applied(house, { proof: pdf })
    expect(await house.hub.proof(desk.actor, id)).toMatchObject({
      mime: 'application/pdf',
      ending: 'pdf',
      bytes: pdf,
    })
    const [object = ''] = (await objects()).slice(-1)
    const stored = await text(house.storage.read(object))
    expect(stored).not.toContain('%PDF')
    const { rows } = await house.database.pool.query('select 1 from bank.asset limit 1')
    expect(rows).toEqual([])
  })

  test('of the same bytes in two applications is two objects: deleting one leaves the other', async () => {
    const one = await accredited(house, desk, { proof: pdf })
    const two = await applied(house, { proof: pdf })
    await house.hub.press.leave(await signedInPress(house, one.email))
    await house.jobs.drain()
    expect((await house.hub.proof(desk.actor, two.id)).bytes).toEqual(pdf)
    await expect(house.hub.proof(desk.actor, one.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test.each([
    ['a page', Buffer.from('<html><script>alert(1)</script>'), 'proof_type'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'proof_type'],
    ['an archive', Buffer.from('504b0304140000000800', 'hex'), 'proof_type'],
    ['nothing', Buffer.alloc(0), 'proof_type'],
    ['too much', Buffer.concat([pdf, Buffer.alloc(5_000_001 - pdf.length + 1)]), 'proof_too_large'],
  ])(
    'that is %s is refused beside the other faults of the form, and nothing is kept',
    async (_, proof, code) => {
      await expect(house.hub.press.register(application({ proof, name: '' }), ip)).rejects.toMatchObject({
        code: 'invalid_request',
        faults: [
          { at: 'name', code: 'hub_needed' },
          { at: 'proof', code },
        ],
      })
    },
  )
})

describe('outlets', () => {
  test('are one however their name is typed, and have several people', async () => {
    const names = ['Kompas  TV', 'KOMPAS tv', ' kompas-tv ', 'Kómpas TV']
    const people = []
    for (const outlet of names) people.push(await applied(house, { outlet }))
    const found = await house.hub.outlets(desk.actor, { text: 'kompas' })
    expect(found).toMatchObject([{ name: 'Kompas TV', people: 4 }])
    expect((await house.hub.journalists(desk.actor, { outletId: found[0]?.id ?? '' })).items).toHaveLength(4)
  })

  test('are merged: people go over, the old name leads on, also through a second merger', async () => {
    const [a, b, c] = await Promise.all(
      ['Media Lama', 'Media Baru', 'Media Besar'].map((outlet) => applied(house, { outlet })),
    )
    const idOf = async (journalist: { id: string } | undefined) =>
      (await house.hub.journalist(desk.actor, journalist?.id ?? '')).outlet.id
    const [lama, baru, besar] = [await idOf(a), await idOf(b), await idOf(c)]
    await house.hub.mergeOutlet(desk.actor, { id: lama, intoId: baru })
    expect(await idOf(a)).toBe(baru)
    await house.hub.mergeOutlet(desk.actor, { id: baru, intoId: besar })
    expect([await idOf(a), await idOf(b)]).toEqual([besar, besar])
    expect(await idOf(await applied(house, { outlet: 'media lama' }))).toBe(besar)
    for (const [id, intoId] of [
      [lama, besar],
      [besar, lama],
      [besar, besar],
    ] as const)
      await expect(house.hub.mergeOutlet(desk.actor, { id, intoId })).rejects.toMatchObject({
        code: 'outlet_merged',
      })
    expect((await house.hub.outlets(desk.actor, { text: 'media' })).map(({ name }) => name)).toEqual([
      'Media Besar',
    ])
  })

  test('are suggested to the public only once somebody of theirs is accredited', async () => {
    await applied(house, { outlet: 'Situs Judi Murah' })
    await accredited(house, desk, { outlet: 'Radio Kota' })
    const known = await house.hub.press.knownOutlets()
    expect(known).toContain('Radio Kota')
    expect(known).not.toContain('Situs Judi Murah')
  })
})
