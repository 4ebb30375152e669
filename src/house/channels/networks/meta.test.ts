/** What Facebook, Threads and Instagram answer, and what the ledger makes of it; on contract fakes. */
import { expect, test } from 'vitest'
import { edition, officer } from '../../../../tests/support/channels-room.ts'
import { startFakeContainers } from '../../../../tests/support/fake-containers.ts'
import { startFakeFacebook } from '../../../../tests/support/fake-facebook.ts'
import { graphFault } from '../../../../tests/support/graph-answers.ts'
import {
  announce,
  clock,
  connect,
  later,
  openNetworkDesk,
  room,
} from '../../../../tests/support/network-desk.ts'

openNetworkDesk()

const first = async ({ storyId }: { storyId: string }) => (await room.channels.receipts(storyId))[0]

test.each([
  ['-1', graphFault(400, -1, 'Please retry your request later')],
  ['-2', graphFault(400, -2, 'Please retry your request later')],
  ['any code with 500', graphFault(500, 100, 'An unknown error has occurred.')],
])('%s means that nobody knows yet: it is looked for, and stands there once', async (_, answer) => {
  const fake = await startFakeFacebook({ now: clock.now })
  await connect('facebook', fake.url, { token: fake.token })
  fake.spoil('POST /v23.0/77/feed', { ...answer, acted: true })
  const one = edition()
  expect(await announce(one)).toMatchObject({ state: 'unknown', why: 'server_fault' })
  await later(200)
  expect(await first(one)).toMatchObject({ state: 'sent' })
  expect(fake.posts.size).toBe(1)
  await fake.close()
})

test('9 means that the allowance is used up: it goes out later', async () => {
  await connect('threads', (await startThreads()).url, { token: 'threads-token-1' })
  threads.spoil('POST /v1.0/55/threads_publish', graphFault(400, 9, 'The user has been posting too often'))
  const one = edition()
  expect(await announce(one)).toMatchObject({ state: 'throttled', why: 'quota_used' })
  await later(3_600)
  expect(await first(one)).toMatchObject({ state: 'sent' })
  await threads.close()
})

let threads: Awaited<ReturnType<typeof startFakeContainers>>
async function startThreads() {
  threads = await startFakeContainers('threads', { now: clock.now })
  return threads
}

test('what was refused and is tried again by a person is looked for first', async () => {
  await connect('threads', (await startThreads()).url, { token: 'threads-token-1' })
  threads.spoil('POST /v1.0/55/threads_publish', { ...graphFault(400, 24, 'No such thing'), acted: true })
  const one = edition()
  const refused = await announce(one)
  expect(refused).toMatchObject({ state: 'rejected', lasting: true })
  await room.channels.retry(officer, refused?.id ?? '')
  await room.jobs.drain()
  expect(await first(one)).toMatchObject({ state: 'sent' })
  expect(threads.posts.size).toBe(1)
  await threads.close()
})

test('a correction on Threads that got no answer is found among the answers', async () => {
  await connect('threads', (await startThreads()).url, { token: 'threads-token-1' })
  const one = edition()
  await announce(one)
  threads.spoil('POST /v1.0/55/threads_publish', 'lose')
  const notes = [{ kind: 'correction', note: 'Jam buka 07.00.', at: clock.now() }]
  await announce({ ...one, article: { ...one.article, versionHash: 'version-2', notes } }, 'correct')
  await later(200)
  expect((await room.channels.receipts(one.storyId)).map(({ state }) => state)).toEqual(['sent', 'sent'])
  expect([...threads.posts.values()].filter(({ answers }) => answers !== undefined)).toHaveLength(1)
  await threads.close()
})
