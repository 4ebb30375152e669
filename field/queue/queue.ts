/** The queue itself: every act is one transaction, and is told. */
import { asked, ofPerson, transact } from './database.ts'
import { keptReceipts, type Item, type Receipt, type Sent, type Words } from './item.ts'
import { tell } from './news.ts'

/** Oldest first, as they will be sent. */
export async function queueOf(personId: string): Promise<Item[]> {
  const items = await transact(['items'], 'readonly', (store) => ofPerson<Item>(store('items'), personId))
  return items.toSorted((a, b) => a.addedAt - b.addedAt)
}

/** Newest first. */
export async function sentOf(personId: string): Promise<Sent[]> {
  const sent = await transact(['sent'], 'readonly', (store) => ofPerson<Sent>(store('sent'), personId))
  return sent.toSorted((a, b) => b.at - a.at)
}

/** Keeps a file: its bytes and what is known of it, both or neither. */
export async function keepFile(item: Item, bytes: Blob): Promise<void> {
  await transact(['items', 'bytes'], 'readwrite', async (store) => {
    await Promise.all([asked(store('bytes').put(bytes, item.id)), asked(store('items').put(item))])
  })
  tell({ kind: 'changed' })
}

export const bytesOf = (id: string): Promise<Blob | undefined> =>
  transact(['bytes'], 'readonly', (store) => asked(store('bytes').get(id) as IDBRequest<Blob | undefined>))

type Changes = Partial<Item> | ((before: Item) => Partial<Item>)

/** @returns the item as it is now; undefined when it was taken out of the queue meanwhile. */
export async function changeItem(id: string, changes: Changes): Promise<Item | undefined> {
  const changed = await transact(['items'], 'readwrite', async (store) => {
    const items = store('items')
    const before = await asked(items.get(id) as IDBRequest<Item | undefined>)
    if (before === undefined) return undefined
    const after = { ...before, ...(typeof changes === 'function' ? changes(before) : changes) }
    await asked(items.put(after))
    return after
  })
  if (changed !== undefined) tell({ kind: 'changed' })
  return changed
}

/** Gives files their words and lets them go; what the server has begun to receive keeps the words it came with. */
export async function releaseItems(words: ReadonlyMap<string, Words>): Promise<void> {
  await transact(['items'], 'readwrite', async (store) => {
    const items = store('items')
    for (const [id, said] of words) {
      const before = await asked(items.get(id) as IDBRequest<Item | undefined>)
      if (before === undefined || before.uploadUrl !== null) continue
      await asked(items.put({ ...before, words: said, ...fresh }))
    }
  })
  tell({ kind: 'changed' })
}

const fresh = { stage: 'waiting', tries: 0, notBefore: 0, trouble: null } as const

/** Once more for one that was refused, or without waiting for Wi-Fi. */
export const sendAgain = (id: string): Promise<Item | undefined> =>
  changeItem(id, { ...fresh, sendAnyway: true })

/** Nothing is sent while somebody is changing its words; a phone that goes out meanwhile leaves it to be released again. */
export const holdItem = (id: string): Promise<Item | undefined> =>
  changeItem(id, ({ stage, uploadUrl }) =>
    stage === 'waiting' && uploadUrl === null ? { stage: 'draft' } : {},
  )

/** What waits for its next turn need not wait any longer. */
export async function hurry(personId: string): Promise<void> {
  for (const { id, notBefore } of await queueOf(personId))
    if (notBefore > 0) await changeItem(id, { notBefore: 0 })
}

export async function removeItem(id: string): Promise<void> {
  await transact(['items', 'bytes'], 'readwrite', async (store) => {
    await Promise.all([asked(store('items').delete(id)), asked(store('bytes').delete(id))])
  })
  tell({ kind: 'changed' })
}

/** Its receipt is there: the bytes go, the receipt stays, in one transaction. */
export async function settleItem(
  item: Item,
  receipt: Receipt & Pick<Sent, 'consentUntold'>,
  at: number,
): Promise<void> {
  const { id, personId, filename, kind, bytes, thumb, words } = item
  const { caption, consent, consentBy } = words
  await transact(['items', 'bytes', 'sent'], 'readwrite', async (store) => {
    const sent = store('sent')
    const entry: Sent = {
      ...receipt,
      id,
      personId,
      filename,
      kind,
      bytes,
      thumb,
      caption,
      consent,
      consentBy,
      at,
    }
    await Promise.all([
      asked(store('items').delete(id)),
      asked(store('bytes').delete(id)),
      asked(sent.put(entry)),
    ])
    const all = await ofPerson<Sent>(sent, personId)
    const old = all.toSorted((a, b) => b.at - a.at).slice(keptReceipts)
    await Promise.all(old.map((one) => asked(sent.delete(one.id))))
  })
  tell({ kind: 'changed' })
}
