/** The house's main job, with the district's accounts on a real Bluesky server and a real WordPress. */
import { afterAll, beforeAll, test } from 'vitest'
import { mainJob } from '../journeys/main-job.ts'
import { printSteps } from '../journeys/print-steps.ts'
import { closeBrowser } from '../support/browser.ts'
import { openLiveHouse } from '../support/live-house.ts'
import { startBluesky, type Bluesky, type BlueskyAccount } from './bluesky.ts'
import { startWordpress, type Wordpress } from './wordpress.ts'

let bluesky: Bluesky
let account: BlueskyAccount
let wordpress: Wordpress

beforeAll(async () => {
  ;[bluesky, wordpress] = await Promise.all([startBluesky(), startWordpress()])
  account = await bluesky.account('polresbandung')
})
afterAll(async () => {
  await closeBrowser()
  await wordpress.close()
  await bluesky.close()
})

test('from a phone in a district office to the public in two languages and to real accounts', async () => {
  const house = await openLiveHouse()
  const connect = async (body: object, cookie: string) => {
    const answer = await fetch(`${house.url}/api/v1/channels`, {
      method: 'POST',
      headers: { cookie, origin: house.url, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (answer.status !== 201) throw new Error(`The account was not connected: ${await answer.text()}`)
  }
  await mainJob({
    house,
    url: house.url,
    step: printSteps(),
    accounts: {
      async connect(unitId, cookie) {
        const common = { unitId, languages: ['id'] }
        await connect(
          {
            ...common,
            kind: 'bluesky',
            entry: { server: bluesky.url, identifier: account.handle, password: account.appPassword },
          },
          cookie,
        )
        await connect(
          {
            ...common,
            kind: 'wordpress',
            entry: {
              server: wordpress.url,
              identifier: wordpress.user,
              password: wordpress.applicationPassword,
            },
          },
          cookie,
        )
      },
      async posts() {
        const [there, site] = await Promise.all([account.posts(), wordpress.posts()])
        return {
          bluesky: there.map((post) => `${post.value.text} ${post.value.embed?.external?.title ?? ''}`),
          wordpress: site
            .filter((post) => post.status === 'publish')
            .map((post) => `${post.title} ${post.content}`),
        }
      },
    },
  })
}, 900_000)
