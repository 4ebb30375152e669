/** The board, live: who listens hears of what they may read, for as long as their session lasts. */
import { PassThrough, type Readable } from 'node:stream'
import type { IncomingHttpHeaders } from 'node:http'
import type { Actor } from '../../platform/actor.ts'
import type { HouseEvents } from '../../platform/events.ts'
import type { NewsroomDeps } from './deps.ts'
import { mayRead } from './may-read.ts'

/** A comment line keeps proxies from closing an idle stream, and is an occasion to look at the session. */
const heartbeat = 20_000
/** A listener that does not read is let go before its backlog grows. Bytes. */
const slowest = 65_536

export interface BoardStream {
  readable: Readable
  end(): void
}

/**
 * Server-sent events `board` with `{storyId, editionId}`; the board is then asked anew. Before each event the session
 * and the right to read that story are looked at again; the stream ends with the session.
 * @throws nothing; a stranger's stream is empty and ends
 */
export async function boardStream(
  deps: NewsroomDeps,
  actor: Actor,
  headers: IncomingHttpHeaders,
): Promise<BoardStream> {
  const { events, identity, log } = deps
  await identity.scope(actor, 'story.read')
  const readable = new PassThrough({ highWaterMark: slowest })
  let over = false
  const undo: (() => void)[] = []
  const end = () => {
    if (over) return
    over = true
    for (const stop of undo) stop()
    readable.end()
  }
  const write = (text: string) => {
    if (over) return
    if (readable.writableLength > slowest) end()
    else readable.write(text)
  }
  const stillSignedIn = async () => {
    const now = await identity.actorOf(headers)
    if (now !== undefined && now.id === actor.id) return true
    end()
    return false
  }
  // One after the other, so that events leave in the order in which they happened.
  let turn: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>) => {
    const before = turn
    turn = (async () => {
      await before
      if (over) return
      try {
        await work()
      } catch (error) {
        log.warn({ err: error }, 'a board stream ended because its listener could not be checked')
        end()
      }
    })()
  }
  const tell = (news: HouseEvents['board.changed']) =>
    inTurn(async () => {
      if (!(await stillSignedIn())) return
      if (!(await mayRead(deps, actor, { story_id: news.storyId, unit_path: news.unitPath }))) return
      write(`event: board\ndata: ${JSON.stringify({ storyId: news.storyId, editionId: news.editionId })}\n\n`)
    })

  const timer = setInterval(
    () =>
      inTurn(async () => {
        if (await stillSignedIn()) write(': still here\n\n')
      }),
    heartbeat,
  )
  timer.unref()
  undo.push(
    () => clearInterval(timer),
    events.on('board.changed', tell),
    // Events of a lost connection are lost too: the board is asked anew.
    events.onGap(() => write('event: gap\ndata: {}\n\n')),
    events.on('session.revoked', ({ sessionId }) => {
      if (actor.kind === 'person' && actor.sessionId === sessionId) end()
    }),
    events.on('grants.changed', ({ personId }) => {
      if (actor.id === personId) write('event: gap\ndata: {}\n\n')
    }),
  )
  readable.once('close', end)
  write('retry: 3000\n: open\n\n')
  return { readable, end }
}
