/** The phone's own store: what was taken stays there until the server has given its receipt. */
import type { Item, Sent } from './item.ts'

const name = 'pendopo.setor'
export type StoreName = 'items' | 'bytes' | 'sent' | 'notes'

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.addEventListener('upgradeneeded', () => {
      const database = request.result
      for (const store of ['items', 'sent'] as const)
        database.createObjectStore(store, { keyPath: 'id' }).createIndex('person', 'personId')
      // Apart from what is said about them, so that drawing the list reads no photograph.
      database.createObjectStore('bytes')
      database.createObjectStore('notes')
    })
    request.addEventListener('success', () => {
      const database = request.result
      const forget = () => {
        database.close()
        opened = undefined
      }
      database.addEventListener('versionchange', forget)
      database.addEventListener('close', forget)
      resolve(database)
    })
    request.addEventListener('error', () => reject(request.error ?? new Error('indexedDB')))
  })
}

export const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('indexedDB')))
  })

/**
 * Runs `work` in one transaction over the stores: everything in it stays, or nothing does. `work` may await only what it
 * asked of these stores. Writing waits until the bytes are on the disk, for a phone may go out at any moment.
 */
export async function transact<T>(
  stores: StoreName[],
  mode: 'readonly' | 'readwrite',
  work: (store: (name: StoreName) => IDBObjectStore) => Promise<T>,
): Promise<T> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined
    throw error
  })
  const transaction = (await opened).transaction(stores, mode, { durability: 'strict' })
  const done = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    const fail = () => reject(transaction.error ?? new DOMException('indexedDB', 'AbortError'))
    transaction.addEventListener('abort', fail)
    transaction.addEventListener('error', fail)
  })
  try {
    const answer = await work((store) => transaction.objectStore(store))
    await done
    return answer
  } catch (error) {
    done.catch(() => {})
    try {
      transaction.abort()
    } catch {
      // It was over already.
    }
    throw error
  }
}

export const ofPerson = <T extends Item | Sent>(store: IDBObjectStore, personId: string): Promise<T[]> =>
  asked(store.index('person').getAll(personId) as IDBRequest<T[]>)
