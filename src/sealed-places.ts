/** Every place where something sealed is kept, in one list: what turning the key has to seal anew. */
import { resealEvidence, sealedInChannels } from './house/channels/index.ts'
import { resealProofs, sealedInHub } from './house/hub/index.ts'
import type { HouseDb } from './platform/db.ts'
import { sealedMail } from './platform/mail.ts'
import { resealColumn, type SealedColumn } from './platform/reseal.ts'
import type { Secrets } from './platform/secrets.ts'
import type { Storage } from './platform/storage.ts'

const columns: readonly SealedColumn[] = [sealedMail, ...sealedInHub, ...sealedInChannels]

/** One look at everything. @returns how much was sealed anew; 0: nothing is sealed with an earlier key */
export async function resealAll(house: { db: HouseDb; secrets: Secrets; storage: Storage }): Promise<number> {
  let done = 0
  for (const column of columns) done += await resealColumn(house.db, house.secrets, column)
  return done + (await resealProofs(house)) + (await resealEvidence(house))
}
