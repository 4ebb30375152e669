/** What TikTok has to itself, against a fake written from its documents. */
import { expect, test } from 'vitest'
import { edition, pictureOf } from '../../../../tests/support/channels-room.ts'
import { startFakeTiktok } from '../../../../tests/support/fake-tiktok.ts'
import { announce, clock, connect, later, openNetworkDesk } from '../../../../tests/support/network-desk.ts'

openNetworkDesk()

test('long words, of which it shows the first 150 characters, are known again after a reply that was lost', async () => {
  const fake = await startFakeTiktok({ now: clock.now })
  await connect('tiktok', fake.url, {
    clientId: 'aplikasi',
    clientSecret: 'rahasia',
    refreshToken: fake.refreshToken,
  })
  fake.spoil('/v2/post/publish/content/init/', 'lose')
  const summary = 'Warga dapat melintas mulai pukul 06.00 WIB setelah perbaikan selama dua pekan. '.repeat(3)
  const story = edition({ summary: summary.trim(), pictures: [await pictureOf()] })
  expect(await announce(story)).toMatchObject({ state: 'unknown' })
  const [post] = fake.posts.values()
  expect(post?.title.length).toBeGreaterThan(200)
  // The headline is the photographs' title.
  expect(post?.title).not.toContain(story.article.headline)
  await later(3_600)
  const receipt = await announce(story)
  expect(receipt).toMatchObject({
    state: 'sent',
    externalUrl: expect.stringMatching(new RegExp(`/video/${post?.id}$`)),
  })
  expect(fake.posts.size).toBe(1)
  await fake.close()
})
