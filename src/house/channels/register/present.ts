/** What the API shows of the register's own shapes. */
import type { Static } from 'typebox'
import { isMessageKey, translator, type Locale } from '../../../platform/messages.ts'
import { presentPicture } from '../evidence/schemas.ts'
import type { ImportReport } from './import-accounts.ts'
import type { Impostor, ImpostorCase } from './impostors/impostor.ts'
import type { TakedownPack } from './impostors/takedown-pack.ts'
import type { OfficialAnswer } from './is-official.ts'
import type { Outlet } from './outlet.ts'
import type { OutletDetail } from './outlet-queries.ts'
import type { OfficialAccount } from './public-accounts.ts'
import type {
  AccountSchema,
  ImportReportSchema,
  ImpostorCaseSchema,
  ImpostorSchema,
  OfficialAnswerSchema,
  OutletDetailSchema,
  OutletSchema,
  PackSchema,
} from './schemas.ts'

const moment = (at: Date | null) => at?.toISOString() ?? null

export const presentOutlet = (one: Outlet): Static<typeof OutletSchema> => ({
  id: one.id,
  ref: one.ref,
  unitId: one.unitId,
  network: one.network,
  channelId: one.channelId,
  url: one.url,
  handle: one.handle,
  label: one.label,
  languages: one.languages,
  tags: one.tags,
  state: one.state,
  publishedAt: moment(one.publishedAt),
  retiredAt: moment(one.retiredAt),
  retiredWhy: one.retiredWhy,
  mandate: one.mandate,
  contact: one.contact,
  certifiedAt: moment(one.certifiedAt),
  certifiedBy: one.certifiedBy,
  dueAt: one.dueAt.toISOString(),
  proof: {
    ...one.proof,
    since: moment(one.proof.since),
    seenAt: moment(one.proof.seenAt),
    checkedAt: moment(one.proof.checkedAt),
  },
})

export const presentDetail = (one: OutletDetail): Static<typeof OutletDetailSchema> => ({
  ...presentOutlet(one),
  keepers: one.keepers,
  recovery: one.recovery === null ? null : { ...one.recovery, holdsAt: one.recovery.holdsAt.toISOString() },
  history: one.history.map((event) => ({ ...event, at: event.at.toISOString() })),
})

export const presentReport = (report: ImportReport, locale: Locale): Static<typeof ImportReportSchema> => {
  const t = translator(locale)
  return {
    ...report,
    faults: report.faults.map(({ line, column, code, params }) => {
      const key = `fault.${code}`
      return { line, column, code, message: isMessageKey(key) ? t(key, params ?? {}) : code }
    }),
  }
}

export const presentAccount = (house: string, account: OfficialAccount): Static<typeof AccountSchema> => ({
  ref: account.ref,
  page: `${house}/kanal/${account.ref}`,
  unitId: account.unitId,
  network: account.network,
  handle: account.handle,
  url: account.url,
  label: account.label,
  languages: account.languages,
  tags: account.tags,
  mandate: account.mandate,
  since: account.since.toISOString(),
  until: moment(account.until),
  connected: account.connected,
  confirmedAt: moment(account.confirmedAt),
  proof: { ...account.proof, since: moment(account.proof.since), seenAt: moment(account.proof.seenAt) },
})

export const presentAnswer = (
  house: string,
  answer: OfficialAnswer,
): Static<typeof OfficialAnswerSchema> => ({
  answer: answer.answer,
  account: 'account' in answer ? presentAccount(house, answer.account) : null,
  until: answer.answer === 'formerly' ? answer.until.toISOString() : null,
  since: answer.answer === 'impostor' ? answer.since.toISOString() : null,
  resembles:
    answer.answer === 'looks_like'
      ? answer.accounts.map(({ account, how }) => ({ account: presentAccount(house, account), how }))
      : [],
})

export const presentImpostor = (one: Impostor): Static<typeof ImpostorSchema> => ({
  id: one.id,
  asked: one.asked,
  url: one.url,
  network: one.network,
  outletId: one.outletId,
  unitId: one.unitId,
  state: one.state,
  why: one.why,
  proposedBy: one.proposedBy,
  proposedById: one.proposedById,
  approvedBy: one.approvedBy,
  listedAt: moment(one.listedAt),
  settledBy: one.settledBy,
  reports: one.reports,
  createdAt: one.createdAt.toISOString(),
  changedAt: one.changedAt.toISOString(),
})

export const presentCase = (one: ImpostorCase): Static<typeof ImpostorCaseSchema> => ({
  ...presentImpostor(one),
  told: one.told.map((report) => ({
    ...report,
    at: report.at.toISOString(),
    pictures: report.pictures.map(presentPicture),
  })),
  evidence: one.evidence.map((seen) => ({ ...seen, at: seen.at.toISOString() })),
})

export const presentPack = (pack: TakedownPack): Static<typeof PackSchema> => ({
  ...pack,
  pictures: pack.pictures.map(presentPicture),
})
