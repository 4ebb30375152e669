/**
 * A worker of its own process, for the test that kills it: the real room, the real queue, the real network. It reads
 * what is published from a file, as the newsroom would tell it.
 * Called as: node worker.ts <database url> <file of editions>
 */
import { readFile } from 'node:fs/promises'
import type { PublishedEdition } from '../../src/house/channels/index.ts'
import { lent, openChannelsRoom } from '../support/channels-room.ts'

const [databaseUrl = '', file = ''] = process.argv.slice(2)

const room = await openChannelsRoom({
  databaseUrl,
  clock: { now: () => new Date() },
  work: true,
  async publishedEdition(id) {
    const editions = JSON.parse(await readFile(file, 'utf8'), revive) as Record<string, PublishedEdition>
    return editions[id]
  },
})
await room.channels.resume()
process.stdout.write('ready\n')

function revive(key: string, value: unknown): unknown {
  if (key === 'pictures') return (value as { path: string }[]).map((one) => ({ ...one, ...lent(one.path) }))
  return (key === 'publishedAt' || key === 'at') && typeof value === 'string' ? new Date(value) : value
}
