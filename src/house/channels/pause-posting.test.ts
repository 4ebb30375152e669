/** Something is wrong, and nobody knows yet what: the duty officer pulls the brake. */
import { describe, expect, test } from 'vitest'
import { district, edition, officer, otherUnit, stranger } from '../../../tests/support/channels-room.ts'
import {
  announce,
  bluesky,
  later,
  openLedgerDesk,
  receiptOf,
  receipts,
  room,
  sky,
  wordpress,
} from '../../../tests/support/ledger-desk.ts'

openLedgerDesk()

const reason = 'Akun diduga diambil alih.'
const pause = (unitId = district.id) => room.channels.pausePosting(officer, { unitId, reason })
const resume = async (id: string) => {
  const ended = await room.channels.resumePosting(officer, id)
  await room.jobs.drain()
  return ended
}
const states = async (story: Parameters<typeof receipts>[0]) =>
  Object.fromEntries(
    (await receipts(story)).map(({ kind, purpose, state, why }) => [`${kind} ${purpose}`, why ?? state]),
  )

describe('the brake', () => {
  test('holds what waits and what comes, tells what was out, and lets all of it go once', async () => {
    const story = edition()
    wordpress.spoil('POST /wp/v2/posts', { status: 429, headers: { 'retry-after': '600' } })
    await announce(story)
    const { pause: stands, ...told } = await pause()
    expect(told).toEqual({ held: 1, stories: [{ storyId: story.storyId, held: 1, underWay: 0, out: 1 }] })
    expect(await room.channels.pauses(officer)).toEqual([stands])
    expect(stands).toMatchObject({ unitId: district.id, reason, by: officer.name })

    const seen = [bluesky.seen.length, wordpress.seen.length]
    const next = edition()
    await announce(next)
    await announce({ ...story, article: { ...story.article, versionHash: 'version-2', notes: [] } }, 'update')
    await later(3_600)
    expect([bluesky.seen.length, wordpress.seen.length]).toEqual(seen)
    expect(await states(next)).toEqual({
      'bluesky post': 'posting_paused',
      'wordpress post': 'posting_paused',
    })
    expect(await states(story)).toMatchObject({ 'bluesky post': 'sent', 'wordpress post': 'posting_paused' })

    expect((await resume(stands.id)).released).toBeGreaterThanOrEqual(3)
    await later(60)
    expect(await states(next)).toEqual({ 'bluesky post': 'sent', 'wordpress post': 'sent' })
    expect(bluesky.records.size).toBe(2)
    expect(wordpress.published()).toHaveLength(2)
    expect(await room.channels.pauses(officer)).toEqual([])
  })

  test('never holds what is to be taken down', async () => {
    const story = edition()
    await announce(story)
    const { pause: stands } = await pause()
    await announce({ ...story, article: null }, 'recall')
    expect(await states(story)).toMatchObject({
      'bluesky withdrawal': 'removed',
      'wordpress withdrawal': 'removed',
    })
    expect(bluesky.records.size).toBe(0)
    await resume(stands.id)
    expect(bluesky.records.size).toBe(0)
  })

  test('leaves alone what was recalled while it was held', async () => {
    const { pause: stands } = await pause()
    const story = edition()
    await announce(story)
    await announce({ ...story, article: null }, 'recall')
    await resume(stands.id)
    expect(bluesky.records.size).toBe(0)
    expect(wordpress.published()).toEqual([])
  })

  test('lost an answer before: it stays unknown, and is looked for before anything is sent', async () => {
    const story = edition()
    bluesky.spoil('putRecord', 'lose')
    await announce(story)
    expect(await receiptOf(story, sky)).toMatchObject({ state: 'unknown' })
    const { pause: stands } = await pause()
    await later(600)
    expect(await receiptOf(story, sky)).toMatchObject({ state: 'unknown', why: 'posting_paused' })
    await resume(stands.id)
    await later(600)
    expect(await receiptOf(story, sky)).toMatchObject({ state: 'sent' })
    expect(bluesky.records.size).toBe(1)
  })

  test('stops a delivery whose worker had read it before the brake was pulled', async () => {
    const story = edition()
    room.editions.set(story.editionId, story)
    const give = room.editions.get.bind(room.editions)
    let begun: ReturnType<typeof pause> | undefined
    let asked = 0
    // The first to ask is the news; those who come after it are about to post.
    room.editions.get = (id) => {
      asked += 1
      if (asked === 1) return give(id)
      begun ??= pause()
      return begun.then(() => give(id)) as never
    }
    await announce(story).finally(() => (room.editions.get = give))
    if (begun === undefined) throw new Error('Nobody was about to post.')
    const { pause: stands } = await begun
    await later(3_600)
    expect(bluesky.records.size + wordpress.published().length).toBe(0)
    expect(await states(story)).toEqual({
      'bluesky post': 'posting_paused',
      'wordpress post': 'posting_paused',
    })
    await resume(stands.id)
    await later(60)
    expect(await states(story)).toEqual({ 'bluesky post': 'sent', 'wordpress post': 'sent' })
  })

  test('wants a reason, a right and a unit, and is pulled once', async () => {
    const blank = room.channels.pausePosting(officer, { unitId: district.id, reason: '  ' })
    await expect(blank).rejects.toMatchObject({ code: 'reason_needed' })
    await expect(room.channels.pausePosting(stranger, { unitId: district.id, reason })).rejects.toMatchObject(
      {
        code: 'forbidden',
      },
    )
    await expect(pause('01900000-0000-7000-8000-0000000000ff')).rejects.toMatchObject({ code: 'not_found' })
    const { pause: stands } = await pause()
    await expect(pause()).rejects.toMatchObject({ code: 'posting_paused_already' })
    await expect(room.channels.resumePosting(stranger, stands.id)).rejects.toMatchObject({
      code: 'forbidden',
    })
    await resume(stands.id)
    await expect(resume(stands.id)).rejects.toMatchObject({ code: 'posting_goes_on' })
  })

  test('of another unit holds nothing here', async () => {
    const { pause: stands } = await pause(otherUnit.id)
    const story = edition()
    await announce(story)
    expect(await states(story)).toEqual({ 'bluesky post': 'sent', 'wordpress post': 'sent' })
    await resume(stands.id)
  })
})
