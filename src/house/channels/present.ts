/** What the API shows of the room's own shapes. */
import type { Static } from 'typebox'
import type { Adapter } from './adapter.ts'
import type { Channel } from './channel.ts'
import type { OfficialAccount, OfficialAnswer } from './official-accounts.ts'
import type { AttemptRecord, Receipt } from './queries.ts'
import type {
  AccountSchema,
  ChannelSchema,
  DeliverySchema,
  NetworkList,
  OfficialAnswerSchema,
  ReceiptSchema,
} from './schemas.ts'

const moment = (at: Date | null) => at?.toISOString() ?? null

export const presentChannel = (channel: Channel): Static<typeof ChannelSchema> => ({
  id: channel.id,
  unitId: channel.unitId,
  kind: channel.kind,
  server: channel.server,
  url: channel.url,
  handle: channel.handle,
  label: channel.label,
  languages: channel.languages,
  state: channel.state,
  settings: channel.settings,
  listed: channel.listed,
  expiresAt: moment(channel.expiresAt),
  lastSuccessAt: moment(channel.health.lastSuccessAt),
  lastFaultAt: moment(channel.health.lastFaultAt),
  lastFault: channel.health.lastFault,
  faultsInRow: channel.health.faultsInRow,
  createdAt: channel.createdAt.toISOString(),
})

export const presentReceipt = (one: Receipt): Static<typeof ReceiptSchema> => ({
  id: one.id,
  storyId: one.storyId,
  editionId: one.editionId,
  locale: one.locale,
  purpose: one.purpose,
  state: one.state,
  why: one.why,
  detail: one.detail,
  lasting: one.lasting,
  externalUrl: one.externalUrl,
  said: one.said,
  leftovers: one.leftovers,
  attempts: one.attempts,
  nextAt: moment(one.nextAt),
  createdAt: one.createdAt.toISOString(),
  changedAt: one.changedAt.toISOString(),
  sentAt: moment(one.sentAt),
  channel: {
    id: one.channel.id,
    unitId: one.channel.unitId,
    kind: one.channel.kind,
    handle: one.channel.handle,
    label: one.channel.label,
    url: one.channel.url,
    state: one.channel.state,
  },
})

export const presentDelivery = (
  one: Receipt & { attemptRecords: AttemptRecord[] },
): Static<typeof DeliverySchema> => ({
  ...presentReceipt(one),
  attemptRecords: one.attemptRecords.map((attempt) => ({
    ...attempt,
    startedAt: attempt.startedAt.toISOString(),
    endedAt: moment(attempt.endedAt),
  })),
})

export const presentAccount = (account: OfficialAccount): Static<typeof AccountSchema> => ({
  ...account,
  since: account.since.toISOString(),
})

export const presentAnswer = (answer: OfficialAnswer): Static<typeof OfficialAnswerSchema> => ({
  answer: answer.answer,
  account: answer.answer === 'unknown' ? null : presentAccount(answer.account),
  until: answer.answer === 'formerly' ? answer.until.toISOString() : null,
})

export const presentNetworks = (
  networks: readonly Pick<Adapter, 'kind' | 'fields' | 'can'>[],
): Static<typeof NetworkList>['networks'] =>
  structuredClone(networks) as Static<typeof NetworkList>['networks']
