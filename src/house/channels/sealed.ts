/** Where this room keeps something sealed, and for what. */
import type { SealedColumn } from '../../platform/reseal.ts'

export const channelContext = (id: string) => `channels.channel:${id}`
export const applicationContext = (id: string) => `channels.application:${id}`
export const signInContext = (id: string) => `channels.sign_in:${id}`
export const fediverseActorContext = (unitId: string) => `channels.fediverse_actor:${unitId}`

export const sealedInChannels: readonly SealedColumn[] = [
  { table: 'channels.channel', column: 'credentials', by: 'id', context: channelContext },
  { table: 'channels.application', column: 'client_secret', by: 'id', context: applicationContext },
  { table: 'channels.sign_in', column: 'sealed', by: 'id', context: signInContext },
  { table: 'channels.fediverse_actor', column: 'keys', by: 'unit_id', context: fediverseActorContext },
  { table: 'channels.turned_over', column: 'sealed', by: 'entry_hash', context: (hash) => hash },
]
