/** Deposits the files of a folder, one by one; what has an end is noted, so that another run does not begin it again. */
import { createHash } from 'node:crypto'
import { appendFile, mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, sep } from 'node:path'
import type { House } from '../house.ts'
import type { Deposited } from '../house/bank/index.ts'
import type { Actor } from '../platform/actor.ts'
import { isMessageKey, translator } from '../platform/messages.ts'

export interface Import {
  folder: string
  unitId: string
  actor: Actor
  event?: string | undefined
  credit?: string | undefined
  /** The name without its ending, with spaces for dashes and underscores. */
  captionFromFilename?: boolean | undefined
  /** The name of the folder below `folder` that a file lies in. */
  eventFromFolder?: boolean | undefined
}

export interface Imported {
  files: number
  kept: number
  known: number
  /** Ended by an earlier run. */
  before: number
  /** Whole in the house, and settled by it later. */
  waiting: number
  refused: { path: string; sentence: string }[]
  links: string[]
}

interface Found {
  /** Below the folder, with slashes. */
  path: string
  bytes: number
  /** Changes when the file does. */
  mark: string
}

type Note = { path: string; mark: string } & ({ upload: string } | { end: Deposited })

/** @throws what concerns the whole: forbidden, storage_full, storage_unreachable. What was deposited stays deposited. */
export async function importFolder(
  { bank, config }: Pick<House, 'bank' | 'config'>,
  given: Import,
  onProgress: (done: { files: number; of: number; bytes: number; ofBytes: number }) => void = () => {},
): Promise<Imported> {
  const { folder, unitId, actor } = given
  const { files, links } = await findFiles(folder)
  const notes = await openNotes(config.data, given)
  const result: Imported = {
    files: files.length,
    kept: 0,
    known: 0,
    before: 0,
    waiting: 0,
    refused: [],
    links,
  }
  const ofBytes = files.reduce((sum, { bytes }) => sum + bytes, 0)
  let [done, bytes] = [0, 0]
  for (const file of files) {
    const noted = notes.of(file)
    let end = noted !== undefined && 'end' in noted ? noted.end : undefined
    if (end?.state === 'kept' || end?.state === 'known') result.before++
    else {
      const upload =
        end?.state === 'waiting' ? end.uploadId : noted && 'upload' in noted ? noted.upload : undefined
      end = await bank.deposit(actor, {
        unitId,
        filename: basename(file.path),
        path: join(folder, file.path),
        record: wordsOf(file.path, given),
        resume: upload,
        onBegun: (id) => notes.add({ path: file.path, mark: file.mark, upload: id }),
      })
      await notes.add({ path: file.path, mark: file.mark, end })
      if (end.state === 'refused') result.refused.push({ path: file.path, sentence: sentenceOf(end) })
      else result[end.state]++
    }
    done++
    bytes += file.bytes
    onProgress({ files: done, of: files.length, bytes, ofBytes })
  }
  return result
}

function wordsOf(path: string, { event, credit, captionFromFilename, eventFromFolder }: Import) {
  const name = basename(path, extname(path)).replaceAll(/[_-]+/g, ' ').trim()
  const parent = dirname(path).split('/')[0] ?? '.'
  const inFolder = eventFromFolder === true && parent !== '.' ? parent : undefined
  return {
    ...(captionFromFilename === true ? { caption: name.slice(0, 1000) } : {}),
    ...((inFolder ?? event) === undefined ? {} : { event: (inFolder ?? event ?? '').slice(0, 200) }),
    ...(credit === undefined ? {} : { credit }),
  }
}

function sentenceOf({ code, params }: Deposited & { state: 'refused' }): string {
  const key = `fault.${code}`
  return isMessageKey(key) ? translator('en')(key, { ...params }) : code
}

/** Every file below the folder by name, without hidden ones; links are not followed, wherever they lead. */
async function findFiles(folder: string): Promise<{ files: Found[]; links: string[] }> {
  const files: Found[] = []
  const links: string[] = []
  const walk = async (at: string): Promise<void> => {
    const entries = await readdir(at, { withFileTypes: true })
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = join(at, entry.name)
      const path = relative(folder, full).replaceAll(sep, '/')
      if (entry.name.startsWith('.')) continue
      if (entry.isSymbolicLink()) links.push(path)
      else if (entry.isDirectory()) await walk(full)
      else if (entry.isFile()) {
        const { size, mtimeMs } = await stat(full)
        files.push({ path, bytes: size, mark: `${size}-${Math.round(mtimeMs)}` })
      }
    }
  }
  await walk(folder)
  return { files, links }
}

/** One line a fact, added as it happens: a killed run leaves whole lines, the last of them perhaps cut. */
async function openNotes(data: string, { folder, unitId, actor }: Import) {
  const name = createHash('sha256').update([folder, unitId, actor.id].join('\n')).digest('hex').slice(0, 24)
  const path = join(data, 'imports', `${name}.jsonl`)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const known = new Map<string, Note>()
  for (const line of (await readFile(path, 'utf8').catch(() => '')).split('\n'))
    try {
      const note = JSON.parse(line) as Note
      known.set(note.path, note)
    } catch {
      continue
    }
  return {
    of({ path: at, mark }: Found): Note | undefined {
      const note = known.get(at)
      return note?.mark === mark ? note : undefined
    },
    async add(note: Note) {
      // Its own line break first: the line before may have been cut.
      await appendFile(path, `\n${JSON.stringify(note)}`, { mode: 0o600 })
    },
  }
}
