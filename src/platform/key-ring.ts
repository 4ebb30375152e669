/**
 * The keys that seal, in the file `sealing-keys` of the data folder, one a line, the current one first: its name, and 32
 * bytes in hex. `v1` is the key of a house that never turned: it is drawn from the root, and has no bytes here. The file
 * is small and looked at before each sealing, so that every process seals with a new key from the moment it lies there.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'

export const firstKey = 'v1'

export interface KeyRing {
  /** Name of the key that seals. */
  current(): string
  /** Whether the name is on the ring; looked up anew where it is not known. */
  opens(name: string): boolean
  /** @throws for a name that is not on the ring */
  key(name: string): Buffer
}

type Keys = readonly (readonly [name: string, hex: string])[]

const unturned: Keys = [[firstKey, '']]
const pathIn = (dataFolder: string) => join(dataFolder, 'sealing-keys')

export const readKeyRing = (dataFolder: string): KeyRing => createKeyRing(keysFrom(pathIn(dataFolder)))

/** @param read the keys if they changed since it was asked last */
export function createKeyRing(read: () => Keys | undefined): KeyRing {
  let keys = read() ?? unturned
  const fresh = () => (keys = read() ?? keys)
  const find = (name: string) => keys.find(([known]) => known === name)
  return {
    current: () => fresh()[0]?.[0] ?? firstKey,
    opens: (name) => find(name) !== undefined || (fresh(), find(name) !== undefined),
    key(name) {
      const found = find(name) ?? (fresh(), find(name))
      if (found === undefined) throw new Error(`There is no sealing key ${name}.`)
      return Buffer.from(found[1], 'hex')
    },
  }
}

function keysFrom(path: string): () => Keys | undefined {
  let seen = ''
  return () => {
    const now = statSync(path, { throwIfNoEntry: false, bigint: true })
    // A new key comes by a new file.
    const mark = `${now?.ino} ${now?.mtimeNs} ${now?.size}`
    if (mark === seen) return undefined
    const keys = now === undefined ? unturned : parse(readFileSync(path, 'utf8'), path)
    seen = mark
    return keys
  }
}

function parse(text: string, path: string): Keys {
  const lines = text.trim().split('\n')
  const keys = lines.map((line) => /^(\w{1,20})(?: ([0-9a-f]{64}))?$/.exec(line.trim()))
  if (keys.some((key) => key === null || (key[1] === firstKey) !== (key[2] === undefined)))
    throw new Error(`The keys in ${path} are damaged: put back the file from your backup.`)
  return keys.map((key) => [key?.[1] ?? '', key?.[2] ?? ''])
}

/** Puts a new key before the others, unless a turn that was begun is not over yet. Answers the names, the current first. */
export async function addKey(dataFolder: string): Promise<string[]> {
  const keys = keysFrom(pathIn(dataFolder))() ?? unturned
  const turned: Keys =
    keys.length > 1
      ? keys
      : [[`k${randomBytes(4).toString('hex')}`, randomBytes(32).toString('hex')], ...keys]
  if (turned !== keys) await write(dataFolder, turned)
  return turned.map(([name]) => name)
}

/** Whatever is not current opens nothing any more. */
export async function retireKeys(dataFolder: string): Promise<void> {
  const keys = keysFrom(pathIn(dataFolder))() ?? unturned
  await write(dataFolder, keys.slice(0, 1))
}

/** Whole or not at all. */
async function write(dataFolder: string, keys: Keys): Promise<void> {
  const path = pathIn(dataFolder)
  const file = await open(`${path}.new`, 'w', 0o600)
  await file.writeFile(`${keys.map(([name, hex]) => `${name} ${hex}`.trim()).join('\n')}\n`)
  await file.sync()
  await file.close()
  await rename(`${path}.new`, path)
  const folder = await open(dataFolder, 'r')
  await folder.sync()
  await folder.close()
}
