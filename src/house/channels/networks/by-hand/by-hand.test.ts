/** What a person does in place of the house: it lays out, they confirm. */
import { describe, expect, test } from 'vitest'
import { edition, officer, stranger } from '../../../../../tests/support/channels-room.ts'
import { announce, clock, connect, openNetworkDesk, room } from '../../../../../tests/support/network-desk.ts'

openNetworkDesk()

describe('lanes by hand', () => {
  test('a person posts what was laid out, and what follows is laid out again; the register knows the channel', async () => {
    const address = 'https://whatsapp.com/channel/0029Va'
    const channel = await connect('whatsapp', '', { name: 'Humas Bandung', address })
    expect(await room.channels.isOfficial(address)).toMatchObject({ answer: 'official' })
    const one = edition()
    const laid = await announce(one)
    expect(laid).toMatchObject({
      state: 'handed',
      why: 'hand_post',
      said: expect.stringContaining(one.article.url),
    })
    await expect(room.channels.retry(officer, laid?.id ?? '')).rejects.toMatchObject({
      code: 'delivery_settled',
    })
    await room.channels.confirm(officer, laid?.id ?? '', { done: true, url: `${address}/12` })
    expect((await room.channels.receipts(one.storyId))[0]).toMatchObject({
      state: 'sent',
      externalUrl: `${address}/12`,
    })
    const notes = [{ kind: 'correction', note: 'Jam buka 07.00.', at: clock.now() }]
    const mend = await announce(
      { ...one, article: { ...one.article, versionHash: 'version-2', notes } },
      'correct',
    )
    expect(mend).toMatchObject({
      state: 'handed',
      why: 'hand_edit',
      said: expect.stringContaining('Jam buka 07.00.'),
    })
    await room.channels.confirm(officer, mend?.id ?? '', { done: true })
    const down = await announce({ ...one, article: null }, 'withdraw')
    expect(down).toMatchObject({ state: 'handed', why: 'hand_remove' })
    await room.channels.confirm(officer, down?.id ?? '', { done: true })
    expect((await room.channels.receipts(one.storyId)).map(({ state }) => state)).toEqual(
      Array(3).fill('removed'),
    )
    await expect(room.channels.confirm(officer, down?.id ?? '', { done: true })).rejects.toMatchObject({
      code: 'delivery_settled',
    })
    await expect(room.channels.confirm(stranger, channel.id, { done: true })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('what was laid out and is withdrawn before anybody confirmed asks for a look', async () => {
    await connect('board', '', { name: 'Papan di gerbang' })
    const one = edition()
    await announce(one)
    await announce({ ...one, article: null }, 'withdraw')
    expect(await room.channels.receipts(one.storyId)).toMatchObject([
      { purpose: 'post', state: 'skipped', why: 'withdrawn' },
      { purpose: 'withdrawal', state: 'handed', why: 'take_down_if_posted' },
    ])
  })
})
