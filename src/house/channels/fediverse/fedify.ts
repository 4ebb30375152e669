/** Fedify, loaded when it is first needed: most processes never speak to the Fediverse. */
let loaded: ReturnType<typeof load> | undefined

export type Fedify = Awaited<ReturnType<typeof load>>

export const loadFedify = () => (loaded ??= load())

async function load() {
  const [fedify, vocab, polyfill] = await Promise.all([
    import('@fedify/fedify'),
    import('@fedify/vocab'),
    import('@js-temporal/polyfill'),
  ])
  return {
    ...fedify,
    vocab,
    // Node has no Temporal of its own yet; Fedify takes any.
    instant: (at: Date) =>
      polyfill.Temporal.Instant.fromEpochMilliseconds(at.getTime()) as unknown as Temporal.Instant,
  }
}
