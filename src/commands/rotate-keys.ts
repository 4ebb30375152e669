import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { addKey, retireKeys } from '../platform/key-ring.ts'
import { connect } from '../platform/db.ts'
import { loadSecrets } from '../platform/secrets.ts'
import { createStorage } from '../platform/storage.ts'
import { resealAll } from '../sealed-places.ts'
import { tellProgress, withDatabase, type Progress } from './open-house.ts'

/** Longer than any request or job takes from sealing something to keeping it (ms). */
const underWay = 300_000

/**
 * `npm run keys:rotate`: a new key seals from now on, everything that was sealed before is sealed anew, and then the old
 * key opens nothing any more. The house may run. Cut off, it loses nothing; begun again, it goes on with the same key.
 */
export async function run(): Promise<void> {
  const tell = tellProgress()
  await withDatabase(tell, async ({ url, config }) => {
    const database = connect(url, { max: 2 })
    try {
      const storage = await createStorage(join(config.data, 'objects'), config.storage)
      await rotateKeys({ db: database.db, storage, dataFolder: config.data }, tell)
    } finally {
      await database.close()
    }
  })
}

export async function rotateKeys(
  { dataFolder, ...house }: Omit<Parameters<typeof resealAll>[0], 'secrets'> & { dataFolder: string },
  tell: Progress,
  wait: () => Promise<unknown> = () => setTimeout(underWay),
): Promise<void> {
  const secrets = await loadSecrets(dataFolder)
  const [current, ...earlier] = await addKey(dataFolder)
  tell(`The key ${current} seals from now on; ${earlier.join(', ')} still opens`)
  tell(`${await resealAll({ ...house, secrets })} places were sealed anew`)
  tell('Waiting five minutes for what was under way')
  await wait()
  // Until a whole look finds nothing, the old key is needed.
  for (let found = -1; found !== 0;) found = await resealAll({ ...house, secrets })
  await retireKeys(dataFolder)
  tell(
    `Nothing is sealed with ${earlier.join(', ')} any more, and it is deleted. Keep the new file sealing-keys safe, as the secret is.`,
  )
}
