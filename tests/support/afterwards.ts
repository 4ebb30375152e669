/**
 * What a test file opened is closed when the file has ended. Vitest's own `afterAll` is heard only while a file is being
 * read: called from within a `beforeAll` or a test it does nothing, without a word.
 */
const open: (() => unknown)[] = []

/** Closed after the file, the last opened first. */
export function afterwards(close: () => unknown): void {
  open.push(close)
}

export async function closeAll(): Promise<void> {
  for (const close of open.splice(0).toReversed()) await close()
}
