/** The stories that every network has to hold to, against the real servers; a line that a test can spoil lies between. */
import { afterAll, beforeAll } from 'vitest'
import { altsIn, contractOpens, networkContract } from '../support/network-contract.ts'
import { startFake, type Answer, type Asked } from '../support/fake-server.ts'
import { startBluesky, type Bluesky } from './bluesky.ts'
import { startWordpress, type Wordpress } from './wordpress.ts'

let bluesky: Bluesky
let wordpress: Wordpress
let accounts = 0

beforeAll(async () => {
  ;[bluesky, wordpress] = await Promise.all([startBluesky(), startWordpress()])
})
afterAll(async () => {
  await wordpress.close()
  await bluesky.close()
})

/** Passes everything on, as the fakes answer. */
const lineTo = (target: string) =>
  startFake(async ({ method, url, headers, body }: Asked): Promise<Answer> => {
    const passed = new Headers()
    for (const name of ['authorization', 'content-type', 'accept']) {
      const value = headers[name]
      if (typeof value === 'string') passed.set(name, value)
    }
    const answer = await fetch(new URL(url.pathname + url.search, target), {
      method,
      headers: passed,
      body: method === 'GET' ? null : new Uint8Array(body),
    })
    return { status: answer.status, raw: await answer.text() }
  })

const openBluesky = async () => {
  accounts += 1
  const person = await bluesky.account(`kontrak${accounts}`)
  const server = await lineTo(bluesky.url)
  const entry = { server: server.url, identifier: person.handle, password: person.appPassword }
  return {
    server,
    entry,
    wrong: { ...entry, password: 'aaaa-bbbb-cccc-dddd' },
    publishing: 'putRecord',
    standing: async () => {
      const posts = await person.posts()
      return posts.map(({ value }) => ({
        text: value.text,
        pictures: (value.embed?.images ?? []).map(({ alt }) => alt),
        below: posts.find(({ uri }) => uri === value.reply?.parent.uri)?.value.text,
        leads: value.embed?.external !== undefined || (value.facets?.length ?? 0) > 0,
      }))
    },
    revoke: () => person.revoke(),
    // A token of two hours of the real day, which the room's standing clock is far behind.
    outlives: Math.ceil((Date.now() - Date.parse(contractOpens)) / 1_000) + 3 * 3_600,
    restore: async () => void (entry.password = await person.newAppPassword()),
    close: server.close,
  }
}
networkContract('bluesky', openBluesky, { threads: true })

networkContract('wordpress', async () => {
  const server = await lineTo(wordpress.url)
  const entry = {
    server: server.url,
    identifier: wordpress.user,
    password: await wordpress.newApplicationPassword(),
  }
  const before = new Set((await wordpress.posts()).map(({ id }) => id))
  return {
    server,
    entry,
    wrong: { ...entry, password: 'aaaa bbbb cccc dddd eeee ffff' },
    publishing: 'POST /wp/v2/posts',
    standing: async () =>
      (await wordpress.posts())
        .filter(({ id, status }) => !before.has(id) && status === 'publish')
        .map(({ title, excerpt, content, media }) => ({
          text: [title, excerpt, content].join('\n'),
          pictures: [...(media === null ? [] : [media.alt]), ...altsIn(content)],
        })),
    revoke: () => wordpress.revoke(),
    restore: async () => void (entry.password = await wordpress.newApplicationPassword()),
    close: server.close,
  }
})
