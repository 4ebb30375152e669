import { listen } from './listen.ts'
import { openHouse, tellProgress } from './open-house.ts'

/** `npm start`: opens the house that the data folder (or DATABASE_URL) holds; blank at first. */
export async function run(): Promise<void> {
  const tell = tellProgress()
  const house = await openHouse('start', tell)
  const link = await house.identity.firstAdministratorLink()
  await listen(house, (address) => {
    if (link !== undefined) tell(`Become the first administrator (this link works once): ${link}`)
    tell(`The house is open at ${address}`)
  })
}
