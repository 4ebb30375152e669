import { seedDemo } from '../demo/index.ts'
import { openHouse, tellProgress } from './open-house.ts'

/** `npm run seed`: fills a blank house with the demonstration's people and stories, without opening it. */
export async function run(): Promise<void> {
  const tell = tellProgress()
  const house = await openHouse('demo', tell)
  try {
    await seedDemo(house, { progress: tell })
    await house.jobs.drain()
  } finally {
    await house.close()
  }
}
