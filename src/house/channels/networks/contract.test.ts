/** Every adapter against its contract fake: written from the networks' documents, not the real things. */
import { startFakeBluesky } from '../../../../tests/support/fake-bluesky.ts'
import { startFakeMastodon } from '../../../../tests/support/fake-mastodon.ts'
import { startFakeWordpress } from '../../../../tests/support/fake-wordpress.ts'
import { lent, pictureFile } from '../../../../tests/support/channels-room.ts'
import { networkContract } from '../../../../tests/support/network-contract.ts'

let file: Promise<string> | undefined
async function picture() {
  file ??= pictureFile()
  return { assetId: '', ...lent(await file), alt: 'Jembatan di pagi hari', caption: '', credit: '' }
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

networkContract('mastodon', async () => {
  const fake = await startFakeMastodon()
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
