/** What is read of every network, against its contract fake: written from the networks' documents, not the real things. */
import { afterwards } from '../../../../tests/support/afterwards.ts'
import { startFakeBluesky } from '../../../../tests/support/fake-bluesky.ts'
import { startFakeContainers } from '../../../../tests/support/fake-containers.ts'
import { startFakeFacebook } from '../../../../tests/support/fake-facebook.ts'
import { graphThrottle } from '../../../../tests/support/graph-answers.ts'
import { startFakeMastodon } from '../../../../tests/support/fake-mastodon.ts'
import { startFakeTiktok } from '../../../../tests/support/fake-tiktok.ts'
import { startFakeWordpress } from '../../../../tests/support/fake-wordpress.ts'
import { startFakeX } from '../../../../tests/support/fake-x.ts'
import { startFakeYoutube } from '../../../../tests/support/fake-youtube.ts'
import { filmOf, hosts, pictureOf } from '../../../../tests/support/channels-room.ts'
import { openNetworkDesk } from '../../../../tests/support/network-desk.ts'
import { nothingTold, readingContract } from '../../../../tests/support/reading-contract.ts'

openNetworkDesk()

const counted = { ...nothingTold, reactions: 12, comments: 3, shares: 4 }

readingContract('bluesky', async (now) => {
  const fake = await startFakeBluesky({ now })
  return {
    server: fake,
    entry: { server: fake.url, identifier: fake.handle, password: fake.password },
    byHand: fake.byHand,
    figures: counted,
    answering: 'putRecord',
    listing: 'listRecords',
  }
})

readingContract('mastodon', async (now) => {
  const fake = await startFakeMastodon({ now })
  return {
    server: fake,
    entry: { server: fake.url, token: fake.token },
    byHand: fake.byHand,
    figures: counted,
    answering: 'POST /api/v1/statuses',
    listing: 'GET /api/v1/accounts/7/statuses',
  }
})

readingContract('wordpress', async (now) => {
  const fake = await startFakeWordpress({ now })
  return {
    server: fake,
    entry: { server: fake.url, identifier: fake.user, password: fake.password },
    byHand: {
      ...fake.byHand,
      // Comments are what its readers wrote.
      measure: (id, [, comments]) => {
        for (let n = 0; n < comments; n += 1) fake.byHand.say(`Komentar ${n}`, 'Humas', id)
      },
    },
    figures: { ...nothingTold, comments: 3 },
    answering: 'POST /wp/v2/comments',
    listing: 'GET /wp/v2/posts',
  }
})

readingContract('facebook', async (now) => {
  const fake = await startFakeFacebook({ now })
  return {
    server: fake,
    entry: { token: fake.token },
    byHand: fake.byHand,
    figures: { views: 120, reach: 96, reactions: 12, comments: 3, shares: 4 },
    answering: '/comments',
    listing: 'published_posts',
    throttle: graphThrottle,
  }
})

readingContract('threads', async (now) => {
  const fake = await startFakeContainers('threads', { now })
  return {
    server: fake,
    entry: { token: fake.token },
    byHand: fake.byHand,
    figures: { ...counted, views: 120 },
    answering: 'threads_publish',
    listing: 'GET /v1.0/55/threads',
    throttle: graphThrottle,
  }
})

readingContract('instagram', async (now) => {
  const fake = await startFakeContainers('instagram', { now })
  return {
    server: fake,
    entry: { token: fake.token },
    byHand: fake.byHand,
    article: { pictures: [await pictureOf()] },
    figures: { views: 120, reach: 96, reactions: 12, comments: 3, shares: 4 },
    answering: '/replies',
    listing: 'GET /v1.0/55/media',
    throttle: graphThrottle,
  }
})

readingContract(
  'instagram',
  async (now) => {
    const behind = await startFakeContainers('instagram', { now })
    const fake = await startFakeFacebook({ now, behind })
    hosts.facebook = fake.url
    afterwards(() => behind.close())
    return {
      server: fake,
      entry: { token: fake.token },
      byHand: behind.byHand,
      article: { pictures: [await pictureOf()] },
      figures: { views: 120, reach: 96, reactions: 12, comments: 3, shares: 4 },
      answering: '/replies',
      listing: 'GET /v23.0/55/media',
      throttle: graphThrottle,
    }
  },
  'instagram, behind a Facebook Page',
)

readingContract('x', async (now) => {
  const fake = await startFakeX({ now })
  return {
    server: fake,
    entry: { clientId: 'aplikasi', refreshToken: fake.refreshToken },
    byHand: fake.byHand,
    figures: { ...counted, views: 120 },
    answering: 'POST /2/tweets',
    listing: 'GET /2/users/99/tweets',
  }
})

readingContract('youtube', async (now) => {
  const fake = await startFakeYoutube({ now })
  return {
    server: fake,
    entry: { clientId: 'aplikasi', clientSecret: 'rahasia', refreshToken: fake.refreshToken },
    byHand: fake.byHand,
    article: { film: { ...(await pictureOf()), bytes: 4_000, seconds: 42, size: null, subtitles: [] } },
    figures: { ...nothingTold, views: 120, reactions: 12, comments: 3 },
    answering: 'POST /youtube/v3/comments',
    listing: 'playlistItems',
  }
})

readingContract('tiktok', async (now) => {
  const fake = await startFakeTiktok({ now })
  return {
    server: fake,
    entry: { clientId: 'aplikasi', clientSecret: 'rahasia', refreshToken: fake.refreshToken },
    byHand: fake.byHand,
    article: { film: await filmOf() },
    figures: { ...counted, views: 120 },
    answering: '/v2/post/publish/video/init/',
    listing: 'POST /v2/video/list/',
    throttle: (seconds) => ({
      status: 429,
      headers: { 'retry-after': String(seconds) },
      body: { data: {}, error: { code: 'rate_limit_exceeded', message: '', log_id: 'A' } },
    }),
  }
})
