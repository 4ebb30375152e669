/** What is sent for a later minute, and what goes out with its edition. */
import { describe, expect, test } from 'vitest'
import { district, edition, headquarters, officer } from '../../../../tests/support/channels-room.ts'
import {
  begin,
  coded,
  distributions,
  everybody,
  inAnHour,
  openDistributionDesk,
  posts,
  sendAgreed,
  story,
} from '../../../../tests/support/distribution-desk.ts'
import {
  announce,
  bluesky,
  later,
  receiptOf,
  room,
  sky,
  wordpress,
} from '../../../../tests/support/ledger-desk.ts'

openDistributionDesk()

describe('later', () => {
  test('nothing goes before its minute, whatever wakes it', async () => {
    const { id } = await begin({ parts: [{ ...everybody, networks: ['bluesky'] }], plannedFor: inAnHour() })
    await sendAgreed(id)
    await room.channels.reconnect(officer, sky.id)
    const { pause } = await room.channels.pausePosting(officer, { unitId: district.id, reason: 'Uji rem' })
    await room.channels.resumePosting(officer, pause.id)
    const { id: delivery } = await receiptOf(story, sky)
    await room.channels.retry(officer, delivery)
    await later(3_500)
    expect(bluesky.records.size).toBe(0)
    expect((await distributions.counts(officer, { storyId: story.storyId })).cells).toEqual([
      { network: 'bluesky', standing: 'planned', n: 1 },
    ])
    await later(100)
    expect(bluesky.records.size).toBe(1)
  })

  test('what is armed goes when its edition is published, in the words that were chosen; a changed one waits', async () => {
    const armed = async (one: typeof story) => {
      room.editions.delete(one.editionId)
      room.coming.set(one.editionId, { ...one, scheduledFor: inAnHour() })
      const { id } = await begin(
        { parts: [{ ...everybody, networks: ['bluesky'] }], texts: { bluesky: 'Kata-kata pilihan.' } },
        headquarters.id,
        one.editionId,
      )
      expect(await sendAgreed(id)).toEqual({ state: 'armed', deliveries: 0, proposals: 0 })
      return id
    }
    const id = await armed(story)
    await announce(story)
    expect(posts().map(({ text }) => text)).toEqual(['Kata-kata pilihan.'])
    expect((await distributions.read(officer, id)).state).toBe('sent')
    // The house's own announcement reached the other account.
    expect(wordpress.published()).toHaveLength(1)

    const other = edition()
    const changed = await armed(other)
    await announce({ ...other, article: { ...other.article, versionHash: 'version-2' } })
    expect(await distributions.read(officer, changed)).toMatchObject({
      state: 'draft',
      why: 'edition_changed',
    })

    const third = edition()
    const held = await armed(third)
    await distributions.hold(officer, held)
    await expect(distributions.hold(officer, held)).rejects.toEqual(coded('distribution_settled'))
    expect(await distributions.read(officer, held)).toMatchObject({ state: 'draft', sent: null })
  })
})
