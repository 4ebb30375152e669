import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/support/house.ts'
import {
  announcement,
  forgetAttempts,
  hours,
  lettersTo,
  linkMailedTo,
  officer,
  tokenOf,
} from '../../../../tests/support/hub.ts'
import type { SignedIn } from '../../../../tests/support/sign-in.ts'

let house: TestHouse
let desk: SignedIn
let root: string
beforeAll(async () => {
  house = await openTestHouse()
  desk = await officer(house)
  root = house.units.root().id
})
beforeEach(() => forgetAttempts(house))

const ip = '192.0.2.5'
async function announce(given: Parameters<typeof announcement>[1] = {}) {
  const event = await house.hub.announceEvent(desk.actor, announcement(house, given))
  await house.jobs.drain()
  return event
}
const ask = (
  email: string,
  of: { eventRef: string } | { unitId: string } = { unitId: root },
  locale: 'id' | 'en' = 'id',
) => house.hub.press.requestFollow({ email, locale, of }, ip)
async function follow(email: string, of?: Parameters<typeof ask>[1], locale?: 'id' | 'en') {
  await ask(email, of, locale)
  await house.hub.press.confirmFollow(tokenOf(await linkMailedTo(house, email)), ip)
}
const kept = async (email: string) =>
  (await house.database.db.selectFrom('hub.follow').select('id').where('email', '=', email).execute()).length

describe('asking in somebody else’s name', () => {
  test('gives nothing and tells nothing: the answer is the same, the mailbox is told', async () => {
    await follow('korban@media.test')
    const before = (await lettersTo(house, 'korban@media.test')).length
    expect(await ask('korban@media.test')).toBe(await ask('belum@media.test'))
    const letters = await lettersTo(house, 'korban@media.test')
    expect(letters.length).toBe(before + 1)
    expect(letters[0]?.subject).toContain('sudah mengikuti')
  })

  test('is slowed down, by mailbox and by network address', async () => {
    for (let nth = 0; nth < 4; nth += 1)
      await house.hub.press.requestFollow(
        { email: 'Banjir@media.test', locale: 'id', of: { unitId: root } },
        `203.0.113.${nth}`,
      )
    await expect(ask('banjir@media.test')).rejects.toMatchObject({ code: 'too_many_requests', status: 429 })
    expect(await lettersTo(house, 'banjir@media.test')).toHaveLength(4)
    await forgetAttempts(house)
    for (let nth = 0; nth < 20; nth += 1) await ask(`orang${nth}@media.test`)
    await expect(ask('orang99@media.test')).rejects.toMatchObject({ code: 'too_many_requests' })
    house.clock.advance(hours)
    await ask('orang99@media.test')
    house.clock.advance(-hours)
  })

  test('with forged links to stop is slowed down; true ones never, however many a mail program presses', async () => {
    const event = await announce()
    await follow('gmail@media.test', { eventRef: event.ref })
    await house.hub.changeEvent(desk.actor, event.id, { version: 1, place: 'Lobi' })
    await house.jobs.drain()
    const token = tokenOf(await linkMailedTo(house, 'gmail@media.test'))
    await forgetAttempts(house)
    for (let nth = 0; nth < 45; nth += 1) await house.hub.press.readUnfollow(token, ip)
    const forge = () =>
      house.hub.press.endFollow(`${token.slice(0, -1)}${token.endsWith('x') ? 'y' : 'x'}`, ip)
    for (let nth = 0; nth < 40; nth += 1)
      await expect(forge()).rejects.toMatchObject({ code: 'hub_link_gone' })
    await expect(forge()).rejects.toMatchObject({ code: 'too_many_requests' })
    await house.hub.press.endFollow(token, ip)
    expect(await kept('gmail@media.test')).toBe(0)
  })

  test.each([
    'bukan surel',
    'a@b',
    'a@b.test\nbcc: c@d.test',
    '"x"@media.test',
    `${'a'.repeat(250)}@media.test`,
    'a@-media.test',
    '',
  ])('with no address at all (%j) is refused before anything is written', async (email) => {
    await expect(ask(email)).rejects.toMatchObject({
      code: 'invalid_request',
      faults: [{ at: 'email', code: 'hub_email' }],
    })
  })

  test('of nothing that exists is refused', async () => {
    await expect(ask('x@media.test', { eventRef: '22222222' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(ask('x@media.test', { unitId: '' })).rejects.toMatchObject({ code: 'not_found' })
  })
})
