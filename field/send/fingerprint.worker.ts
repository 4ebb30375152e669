import { fingerprint } from './fingerprint.ts'

self.addEventListener('message', (event: MessageEvent<{ id: number; bytes: Blob }>) => {
  const { id, bytes } = event.data
  fingerprint(bytes).then(
    (sha256) => self.postMessage({ id, sha256 }),
    // The sender finds out by itself what is wrong with the file.
    () => self.postMessage({ id, sha256: null }),
  )
})
