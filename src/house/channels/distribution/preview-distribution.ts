/** What a distribution would do, before it does it: how many, where, at what cost, and what stands in the way. */
import type { Actor } from '../../../platform/actor.ts'
import type { NetworkKind, PostFault } from '../adapter.ts'
import type { ChannelsDeps } from '../deps.ts'
import { addressAccounts, type Addressee } from './address-accounts.ts'
import { boundTo, readContent } from './content.ts'
import { announceable, requireDistribution, type Announceable, type DistributionRow } from './distribution.ts'

/** The same fault of several accounts: where it is about their words, of one network. */
export interface FaultGroup {
  severity: 'block' | 'notice'
  code: string
  /** Of the first of them. */
  params: Record<string, string | number>
  /** Where most are comes first. */
  networks: { kind: NetworkKind; n: number }[]
  n: number
  /** The first three. */
  handles: string[]
}

export interface DistributionPreview {
  /** To be named when it is approved and sent: of this text, this audience and this version of the edition. */
  bound: string
  published: boolean
  scheduledFor: Date | null
  networks: { kind: NetworkKind; ready: number; blocked: number; proposed: number }[]
  ready: number
  blocked: number
  proposed: number
  /** Only of what is ready, in millionths. */
  cost: { micros: number; currency: string }[]
  faults: FaultGroup[]
  /** Somebody else has to agree before it is sent. */
  needsSecond: boolean
  /** Somebody else has agreed to exactly this. */
  agreed: boolean
}

export interface LaidOut extends Announceable {
  row: DistributionRow
  addressees: Addressee[]
  bound: string
}

/** More accounts than these are a second person's matter, too. */
export const mostAlone = 50

export const isReady = ({ blocks, terms }: Addressee): boolean => blocks.length === 0 && terms === 'mandatory'

/** What is wrong with the words of a proposal its unit can mend; where nothing can be posted nothing is proposed. */
export const isProposable = ({ blocks, terms }: Addressee): boolean =>
  terms === 'proposal' && blocks.every(({ at }) => at !== 'account')

/** What goes out in the name of others, or of many, is two people's decision; a proposal is its unit's. */
export function needsSecond(unitId: string, addressees: readonly Addressee[]): boolean {
  const sent = addressees.filter(isReady)
  return sent.length > mostAlone || sent.some(({ account }) => account.unit_id !== unitId)
}

/** Agreed to by somebody who did not write it. */
export const isAgreed = (row: DistributionRow, bound: string): boolean =>
  row.approved_hash === bound && row.approved_by_id !== row.changed_by_id

/** @throws not_found, forbidden, distribution_not_public */
export async function layOut(deps: ChannelsDeps, actor: Actor, id: string): Promise<LaidOut> {
  const row = await requireDistribution(deps.db, id)
  const found = await announceable(deps, actor, row.edition_id)
  const addressees = await addressAccounts(deps, found.edition, readContent(row.content))
  return { ...found, row, addressees, bound: boundTo(row.hash, found.edition.article.versionHash) }
}

/** @throws not_found, forbidden, distribution_not_public */
export async function previewDistribution(
  deps: ChannelsDeps,
  actor: Actor,
  id: string,
): Promise<DistributionPreview> {
  const { unit_id: unitId } = await requireDistribution(deps.db, id)
  await deps.identity.authorise(actor, 'delivery.read', unitId)
  const { row, addressees, bound, published, scheduledFor } = await layOut(deps, actor, id)
  const count = (of: readonly Addressee[]) => ({
    ready: of.filter(isReady).length,
    proposed: of.filter(isProposable).length,
    blocked: of.filter((one) => !isReady(one) && !isProposable(one)).length,
  })
  return {
    bound,
    published,
    scheduledFor,
    ...count(addressees),
    networks: [...Map.groupBy(addressees, ({ account }) => account.kind)].map(([kind, of]) => ({
      kind: kind as NetworkKind,
      ...count(of),
    })),
    cost: costOf(addressees),
    faults: [
      ...grouped('block', addressees, ({ blocks }) => blocks),
      ...grouped('notice', addressees, ({ notices }) => notices),
    ],
    needsSecond: needsSecond(row.unit_id, addressees),
    agreed: isAgreed(row, bound),
  }
}

function costOf(addressees: readonly Addressee[]): DistributionPreview['cost'] {
  const costs = addressees.filter(isReady).flatMap(({ preview }) => preview.cost ?? [])
  return [...Map.groupBy(costs, ({ currency }) => currency)].map(([currency, of]) => ({
    currency,
    micros: of.reduce((sum, { micros }) => sum + micros, 0),
  }))
}

function grouped(
  severity: FaultGroup['severity'],
  addressees: readonly Addressee[],
  faultsOf: (one: Addressee) => readonly PostFault[],
): FaultGroup[] {
  const all = addressees.flatMap((one) => faultsOf(one).map((fault) => ({ fault, account: one.account })))
  return [
    ...Map.groupBy(all, ({ fault, account }) =>
      // What stands in the way of an account is the same on every network; what is wrong with words is not.
      [fault.at === 'account' ? '' : account.kind, fault.code, fault.params?.['part']].join(' '),
    ).values(),
  ]
    .flatMap((of): FaultGroup[] => {
      const [first] = of.toSorted((a, b) => momentIn(a.fault).localeCompare(momentIn(b.fault)))
      if (first === undefined) return []
      return [
        {
          severity,
          code: first.fault.code,
          params: first.fault.params ?? {},
          networks: [...Map.groupBy(of, ({ account }) => account.kind)]
            .map(([kind, { length: n }]) => ({ kind: kind as NetworkKind, n }))
            .toSorted((a, b) => b.n - a.n),
          n: of.length,
          handles: of.slice(0, 3).map(({ account }) => account.label || account.handle),
        },
      ]
    })
    .toSorted((a, b) => b.n - a.n)
}

/** Of what ends at several times the first is told. */
const momentIn = ({ params }: PostFault): string => String(params?.['at'] ?? '')

export interface AddresseePage {
  accounts: Addressee[]
  /** Id of the last account, to go on with. */
  next: string | null
}

/** Account by account in the tree's order, as its network will show it. @throws not_found, forbidden, distribution_not_public */
export async function previewAccounts(
  deps: ChannelsDeps,
  actor: Actor,
  id: string,
  { only, network, after, limit = 20 }: AccountsFilter,
): Promise<AddresseePage> {
  const { unit_id: unitId } = await requireDistribution(deps.db, id)
  await deps.identity.authorise(actor, 'delivery.read', unitId)
  const { addressees } = await layOut(deps, actor, id)
  const asked = addressees.filter(
    ({ account, blocks, notices }) =>
      (network === undefined || account.kind === network) &&
      (only === undefined || (only === 'blocked' ? blocks.length > 0 : notices.length > 0)),
  )
  const from = after === undefined ? 0 : asked.findIndex(({ account }) => account.id === after) + 1
  const page = asked.slice(from, from + limit)
  return {
    accounts: page,
    next: asked.length > from + limit ? (page.at(-1)?.account.id ?? null) : null,
  }
}

export interface AccountsFilter {
  only?: 'blocked' | 'noticed' | undefined
  network?: NetworkKind | undefined
  /** Id of the last account of the page before. */
  after?: string | undefined
  limit?: number | undefined
}
