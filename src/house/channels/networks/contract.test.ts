/**
 * Every adapter against its contract fake: written from the networks' documents, not the real things; the Fediverse
 * against a real server of its own, made with Fedify.
 */
import { startFakeBluesky } from '../../../../tests/support/fake-bluesky.ts'
import { startFakeContainers } from '../../../../tests/support/fake-containers.ts'
import { startFakeFacebook } from '../../../../tests/support/fake-facebook.ts'
import { graphThrottle } from '../../../../tests/support/graph-answers.ts'
import { startFakeMastodon } from '../../../../tests/support/fake-mastodon.ts'
import { startFakeTelegram } from '../../../../tests/support/fake-telegram.ts'
import { startFakeWordpress } from '../../../../tests/support/fake-wordpress.ts'
import { startFediversePeer } from '../../../../tests/support/fediverse-peer.ts'
import { openFediverseRoom } from '../../../../tests/support/fediverse-room.ts'
import { filmOf, hosts, pictureOf } from '../../../../tests/support/channels-room.ts'
import { startFakeTiktok } from '../../../../tests/support/fake-tiktok.ts'
import { startFakeX } from '../../../../tests/support/fake-x.ts'
import { startFakeYoutube } from '../../../../tests/support/fake-youtube.ts'
import { altsIn, networkContract } from '../../../../tests/support/network-contract.ts'

const pictures = async () => ({ pictures: [await pictureOf()] })

networkContract(
  'bluesky',
  async () => {
    const fake = await startFakeBluesky()
    const entry = { server: fake.url, identifier: fake.handle, password: fake.password }
    return {
      server: fake,
      entry,
      wrong: { ...entry, password: 'salah' },
      publishing: 'putRecord',
      standing: () =>
        [...fake.records.values()].map(({ value }) => ({
          text: value.text,
          pictures: (value.embed?.images ?? []).map(({ alt }) => alt),
          below: [...fake.records.values()].find(({ uri }) => uri === value.reply?.parent.uri)?.value.text,
          leads: value.embed?.external !== undefined || (value.facets?.length ?? 0) > 0,
        })),
      revoke: fake.revoke,
      restore: fake.restore,
      close: fake.close,
    }
  },
  { threads: true },
)

networkContract('wordpress', async () => {
  const fake = await startFakeWordpress()
  const entry = { server: fake.url, identifier: fake.user, password: fake.password }
  return {
    server: fake,
    entry,
    wrong: { ...entry, password: 'salah' },
    publishing: 'POST /wp/v2/posts',
    standing: () =>
      fake.published().map(({ title, excerpt, content, featured_media: featured }) => ({
        text: [title, excerpt, content].join('\n'),
        pictures: [
          ...(fake.media.has(featured) ? [fake.media.get(featured)?.alt_text ?? ''] : []),
          ...altsIn(content),
        ],
      })),
    revoke: fake.revoke,
    restore: fake.restore,
    article: await pictures(),
    close: fake.close,
  }
})

networkContract(
  'mastodon',
  async (now) => {
    const fake = await startFakeMastodon({ now })
    const entry = { server: fake.url, token: fake.token }
    return {
      server: fake,
      entry,
      wrong: { ...entry, token: 'salah' },
      publishing: 'POST /api/v1/statuses',
      standing: () =>
        [...fake.statuses.values()].map(({ text, media_attachments: media, in_reply_to_id: to }) => ({
          text,
          pictures: media.map(({ description }) => description),
          below: fake.statuses.get(to ?? '')?.text,
          leads: text.includes('https://house.test/'),
        })),
      revoke: fake.revoke,
      restore: fake.restore,
      article: await pictures(),
      close: fake.close,
    }
  },
  { threads: true },
)

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
    standing: () => fake.standing(),
    first: `https://t.me/${fake.channel}/1`,
    revoke: fake.revoke,
    restore: fake.restore,
    article: await pictures(),
    close: fake.close,
  }
})

for (const film of [null, await filmOf()])
  networkContract(
    'facebook',
    async (now) => {
      const fake = await startFakeFacebook({ now })
      const publishing = `POST /v23.0/77/${film === null ? 'feed' : 'videos'}`
      // A film is begun and handed over before.
      const before = film === null ? 0 : 2
      return {
        server: {
          ...fake,
          spoil: (match, how) => fake.spoil(match, how, match === publishing ? before : 0),
        },
        entry: { token: fake.token },
        wrong: { token: 'salah' },
        publishing,
        throttle: graphThrottle,
        standing: () =>
          [...fake.posts.values()].map(({ message, alts }) => ({ text: message, pictures: alts })),
        revoke: fake.revoke,
        restore: fake.restore,
        article: { ...(await pictures()), film },
        close: fake.close,
      }
    },
    { of: film === null ? 'facebook' : 'facebook, with a film' },
  )

/** Spoken to at Facebook's host, which has the same calls for it. */
networkContract(
  'instagram',
  async (now) => {
    const behind = await startFakeContainers('instagram', { now })
    const fake = await startFakeFacebook({ now, behind })
    hosts.facebook = fake.url
    return {
      server: fake,
      entry: { token: fake.token },
      wrong: { token: 'salah' },
      publishing: 'POST /v23.0/55/media_publish',
      throttle: graphThrottle,
      standing: () =>
        [...behind.posts.values()].map((post) => ({
          text: post['caption'] ?? '',
          pictures: behind.altsOf(post),
        })),
      revoke: fake.revoke,
      restore: fake.restore,
      article: await pictures(),
      async close() {
        await fake.close()
        await behind.close()
      },
    }
  },
  { of: 'instagram, behind a Facebook Page' },
)

for (const kind of ['threads', 'instagram'] as const)
  networkContract(
    kind,
    async (now) => {
      const fake = await startFakeContainers(kind, { now })
      // A token that is none of Instagram's may be a page's.
      hosts.facebook = fake.url
      const words = kind === 'threads' ? 'text' : 'caption'
      return {
        server: fake,
        entry: { token: fake.token },
        wrong: { token: 'salah' },
        publishing: kind === 'threads' ? 'POST /v1.0/55/threads_publish' : 'POST /v1.0/55/media_publish',
        throttle: graphThrottle,
        standing: () =>
          [...fake.posts.values()].map((post) => ({
            text: post[words] ?? '',
            pictures: fake.altsOf(post),
            below: fake.posts.get(post['answers'] ?? '')?.[words],
            leads: post[words]?.includes('https://house.test/') === true,
          })),
        revoke: fake.revoke,
        restore: fake.restore,
        article: await pictures(),
        close: fake.close,
      }
    },
    { threads: kind === 'threads' },
  )

networkContract(
  'x',
  async (now) => {
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
      standing: () =>
        [...fake.tweets.values()].map(({ written, alt, answers }) => ({
          text: written,
          pictures: alt,
          below: fake.tweets.get(answers ?? '')?.written,
          leads: written.includes('https://house.test/'),
        })),
      revoke: fake.revoke,
      restore: fake.restore,
      article: await pictures(),
      close: fake.close,
    }
  },
  { threads: true },
)

networkContract('youtube', async (now) => {
  const fake = await startFakeYoutube({ now })
  const entry = { clientId: 'aplikasi', clientSecret: 'rahasia', refreshToken: fake.refreshToken }
  return {
    server: fake,
    entry,
    wrong: { ...entry, refreshToken: 'salah' },
    publishing: 'PUT /upload/youtube/v3/videos',
    standing: () =>
      [...fake.videos.values()].map(({ title, description }) => ({
        text: `${title}\n${description}`,
        pictures: [],
      })),
    revoke: fake.revoke,
    restore: fake.restore,
    // Its bytes are no film; nothing here looks into it.
    article: { film: await filmOf() },
    close: fake.close,
  }
})

networkContract('tiktok', async (now) => {
  const fake = await startFakeTiktok({ now })
  const entry = { clientId: 'aplikasi', clientSecret: 'rahasia', refreshToken: fake.refreshToken }
  return {
    server: fake,
    entry,
    wrong: { ...entry, refreshToken: 'salah' },
    publishing: 'PUT /video/',
    standing: () => [...fake.posts.values()].map(({ title, photos }) => ({ text: title, pictures: photos })),
    revoke: fake.revoke,
    restore: fake.restore,
    article: { film: await filmOf() },
    close: fake.close,
  }
})

networkContract(
  'activitypub',
  async () => {
    const peer = await startFediversePeer()
    return {
      server: peer,
      entry: {},
      wrong: {},
      publishing: '/inbox',
      async joined(room, channel) {
        await peer.follow('wati', await peer.lookUp(channel.handle))
        await room.jobs.drain()
      },
      standing: () =>
        [...peer.posts.values()].map(({ text, pictures: shown }) => ({
          text,
          pictures: shown.map(({ alt }) => alt),
        })),
      revoke: () => {},
      restore: () => {},
      article: await pictures(),
      close: peer.close,
    }
  },
  { house: true, openRoom: openFediverseRoom },
)
