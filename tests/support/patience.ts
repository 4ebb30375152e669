/**
 * How long a test waits for what has to come, in ms: longer than the slowest machine takes, for the limit only ends what
 * would never come. The limits of `expect.poll`, of a browser's windows and of whole tests follow from it.
 */
export const patience = 120_000
