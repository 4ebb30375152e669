import { HouseError } from '../platform/errors.ts'
import { translator } from '../platform/messages.ts'

export function inUnits(bytes: number): string {
  for (const [unit, size] of [
    ['GB', 1e9],
    ['MB', 1e6],
    ['kB', 1e3],
  ] as const)
    if (bytes >= size) return `${(bytes / size).toFixed(1)} ${unit}`
  return `${bytes} bytes`
}

/** A fault as the operator reads it: the house's sentence, the store's own words, and what is safe. */
export function sayStorageFault(error: unknown, safe: string): unknown {
  if (!(error instanceof HouseError)) return error
  const cause = error.cause instanceof Error ? ` (${error.cause.name}: ${error.cause.message})` : ''
  const sentence =
    error.code === 'storage_full'
      ? 'There is not enough room on the disk.'
      : translator('en')(`fault.${error.code}` as 'fault.storage_unreachable', error.params)
  return new Error(`${sentence}${cause} ${safe}`, { cause: error })
}
