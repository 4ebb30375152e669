/** Works through a list with a few at a time; answers in the list's order. */
export async function inLanes<T, R>(
  count: number,
  list: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const lane = async () => {
    for (let at = next++; at < list.length; at = next++) results[at] = await work(list[at] as T)
  }
  await Promise.all(Array.from({ length: count }, lane))
  return results
}
