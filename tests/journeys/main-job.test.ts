/** The main job in a real browser, without accounts; `npm run journey` does it with real ones. */
import { afterAll, test } from 'vitest'
import { closeWindows } from '../support/browser.ts'
import { openLiveHouse } from '../support/live-house.ts'
import { mainJob } from './main-job.ts'
import { printSteps } from './print-steps.ts'

afterAll(closeWindows)

test('a story goes from a district desk through approval to the public in two languages, and is corrected', async () => {
  const house = await openLiveHouse()
  await mainJob({ house, url: house.url, step: printSteps() })
})
