/** Every adapter against its contract fake: written from the networks' documents, not the real things. */
import { startFakeBluesky } from '../../../../tests/support/fake-bluesky.ts'
import { startFakeContainers } from '../../../../tests/support/fake-containers.ts'
import { graphThrottle, startFakeFacebook } from '../../../../tests/support/fake-facebook.ts'
import { startFakeMastodon } from '../../../../tests/support/fake-mastodon.ts'
import { startFakeTelegram } from '../../../../tests/support/fake-telegram.ts'
import { startFakeWordpress } from '../../../../tests/support/fake-wordpress.ts'
import { lent, pictureFile } from '../../../../tests/support/channels-room.ts'
import { startFakeX } from '../../../../tests/support/fake-x.ts'
import { startFakeYoutube } from '../../../../tests/support/fake-youtube.ts'
import { networkContract } from '../../../../tests/support/network-contract.ts'

let file: Promise<string> | undefined
async function picture() {
  file ??= pictureFile()
  return { key: '', ...lent(await file), alt: 'Jembatan di pagi hari', caption: '', credit: '' }
}

networkContract('bluesky', async () => {
  const fake = await startFakeBluesky()
  const entry = { server: fake.url, identifier: fake.handle, password: fake.password }
  return {
    server: fake,
    entry,
    wrong: { ...entry, password: 'salah' },
    publishing: 'putRecord',
    standing: () => [...fake.records.values()].map(({ value }) => value),
    revoke: fake.revoke,
    restore: fake.restore,
    close: fake.close,
  }
})

networkContract('wordpress', async () => {
  const fake = await startFakeWordpress()
  const entry = { server: fake.url, identifier: fake.user, password: fake.password }
  return {
    server: fake,
    entry,
    wrong: { ...entry, password: 'salah' },
    publishing: 'POST /wp/v2/posts',
    standing: () =>
      fake.published().map(({ title, excerpt, content }) => ({ text: [title, excerpt, content].join('\n') })),
    revoke: fake.revoke,
    restore: fake.restore,
    article: { picture: await picture() },
    close: fake.close,
  }
})

networkContract('mastodon', async (now) => {
  const fake = await startFakeMastodon({ now })
  const entry = { server: fake.url, token: fake.token }
  return {
    server: fake,
    entry,
    wrong: { ...entry, token: 'salah' },
    publishing: 'POST /api/v1/statuses',
    standing: () => [...fake.statuses.values()],
    revoke: fake.revoke,
    restore: fake.restore,
    article: { picture: await picture() },
    close: fake.close,
  }
})

networkContract('telegram', async () => {
  const fake = await startFakeTelegram()
  const entry = { channel: `@${fake.channel}`, token: fake.token }
  return {
    server: fake,
    entry,
    wrong: { ...entry, token: '1:salah' },
    publishing: '/sendPhoto',
    throttle: (seconds) => ({
      status: 429,
      body: {
        ok: false,
        error_code: 429,
        description: 'Too Many Requests',
        parameters: { retry_after: seconds },
      },
    }),
    standing: () => [...fake.messages.values()],
    revoke: fake.revoke,
    restore: fake.restore,
    article: { picture: await picture() },
    close: fake.close,
  }
})

networkContract('facebook', async (now) => {
  const fake = await startFakeFacebook({ now })
  return {
    server: fake,
    entry: { token: fake.token },
    wrong: { token: 'salah' },
    publishing: 'POST /v23.0/77/photos',
    throttle: graphThrottle,
    standing: () => [...fake.posts.values()].map(({ message }) => ({ text: message })),
    revoke: fake.revoke,
    restore: fake.restore,
    article: { picture: await picture() },
    close: fake.close,
  }
})

for (const kind of ['threads', 'instagram'] as const)
  networkContract(kind, async (now) => {
    const fake = await startFakeContainers(kind, { now })
    const words = kind === 'threads' ? 'text' : 'caption'
    return {
      server: fake,
      entry: { token: fake.token },
      wrong: { token: 'salah' },
      publishing: kind === 'threads' ? 'POST /v1.0/55/threads_publish' : 'POST /v1.0/55/media_publish',
      throttle: graphThrottle,
      standing: () => [...fake.posts.values()].map((post) => ({ text: post[words] ?? '' })),
      revoke: fake.revoke,
      restore: fake.restore,
      article: { picture: await picture() },
      close: fake.close,
    }
  })

networkContract('x', async (now) => {
  const fake = await startFakeX({ now })
  return {
    server: fake,
    // What was entered once is turned over, and good no more.
    get entry() {
      return { clientId: 'aplikasi', refreshToken: fake.refreshToken }
    },
    wrong: { clientId: 'aplikasi', refreshToken: 'salah' },
    publishing: 'POST /2/tweets',
    throttle: (seconds) => ({
      status: 429,
      headers: {
        'x-rate-limit-remaining': '0',
        'x-rate-limit-reset': String(Math.ceil(now().getTime() / 1000) + seconds),
      },
    }),
    standing: () => [...fake.tweets.values()].map(({ written }) => ({ text: written })),
    revoke: fake.revoke,
    restore: fake.restore,
    article: { picture: await picture() },
    close: fake.close,
  }
})

networkContract('youtube', async (now) => {
  const fake = await startFakeYoutube({ now })
  const entry = { clientId: 'aplikasi', clientSecret: 'rahasia', refreshToken: fake.refreshToken }
  return {
    server: fake,
    entry,
    wrong: { ...entry, refreshToken: 'salah' },
    publishing: 'PUT /upload/youtube/v3/videos',
    standing: () =>
      [...fake.videos.values()].map(({ title, description }) => ({ text: `${title}\n${description}` })),
    revoke: fake.revoke,
    restore: fake.restore,
    // Its bytes are no film; nothing here looks into it.
    article: { film: { ...(await picture()), bytes: 4_000, seconds: 42 } },
    close: fake.close,
  }
})
