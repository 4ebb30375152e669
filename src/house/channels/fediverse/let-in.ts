/** How much one person and one server may have the house keep: what is more is taken and left alone. */
import { HouseError } from '../../../platform/errors.ts'
import type { Door } from '../../../platform/throttle.ts'
import type { FediverseDeps } from './deps.ts'
import { markOf } from './marks.ts'
import type { Context } from './speaker.ts'

const hour = 3_600
export const messages: Door = {
  name: 'channels.fediverse-heard',
  byAddress: { max: 3_000, seconds: hour },
  byAccount: { max: 30, seconds: hour },
}
export const reactions: Door = {
  name: 'channels.fediverse-reactions',
  byAddress: { max: 20_000, seconds: hour },
  byAccount: { max: 50, seconds: hour },
}

/** An error instead would make honest servers slow down for everybody who writes from them. */
export async function isLetIn(
  { throttle, log, secrets }: FediverseDeps,
  ctx: Context,
  door: Door,
  by: URL,
): Promise<boolean> {
  try {
    // Counted under a name that tells nobody who it is.
    const writer = markOf({ secrets }, { id: by, by }).toString('hex')
    await throttle.attempt(door, ctx.data.address, writer)
    return true
  } catch (error) {
    if (!(error instanceof HouseError) || error.code !== 'too_many_requests') throw error
    log.info({ server: by.host, door: door.name }, 'a flood from the Fediverse was left alone')
    return false
  }
}
