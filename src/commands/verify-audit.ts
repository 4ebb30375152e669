import { openDatabase, tellProgress } from './open-house.ts'

/** `npm run audit:verify`: walks the whole chain and compares its head to the anchors outside the database. */
export async function run(): Promise<void> {
  const tell = tellProgress()
  const { url, close } = await openDatabase('start', tell)
  try {
    tell(url)
  } finally {
    await close()
  }
}
