import type { Server } from '../../platform/http.ts'
import { signedIn, tags, type HubRoutesDeps } from './asked.ts'
import {
  CorrectionPage,
  CorrectionSchema,
  CorrectionsQuery,
  HolderPage,
  HolderTableQuery,
  HoldersQuery,
  OwnCorrections,
  Reminded,
} from './correction-schemas.ts'
import { sendCsv } from './csv.ts'
import type { Correction } from './corrections/correction.ts'
import type { Holder } from './corrections/correction-queries.ts'
import { IdParams } from './schemas.ts'

const config = { act: 'correction.follow' }
const moment = (at: Date | null) => at?.toISOString() ?? null

const present = <C extends Correction>(one: C) => ({
  ...one,
  at: one.at.toISOString(),
  endedAt: moment(one.endedAt),
})
const presentHolder = (one: Holder) => ({
  ...one,
  heldSince: one.heldSince.toISOString(),
  toldAt: moment(one.toldAt),
  remindedAt: moment(one.remindedAt),
  acknowledgedAt: moment(one.acknowledgedAt),
})

const holderLines = (holders: readonly Holder[]) => [
  [
    'name',
    'outlet',
    'kind',
    'held_by',
    'held_since',
    'told_at',
    'letter',
    'devices',
    'reminded_at',
    'acknowledged_at',
    'acknowledged_in',
  ],
  ...holders
    .map(presentHolder)
    .map((one) => [
      one.name,
      one.outlet,
      one.kind,
      one.heldBy,
      one.heldSince,
      one.toldAt,
      one.letter,
      one.pushed,
      one.remindedAt,
      one.acknowledgedAt,
      one.acknowledgedIn,
    ]),
]

export function correctionRoutes(api: Server, { hub }: HubRoutesDeps): void {
  api.get(
    '/hub/corrections',
    {
      config,
      schema: {
        tags,
        summary: 'What proved wrong, newest first, with how many hold it and have acknowledged it',
        querystring: CorrectionsQuery,
        response: { 200: CorrectionPage },
      },
    },
    async (request) => {
      const { items, next } = await hub.corrections(signedIn(request), request.query)
      return { corrections: items.map(present), next }
    },
  )

  api.get(
    '/hub/corrections/:id',
    {
      config,
      schema: { tags, summary: 'One of them', params: IdParams, response: { 200: CorrectionSchema } },
    },
    async (request) => present(await hub.correction(signedIn(request), request.params.id)),
  )

  api.get(
    '/hub/corrections/:id/holders',
    {
      config,
      schema: {
        tags,
        summary: 'Who holds it, when and how each was told, and whether they have acknowledged it',
        params: IdParams,
        querystring: HoldersQuery,
        response: { 200: HolderPage },
      },
    },
    async (request) => {
      const { items, next } = await hub.holders(signedIn(request), request.params.id, request.query)
      return { holders: items.map(presentHolder), next }
    },
  )

  api.get(
    '/hub/corrections/:id/holders.csv',
    {
      config,
      schema: {
        tags,
        summary: 'The same as a table for spreadsheets: one line a holder, times in UTC',
        params: IdParams,
        querystring: HolderTableQuery,
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const holders = await hub.holderTable(signedIn(request), id, request.query)
      return sendCsv(reply, `correction-${id}.csv`, holderLines(holders))
    },
  )

  api.post(
    '/hub/corrections/:id/remind',
    {
      config,
      schema: {
        tags,
        summary: 'Write once more to those who have not acknowledged it',
        params: IdParams,
        response: { 200: Reminded },
      },
    },
    (request) => hub.remind(signedIn(request), request.params.id),
  )

  // One's own needs no role: whoever took something from the bank may have lost every role since.
  const own = { act: 'signed-in' }
  api.get(
    '/hub/own-corrections',
    {
      config: own,
      schema: {
        tags,
        summary: 'What proved wrong of that which one took oneself; what waits comes first',
        response: { 200: OwnCorrections },
      },
    },
    async (request) => ({
      corrections: (await hub.staffCorrections(signedIn(request))).map((one) => ({
        ...present(one),
        heldSince: one.heldSince.toISOString(),
        acknowledgedAt: moment(one.acknowledgedAt),
      })),
    }),
  )

  api.post(
    '/hub/own-corrections/:id/acknowledge',
    {
      config: own,
      schema: { tags, summary: 'Say that one has read it; `id` is its `holderId`', params: IdParams },
    },
    async (request, reply) => {
      await hub.acknowledgeAsStaff(signedIn(request), request.params.id)
      return reply.code(204).send()
    },
  )
}
