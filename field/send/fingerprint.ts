/** The file's SHA-256, which lets the house say "I have it" before anything is sent, and proves it whole after. */

/** Bytes; a browser hashes only what it holds in memory whole. Above, the server's own hash must do. */
export const largestFingerprint = 200_000_000

/** Hexadecimal; null where it cannot be had. */
export async function fingerprint(bytes: Blob): Promise<string | null> {
  if (bytes.size > largestFingerprint || globalThis.crypto?.subtle === undefined) return null
  try {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer()))
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  } catch (error) {
    // Too much for this phone's memory. That the file cannot be read is another matter.
    if (error instanceof RangeError || (error as Error).name === 'OperationError') return null
    throw error
  }
}
