/** The chain's head, written down outside the database, where whoever owns the database cannot rewrite it. */
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../platform/clock.ts'
import type { HouseDb } from '../../platform/db.ts'

export interface Anchor {
  seq: number
  hash: string
  at: string
}

export const anchorsFile = (dataFolder: string): string => join(dataFolder, 'audit-anchors.log')

/** Appends the present head as one line of JSON, unless nothing happened since the last; the line is on disk after. */
export async function anchorHead(db: HouseDb, clock: Clock, file: string): Promise<Anchor> {
  const head = await db.selectFrom('audit.head').select(['seq', 'hash']).executeTakeFirstOrThrow()
  const anchor = { seq: head.seq, hash: head.hash, at: clock.now().toISOString() }
  const text = await readText(file)
  const last = parseAnchors(text).at(-1)
  if (last?.seq === anchor.seq && last.hash === anchor.hash) return last
  const handle = await open(file, 'a', 0o600)
  try {
    // After a line torn by a power cut the next one begins on a line of its own.
    await handle.write(`${text === '' || text.endsWith('\n') ? '' : '\n'}${JSON.stringify(anchor)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return anchor
}

/** Every anchor in the order written; a torn line is passed over. */
export const readAnchors = async (file: string): Promise<Anchor[]> => parseAnchors(await readText(file))

const readText = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })

const parseAnchors = (text: string): Anchor[] =>
  text.split('\n').flatMap((line) => {
    try {
      const anchor = JSON.parse(line) as Anchor
      return typeof anchor.seq === 'number' && typeof anchor.hash === 'string' ? [anchor] : []
    } catch {
      return []
    }
  })
