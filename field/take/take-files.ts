/** From the camera or the gallery into the phone's store, bytes first, before anything is asked or sent. */
import { changeItem, keepFile } from '../queue/queue.ts'
import { emptyWords, kindOf, type Item } from '../queue/item.ts'
import { drawThumbnail } from './draw-thumbnail.ts'
import { askToStay, roomLeft } from './room.ts'

export interface NotTaken {
  filename: string
  why: 'file_empty' | 'no_room' | 'unreadable'
  bytes: number
}

/** Keeps each file; `onKept` is told how many are safe. @returns those that could not be kept. */
export async function takeFiles(
  files: readonly File[],
  personId: string,
  onKept: (count: number) => void,
): Promise<NotTaken[]> {
  void askToStay()
  const not: NotTaken[] = []
  const kept: { item: Item; file: File }[] = []
  for (const file of files) {
    const { name: filename, size: bytes } = file
    const why = await keep(file, personId, kept)
    if (why !== undefined) not.push({ filename, bytes, why })
    onKept(kept.length)
  }
  // Afterwards: what is on the phone already is safe, whatever its picture looks like.
  void drawThumbnails(kept)
  return not
}

async function keep(
  file: File,
  personId: string,
  kept: { item: Item; file: File }[],
): Promise<NotTaken['why'] | undefined> {
  if (file.size === 0) return 'file_empty'
  const room = await roomLeft()
  if (room !== undefined && file.size > room.free) return 'no_room'
  const item: Item = {
    id: crypto.randomUUID(),
    personId,
    filename: file.name === '' ? 'berkas' : file.name,
    mime: file.type,
    bytes: file.size,
    kind: kindOf(file.type, file.name),
    addedAt: Date.now() + kept.length / 1000,
    thumb: null,
    stage: 'draft',
    words: emptyWords,
    sha256: undefined,
    uploadUrl: null,
    sent: 0,
    tries: 0,
    notBefore: 0,
    trouble: null,
    sendAnyway: false,
    receipt: null,
  }
  try {
    await keepFile(item, file)
  } catch (error) {
    return (error as Error).name === 'QuotaExceededError' ? 'no_room' : 'unreadable'
  }
  kept.push({ item, file })
  return undefined
}

/** One at a time: a photograph of twelve megapixels unpacked weighs fifty megabytes. */
async function drawThumbnails(kept: { item: Item; file: File }[]): Promise<void> {
  for (const { item, file } of kept) {
    const thumb = await drawThumbnail(file, item.kind)
    if (thumb !== null) await changeItem(item.id, { thumb })
  }
}
