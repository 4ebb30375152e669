/**
 * What a PDF would run or carries, by the names that its objects must have for it (ISO 32000-2, 12.6.4, 7.11.4), in the
 * file itself and in its packed object streams. It tells what is there, not whether it can be reached.
 */
import { inflateSync, constants } from 'node:zlib'
import type { ActiveContent } from '../../document.ts'
import type { FileBytes } from '../file-bytes.ts'

/** A name's letters may be written as #xx (7.3.5). */
const nameOf = (name: string) => {
  const letters = name.replace(/./g, (letter) => `(?:${letter}|#${letter.charCodeAt(0).toString(16)})`)
  return `/${letters}(?![A-Za-z0-9#])`
}
const anyOf = (...names: string[]) => new RegExp(names.map(nameOf).join('|'))
const signs: [ActiveContent, RegExp][] = [
  ['JavaScript', anyOf('JavaScript')],
  ['Launch', anyOf('Launch')],
  ['EmbeddedFile', anyOf('EmbeddedFile', 'EmbeddedFiles', 'FileAttachment')],
]
const packedObjects = new RegExp(nameOf('ObjStm'), 'g')

const pieceBytes = 1_048_576
const overlap = 4_096
const most = { packed: 4_194_304, unpacked: 16_777_216, together: 268_435_456 }

export function findActive(file: FileBytes): Set<ActiveContent> {
  const found = new Set<ActiveContent>()
  let left = most.together
  const look = (text: string) => {
    for (const [kind, sign] of signs) if (!found.has(kind) && sign.test(text)) found.add(kind)
  }
  for (let at = 0; at < file.size; at += pieceBytes) {
    const before = Math.min(overlap, at)
    const bytes = Math.min(pieceBytes + before + overlap, file.size - at + before)
    const text = file.at(at - before, bytes).toString('latin1')
    look(text)
    for (const { index } of text.matchAll(packedObjects)) {
      // Each mark is in one piece only, with its dictionary around it in the overlaps.
      if (index < before || index >= before + pieceBytes || left <= 0) continue
      const objects = unpackObjects(file, text, index, at - before)
      left -= objects.length
      look(objects)
    }
  }
  return found
}

/** The objects of a stream packed in the usual way; '' for the rest, which is rare. */
function unpackObjects(file: FileBytes, text: string, mark: number, at: number): string {
  const start = /stream\r?\n/g
  start.lastIndex = mark
  if (start.exec(text.slice(0, mark + overlap)) === null) return ''
  const dictionary = text.slice(text.lastIndexOf('obj', mark), start.lastIndex)
  const [, length] = /\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary) ?? []
  const from = at + start.lastIndex
  const bytes = Math.min(Number(length ?? 262_144), most.packed, file.size - from)
  try {
    const options = { maxOutputLength: most.unpacked, finishFlush: constants.Z_SYNC_FLUSH }
    return inflateSync(file.at(from, bytes), options).toString('latin1')
  } catch {
    return ''
  }
}
