/** The same without one of its parts. */
export const without = <Whole extends object, Key extends keyof Whole>(
  whole: Whole,
  key: Key,
): Omit<Whole, Key> =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key)) as Omit<Whole, Key>
