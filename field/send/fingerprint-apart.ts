/** Reading a whole video must not make the page stutter: a worker does it. */
import { scriptAddress } from '../frame/script-addresses.ts'
// Vite answers with the address of the built worker.
// oxlint-disable-next-line import/default
import address from './fingerprint.worker.ts?worker&url'
import { largestFingerprint } from './fingerprint.ts'

let worker: Worker | undefined
let last = 0

/** Hexadecimal; null where it cannot be had. */
export async function fingerprintApart(bytes: Blob): Promise<string | null> {
  if (bytes.size > largestFingerprint) return null
  worker ??= new Worker(scriptAddress(address))
  const own = worker
  const id = ++last
  return new Promise((resolve) => {
    const settle = (sha256: string | null) => {
      own.removeEventListener('message', hear)
      own.removeEventListener('error', fail)
      resolve(sha256)
    }
    const hear = ({ data }: MessageEvent<{ id: number; sha256: string | null }>) => {
      if (data.id === id) settle(data.sha256)
    }
    const fail = () => {
      worker = undefined
      settle(null)
    }
    own.addEventListener('message', hear)
    own.addEventListener('error', fail)
    own.postMessage({ id, bytes })
  })
}
