import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createKeyRing, firstKey, readKeyRing, type KeyRing } from './key-ring.ts'

/** Keys that lie in the data folder (mode 600), never in the database: a root for signatures, and those that seal. */
export interface Secrets {
  /** A hex key for one purpose; different purposes never share one. */
  key(purpose: string): string
  /** AES-256-GCM with the current key; `context` (e.g. a row's id) is bound to the ciphertext. */
  seal(plain: string, context: string): string
  /** @throws if the text was sealed for another context, or with a key that is gone. */
  unseal(sealed: string, context: string): string
  /** Whether it was sealed with a key that is no longer the current one. */
  isDated(sealed: string): boolean
}

export async function loadSecrets(dataFolder: string): Promise<Secrets> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const path = join(dataFolder, 'secret')
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(randomBytes(32).toString('hex'))
    await file.sync()
    await file.close()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  await chmod(path, 0o600)
  const root = (await readFile(path, 'utf8')).trim()
  if (!/^[0-9a-f]{64}$/.test(root))
    throw new Error(
      `The secret in ${path} is damaged: put back the one from your backup. Without it, stored credentials cannot be read.`,
    )
  return createSecrets(root, readKeyRing(dataFolder))
}

/** Without a ring the root's own key seals. */
export function createSecrets(root: string, ring: KeyRing = createKeyRing(() => undefined)): Secrets {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(root, 'hex'), '', `pendopo:${purpose}`, 32))
  const first = derive('seal')
  const keyOf = (name: string) => (name === firstKey ? first : ring.key(name))
  return {
    key: (purpose) => derive(purpose).toString('hex'),
    seal(plain, context) {
      const name = ring.current()
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyOf(name), iv).setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return `${name}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    unseal(sealed, context) {
      const [, name = '', text = ''] = /^(\w+)\.(.+)$/.exec(sealed) ?? []
      if (!ring.opens(name)) throw new Error('It was sealed with a key that is not in the data folder.')
      const raw = Buffer.from(text, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', keyOf(name), raw.subarray(0, 12))
        .setAAD(Buffer.from(context))
        .setAuthTag(raw.subarray(12, 28))
      return Buffer.concat([decipher.update(raw.subarray(28)), decipher.final()]).toString('utf8')
    },
    isDated: (sealed) => !sealed.startsWith(`${ring.current()}.`),
  }
}

/** What is stored of a token: its SHA-256 in hex. */
export const fingerprint = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex')
