/** Where a unit's actor and its notes are known. They never change, so they hold neither slugs nor names that may. */

export const actorPath = (name: string) => `/fediverse/akun/${name}`
export const notePath = (key: string) => `/fediverse/kiriman/${key}`

/** `@kota-bandung.jawa-barat@humas.example` */
export const handleOf = (houseUrl: string, name: string): string => `@${name}@${new URL(houseUrl).host}`

/** Whether an address lies on one of these servers, or below one. */
export function isBlocked(address: string | URL, blocked: readonly string[]): boolean {
  const { hostname } = new URL(address)
  return blocked.some((server) => hostname === server || hostname.endsWith(`.${server}`))
}
