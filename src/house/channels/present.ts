/** What the API shows of the room's own shapes. */
import type { Static } from 'typebox'
import type { Adapter, Preview } from './adapter.ts'
import type { Channel } from './channel.ts'
import { askedToSignIn } from './connecting/index.ts'
import { presentPicture } from './evidence/schemas.ts'
import type { DeliveryDetail, Receipt } from './queries.ts'
import type { ChannelSchema, DeliverySchema, NetworkList, PreviewSchema, ReceiptSchema } from './schemas.ts'

const moment = (at: Date | null) => at?.toISOString() ?? null

export const presentChannel = (channel: Channel): Static<typeof ChannelSchema> => ({
  id: channel.id,
  unitId: channel.unitId,
  kind: channel.kind,
  behind: channel.behind,
  server: channel.server,
  url: channel.url,
  handle: channel.handle,
  label: channel.label,
  languages: channel.languages,
  tags: channel.tags,
  state: channel.state,
  settings: channel.settings,
  listed: channel.listed,
  expiresAt: moment(channel.expiresAt),
  lastSuccessAt: moment(channel.health.lastSuccessAt),
  lastFaultAt: moment(channel.health.lastFaultAt),
  lastFault: channel.health.lastFault,
  faultsInRow: channel.health.faultsInRow,
  followers: channel.followers ?? null,
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
  plannedFor: moment(one.plannedFor),
  distributionId: one.distributionId,
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

export const presentDelivery = (one: DeliveryDetail): Static<typeof DeliverySchema> => ({
  ...presentReceipt(one),
  photo: one.photo === null ? null : presentPicture(one.photo),
  takenDownAt: moment(one.takenDownAt),
  parts: one.parts.map((part) => ({
    ...part,
    sentAt: moment(part.sentAt),
    removedAt: moment(part.removedAt),
  })),
  takesDown: one.takesDown.map((post) => ({ ...post, removedAt: moment(post.removedAt) })),
  attemptRecords: one.attemptRecords.map((attempt) => ({
    ...attempt,
    startedAt: attempt.startedAt.toISOString(),
    endedAt: moment(attempt.endedAt),
  })),
})

export const presentNetworks = (
  networks: readonly Pick<Adapter, 'kind' | 'fields' | 'can' | 'authorise'>[],
  ready: ReadonlySet<string>,
): Static<typeof NetworkList>['networks'] =>
  networks.map(({ kind, fields, can, authorise }) => ({
    ...(structuredClone({ kind, fields, can }) as Static<typeof NetworkList>['networks'][number]),
    signIn:
      authorise === undefined || (authorise.application === 'described' && !ready.has(kind))
        ? null
        : {
            ready: ready.has(kind),
            asks: structuredClone(askedToSignIn({ authorise, fields })),
            opens: [...(authorise.opens ?? [])],
          },
  }))

const whole = <T extends object>(one: T) => ({ params: {}, ...one })

export const presentPreview = ({
  parts = [],
  faults,
  notices,
  ...preview
}: Preview): Static<typeof PreviewSchema> => ({
  ...preview,
  parts,
  faults: faults.map(whole),
  notices: notices.map(whole),
})
