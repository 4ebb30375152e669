/** Small things that outlast a restart: who was here last, their settings, the words they were writing. */
import { asked, transact } from './database.ts'
import type { Words } from './item.ts'

export interface Unit {
  id: string
  name: { id: string; en: string }
}

/** Who the queue belongs to. Never a password, a token or a cookie. */
export interface Person {
  id: string
  name: string
  /** Where they may deposit files. */
  units: Unit[]
  mayRelease: boolean
}

/** What was written for files that were not released yet. */
export interface Draft {
  words: Words
  /** A caption of its own, by id of the file. */
  own: Record<string, string>
}

interface Notes {
  person: Person
  /** The server said that the session is over. */
  over: boolean
  locale: 'id' | 'en'
  [settings: `settings:${string}`]: { holdLarge: boolean }
  [draft: `draft:${string}`]: Draft
}

export const readNote = <K extends keyof Notes>(key: K): Promise<Notes[K] | undefined> =>
  transact(['notes'], 'readonly', (store) =>
    asked(store('notes').get(key) as IDBRequest<Notes[K] | undefined>),
  )

export const writeNote = <K extends keyof Notes>(key: K, value: Notes[K] | undefined): Promise<unknown> =>
  transact(['notes'], 'readwrite', (store) =>
    value === undefined ? asked(store('notes').delete(key)) : asked(store('notes').put(value, key)),
  )
