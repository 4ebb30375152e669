import type { BankDeps } from '../deps.ts'

/** A deposit keeps its object before its row is written: what was kept again since then is looked at later (ms). */
const young = 3_600_000
const atOnce = 200

/** Done by the job `remove-objects`: what another asset names stays, and so does what has just been deposited anew. */
export async function removeObjects({ db, storage }: Pick<BankDeps, 'db' | 'storage'>): Promise<void> {
  let after = ''
  for (;;) {
    const page = await db
      .selectFrom('bank.leaving_object')
      .select('sha256')
      .where('sha256', '>', after)
      .orderBy('sha256')
      .limit(atOnce)
      .execute()
    const hashes = page.map(({ sha256 }) => sha256)
    const last = hashes.at(-1)
    if (last === undefined) return
    after = last
    const named = await db
      .selectFrom('bank.stored_object')
      .select('sha256')
      .distinct()
      .where('sha256', 'in', hashes)
      .execute()
    const others = new Set(named.map(({ sha256 }) => sha256))
    const gone: string[] = []
    for (const sha256 of hashes) {
      if (others.has(sha256)) gone.push(sha256)
      else {
        const at = await storage.keptAt(sha256)
        // Files tell the machine's time, whatever the house's clock says.
        if (at !== undefined && Date.now() - at.getTime() < young) continue
        await storage.remove(sha256)
        gone.push(sha256)
      }
    }
    if (gone.length > 0) await db.deleteFrom('bank.leaving_object').where('sha256', 'in', gone).execute()
  }
}
