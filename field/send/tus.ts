/**
 * A resumable upload, tus 1.0 (https://tus.io/protocols/resumable-upload): creation, asking for the offset, and pieces
 * small enough that a bad line loses little. Uses fetch alone, so that the service worker can go on with it.
 */
import type { paths } from '../../console/api.generated.ts'
import type { Receipt } from '../queue/item.ts'
import { call, Refusal } from './call.ts'

const version = { 'tus-resumable': '1.0.0' }

export type UploadState =
  paths['/api/v1/uploads/{id}/state']['get']['responses'][200]['content']['application/json']

const base64 = (text: string) => btoa(String.fromCodePoint(...new TextEncoder().encode(text)))

/** @returns the upload's address, a path of the house. */
export async function beginUpload(bytes: number, said: Record<string, string | null>): Promise<string> {
  const metadata = Object.entries(said)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name} ${base64(value ?? '')}`)
  const response = await call('/api/v1/uploads', {
    method: 'POST',
    headers: { ...version, 'upload-length': String(bytes), 'upload-metadata': metadata.join(',') },
  })
  const address = new URL(response.headers.get('location') ?? '', location.origin)
  if (!address.pathname.startsWith('/api/v1/uploads/')) throw new Refusal(502, 'bad_answer')
  return address.pathname
}

/** Bytes that the server has. */
export async function offsetOf(address: string): Promise<number> {
  const response = await call(address, { method: 'HEAD', headers: version })
  return Number(response.headers.get('upload-offset'))
}

export async function stateOf(address: string): Promise<UploadState> {
  return (await (await call(`${address}/state`)).json()) as UploadState
}

/** Gives the upload up, so that the room promised to it is free again. Whether that succeeds matters to nobody here. */
export const dropUpload = (address: string): Promise<unknown> =>
  call(address, { method: 'DELETE', headers: version }).catch(() => undefined)

interface Piece {
  offset: number
  /** The last byte is in and the receipt is there; undefined while the server still looks at the file. */
  receipt: Receipt | undefined
}

export async function sendPiece(
  address: string,
  offset: number,
  piece: Blob,
  signal?: AbortSignal,
): Promise<Piece> {
  // Read first: a browser that cannot read it says so here, where fetch would call it a lost line.
  const body = await piece.arrayBuffer()
  const response = await call(address, {
    method: 'PATCH',
    headers: {
      ...version,
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
    },
    body,
    patience: 90_000,
    signal,
  })
  const number = response.headers.get('upload-receipt')
  const reached = Number(response.headers.get('upload-offset'))
  return {
    offset: reached,
    receipt: number
      ? { number, assetId: response.headers.get('upload-asset') ?? '', duplicate: false }
      : undefined,
  }
}

const smallest = 32 * 1024
const largest = 4 * 1024 * 1024

/** How much to send at once: more while it goes quickly, less when the line was lost over it. */
export interface Pace {
  /** Bytes. */
  size(): number
  took(ms: number): void
  lost(): void
}

export function createPace(bytes = 128 * 1024): Pace {
  let size = bytes
  return {
    size: () => size,
    took(ms) {
      if (ms < 2_000) size = Math.min(size * 2, largest)
      else if (ms > 10_000) size = Math.max(size / 2, smallest)
    },
    lost() {
      size = Math.max(size / 4, smallest)
    },
  }
}
