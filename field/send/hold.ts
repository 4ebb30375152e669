/** Large files may wait for Wi-Fi: the crew pays for its own data. */
import type { Item } from '../queue/item.ts'
import { readNote } from '../queue/notes.ts'
import { line, tellsWifi } from './network.ts'

/** Bytes above which a file counts as large. */
export const largeFile = 10_000_000

/** The person's choice; without one it holds only where the browser itself notices the Wi-Fi. */
export async function holdsLarge(personId: string): Promise<boolean> {
  return (await readNote(`settings:${personId}`))?.holdLarge ?? tellsWifi
}

export const isHeld = ({ bytes, sendAnyway }: Item, holdLarge: boolean): boolean =>
  holdLarge && bytes > largeFile && !sendAnyway && line() !== 'wifi'
