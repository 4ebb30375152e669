/**
 * Bytes of a request straight into a file. Each piece goes back to the system as soon as it is written: left to the
 * collector, a hundred megabytes of pieces stand in memory before it comes by.
 */
import { open, type FileHandle } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'

/** Bytes of one request that wait for the disk; with more of them its sender waits. */
const mostWaiting = 128 * 1024

/**
 * Writes what comes until the request ends, breaks off or is stopped.
 * @param from offset in the file, which exists. @param most bytes that may come.
 * @returns the offset behind the last byte, and whether more came than may.
 * @throws ENOSPC and the like; what was written until then stands.
 */
export async function carryBytes(
  request: IncomingMessage,
  path: string,
  { from, most, signal }: { from: number; most: number; signal: AbortSignal },
): Promise<{ offset: number; tooMany: boolean }> {
  const file = await open(path, 'r+')
  let offset = from
  try {
    for await (const pieces of gathered(request, signal)) {
      const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0)
      if (offset + bytes > from + most) return { offset, tooMany: true }
      await writeAll(file, pieces, offset)
      offset += bytes
      pieces.forEach(giveBack)
    }
    return { offset, tooMany: false }
  } finally {
    await file.close()
  }
}

/** What came since the last time, together. */
async function* gathered(request: IncomingMessage, signal: AbortSignal): AsyncGenerator<Buffer[]> {
  let waiting: Buffer[] = []
  let bytes = 0
  let over = request.destroyed || request.readableEnded || signal.aborted
  let wake = () => {}
  const take = (piece: Buffer) => {
    waiting.push(piece)
    bytes += piece.length
    if (bytes >= mostWaiting) request.pause()
    wake()
  }
  const end = () => {
    over = true
    wake()
  }
  request.on('data', take).once('end', end).once('close', end).once('error', end)
  signal.addEventListener('abort', end, { once: true })
  try {
    for (;;) {
      if (waiting.length > 0) {
        const pieces = waiting
        waiting = []
        bytes = 0
        yield pieces
        request.resume()
      } else if (over) return
      else await new Promise<void>((resolve) => (wake = resolve))
    }
  } finally {
    signal.removeEventListener('abort', end)
    // Whatever still comes is read and thrown away, so that the sender reads the answer.
    request.off('data', take).resume()
  }
}

async function writeAll(file: FileHandle, pieces: readonly Buffer[], at: number): Promise<void> {
  const { bytesWritten } = await file.writev(pieces, at)
  const whole = pieces.reduce((sum, piece) => sum + piece.length, 0)
  if (bytesWritten === whole) return
  // The disk took less than it was given: the rest once more, so that it says why.
  const all = Buffer.concat(pieces)
  for (let done = bytesWritten; done < whole;)
    done += (await file.write(all, done, whole - done, at + done)).bytesWritten
}

/** Its memory, where it is its own: very small pieces share one. */
function giveBack({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}
