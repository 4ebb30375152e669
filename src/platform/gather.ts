/**
 * What many ask for at the same time is done together, in one statement: while one lot is on its way the next one
 * gathers. Whoever asks alone waits for nobody.
 */

interface Asked<In, Out> {
  one: In
  settle: { resolve(out: Out): void; reject(error: unknown): void }
}

/**
 * `doAll` answers one for each of the lot, in its order. Lots of one `context` (a database, a room) go one after the
 * other; where a lot fails, each of it is tried by itself, so that one's fault is no other's.
 */
export function gathered<Context extends object, In, Out>(
  doAll: (context: Context, lot: readonly In[]) => Promise<readonly Out[]>,
  { most = 100 }: { most?: number } = {},
): (context: Context, one: In) => Promise<Out> {
  const waiting = new WeakMap<Context, Asked<In, Out>[]>()

  async function doLot(context: Context, lot: readonly Asked<In, Out>[]): Promise<void> {
    try {
      const answers = await doAll(
        context,
        lot.map(({ one }) => one),
      )
      for (const [at, { settle }] of lot.entries()) settle.resolve(answers[at] as Out)
    } catch (error) {
      const [first] = lot
      if (lot.length === 1) first?.settle.reject(error)
      else for (const alone of lot) await doLot(context, [alone])
    }
  }

  async function work(context: Context, asked: Asked<In, Out>[]): Promise<void> {
    // Whoever asks in the same turn is of the same lot.
    await new Promise((resolve) => setImmediate(resolve))
    while (asked.length > 0) await doLot(context, asked.splice(0, most))
    waiting.delete(context)
  }

  return (context, one) =>
    new Promise((resolve, reject) => {
      const mine = { one, settle: { resolve, reject } }
      const asked = waiting.get(context)
      if (asked === undefined) {
        const started = [mine]
        waiting.set(context, started)
        void work(context, started)
      } else asked.push(mine)
    })
}
