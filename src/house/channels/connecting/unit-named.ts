/** Whose an account seems to be, by its name. */

interface Named {
  id: string
  name: { id: string; en: string }
  state: string
}

/** What people write around a unit's name. */
const around = new Set(['humas', 'resmi', 'official', 'akun'])

const plain = (name: string): string =>
  (
    name
      .normalize('NFKD')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .filter((word) => !around.has(word))
    .join(' ')

/**
 * Finds the open unit that a name is the whole name of, as "Humas Polres Bandung" is of Polres Bandung; undefined where
 * there is none or more than one.
 */
export function createUnitNamed(units: readonly Named[]): (name: string) => string | undefined {
  const ids = new Map<string, Set<string>>()
  for (const { id, name, state } of units) {
    if (state !== 'open') continue
    for (const one of [name.id, name.en]) {
      const key = plain(one)
      ids.set(key, (ids.get(key) ?? new Set()).add(id))
    }
  }
  return (name) => {
    const [only, ...others] = ids.get(plain(name)) ?? []
    return others.length === 0 ? only : undefined
  }
}
