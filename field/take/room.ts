/** Room on the phone for what is taken. */

/** Bytes that are left for the phone itself to breathe. */
const margin = 30_000_000

export interface Room {
  free: number
  used: number
  /** The browser has promised not to clear our store when the phone runs full. */
  kept: boolean
}

/** Undefined where the browser does not tell. */
export async function roomLeft(): Promise<Room | undefined> {
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined)
  if (estimate?.quota === undefined || estimate.usage === undefined) return undefined
  const kept = await navigator.storage.persisted().catch(() => false)
  return {
    free: Math.max(estimate.quota - estimate.usage - margin, 0),
    used: estimate.usage,
    kept,
  }
}

/** Asks the browser not to clear our store when the phone runs full; it may decide by itself. */
export async function askToStay(): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist())
  } catch {
    return false
  }
}
