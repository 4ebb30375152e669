/** Districts are asked, and answer. */
import { describe, expect, test } from 'vitest'
import { localOfficer, officer, stranger } from '../../../../tests/support/channels-room.ts'
import {
  begin,
  boundOf,
  coded,
  distributions,
  everybody,
  inAnHour,
  openDistributionDesk,
  posts,
  story,
} from '../../../../tests/support/distribution-desk.ts'
import {
  announce,
  bluesky,
  clock,
  room,
  site,
  sky,
  wordpress,
} from '../../../../tests/support/ledger-desk.ts'
import type { Content } from './content.ts'
import type { Distributions } from './index.ts'

openDistributionDesk()

describe('proposals', () => {
  const proposed = async (change: Partial<Content> = {}) => {
    const { id } = await begin({
      parts: [{ ...everybody, terms: 'proposal' }],
      texts: { bluesky: 'Usulan untuk {tempat}.' },
      note: 'Sebelum akhir pekan, bila cocok.',
      answerBy: inAnHour(),
      ...change,
    })
    const bound = await boundOf(id)
    expect(await distributions.send(officer, id, { bound, leaveOut: false })).toMatchObject({ proposals: 2 })
    await room.jobs.drain()
    return id
  }
  const answer = (id: string, how: Parameters<Distributions['answer']>[2], who = localOfficer) =>
    distributions.answer(who, id, how)
  const version = { versionHash: 'version-1' }

  test('is adapted, adopted or declined, each once; what was said yes to is what is sent', async () => {
    const id = await proposed()
    expect([bluesky.records.size, wordpress.published().length]).toEqual([0, 0])
    expect((await distributions.proposals(stranger, {})).proposals).toEqual([])
    const { proposals } = await distributions.proposals(localOfficer, { state: 'open' })
    expect(proposals.map(({ channel, text, note }) => [channel.kind, text, note])).toEqual(
      expect.arrayContaining([
        ['bluesky', 'Usulan untuk Bandung.', 'Sebelum akhir pekan, bila cocok.'],
        ['wordpress', null, 'Sebelum akhir pekan, bila cocok.'],
      ]),
    )
    const adapt = (text: string) => answer(id, { ...version, channelIds: [sky.id], answer: 'adapt', text })
    await expect(adapt('a'.repeat(301))).rejects.toMatchObject({
      code: 'post_refused',
      faults: [{ code: 'post_too_long' }],
    })
    await expect(
      answer(id, { channelIds: [sky.id], versionHash: 'another', answer: 'adopt' }),
    ).rejects.toEqual(coded('proposal_changed'))
    await expect(answer(id, { ...version, channelIds: [sky.id], answer: 'adopt' }, stranger)).rejects.toEqual(
      coded('forbidden'),
    )
    expect(await adapt('Warga {tempat}, jembatan kita dibuka lagi.')).toEqual({ deliveries: 1 })
    await expect(adapt('Sekali lagi.')).rejects.toEqual(coded('proposal_settled'))
    const decline = (reason: string) =>
      answer(id, { ...version, channelIds: [site.id], answer: 'decline', reason })
    await expect(decline(' x ')).rejects.toEqual(coded('reason_needed'))
    await decline('Bukan wilayah kami.')
    await room.jobs.drain()
    expect(posts().map(({ text }) => text)).toEqual(['Warga Bandung, jembatan kita dibuka lagi.'])
    expect(wordpress.published()).toEqual([])
    const told = await distributions.proposalsOf(officer, id, {})
    expect(told.counts).toEqual({ open: 0, adopted: 0, adapted: 1, declined: 1, expired: 0 })
    expect(told.proposals).toContainEqual(
      expect.objectContaining({
        state: 'declined',
        reason: 'Bukan wilayah kami.',
        answered: { by: localOfficer.name, at: clock.now() },
      }),
    )
    const own = (await distributions.matrix(officer, { distributionId: id })).rows
    expect(own.map(({ channel, standing }) => [channel.id, standing])).toEqual([[sky.id, 'sent']])
  })

  test('without an answer in time nothing is sent, nor after the story was taken back', async () => {
    const id = await proposed()
    clock.advance(3_600_000)
    const late = { ...version, channelIds: [sky.id], answer: 'adopt' as const }
    await expect(answer(id, late)).rejects.toEqual(coded('proposal_settled'))
    await room.jobs.enqueue(room.database.db, 'expire-proposals', {})
    await room.jobs.drain()
    expect((await distributions.proposalsOf(officer, id, {})).counts).toMatchObject({ open: 0, expired: 2 })

    const recalled = await proposed({ texts: { bluesky: 'Sekali lagi untuk {tempat}.' } })
    await announce({ ...story, article: null }, 'recall')
    expect((await distributions.proposalsOf(officer, recalled, {})).counts.expired).toBe(2)
    expect(bluesky.records.size).toBe(0)
  })
})
