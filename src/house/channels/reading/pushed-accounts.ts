/** Whose news these are, at most a hundred. */
export function pushedAccounts(body: unknown): string[] {
  const entries = (body as { entry?: unknown } | null)?.entry
  if (!Array.isArray(entries)) return []
  const ids = entries.flatMap((one: unknown) => {
    const { id } = (one ?? {}) as { id?: unknown }
    return typeof id === 'string' && id.length <= 64 ? [id] : []
  })
  return [...new Set(ids)].slice(0, 100)
}
