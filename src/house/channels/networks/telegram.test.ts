/** What Telegram has to itself, beside the stories that hold for all (contract.test.ts); on a contract fake. */
import { describe, expect, test } from 'vitest'
import { edition, officer, pictureFile, pictureOf } from '../../../../tests/support/channels-room.ts'
import { startFakeTelegram } from '../../../../tests/support/fake-telegram.ts'
import { announce, clock, connect, openNetworkDesk, room } from '../../../../tests/support/network-desk.ts'

openNetworkDesk()

describe('Telegram', () => {
  test('a post without an answer is found among the updates, if it is there; and a bot without rights is told', async () => {
    const fake = await startFakeTelegram()
    fake.echo()
    await connect('telegram', fake.url, { channel: fake.channel, token: fake.token })
    fake.spoil('/sendMessage', 'lose')
    const one = edition()
    expect(await announce(one)).toMatchObject({ state: 'unknown' })
    clock.advance(60_000)
    await room.channels.resume()
    await room.jobs.drain()
    expect((await room.channels.receipts(one.storyId))[0]).toMatchObject({
      state: 'sent',
      externalUrl: `https://t.me/${fake.channel}/1`,
    })
    fake.demote()
    expect(await announce(edition())).toMatchObject({
      state: 'rejected',
      why: 'may_not_publish_there',
      lasting: false,
    })
    await fake.close()
  })

  test('of an album only what was covered is put in anew; it shrinks, and what it cannot show is told', async () => {
    const fake = await startFakeTelegram()
    await connect('telegram', fake.url, { channel: fake.channel, token: fake.token })
    const [one, two, three] = [await pictureOf(), await pictureOf(), await pictureOf()]
    const story = edition({ pictures: [one, two, three] })
    await announce(story)
    const before = fake.standing()[0]?.pictures ?? []
    const change = (versionHash: string, pictures: (typeof one)[]) =>
      announce({ ...story, article: { ...story.article, versionHash, pictures } }, 'correct')
    fake.seen.length = 0
    const covered = await pictureOf({}, await pictureFile({ background: '#7a2752' }))
    await change('version-2', [one, covered, three])
    expect(fake.seen.filter((call) => call.includes('editMessageMedia'))).toHaveLength(1)
    const after = fake.standing()[0]?.pictures ?? []
    expect(after[1]).not.toBe(before[1])
    expect([after[0], after[2]]).toEqual([before[0], before[2]])
    expect(await change('version-3', [one])).toMatchObject({ leftovers: [] })
    expect(fake.standing()).toMatchObject([{ pictures: { length: 1 } }])
    expect(await change('version-4', [one, two])).toMatchObject({ leftovers: ['picture_missing'] })
    expect(await change('version-5', [])).toMatchObject({ leftovers: ['old_picture'] })
    await fake.close()
  })

  test('a text below a picture has 1,024 signs, one by itself 4,096', async () => {
    const fake = await startFakeTelegram()
    const channel = await connect('telegram', fake.url, { channel: fake.channel, token: fake.token })
    const one = edition({ pictures: [await pictureOf()] })
    room.editions.set(one.editionId, one)
    const text = 'kata '.repeat(300)
    await expect(
      room.channels.request(officer, channel.id, { editionId: one.editionId, text }),
    ).rejects.toMatchObject({ faults: [{ code: 'post_too_long', params: { limit: 1_024 } }] })
    await room.channels.change(officer, channel.id, { settings: { look: 'card' } })
    await room.channels.request(officer, channel.id, { editionId: one.editionId, text })
    await room.jobs.drain()
    expect([...fake.messages.values()]).toMatchObject([{ text: expect.stringContaining(text.trim()) }])
    expect(fake.standing()).toMatchObject([{ pictures: [] }])
    await fake.close()
  })
})
