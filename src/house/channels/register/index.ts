/** The register of official accounts: what belongs to the institution, what proves it, and what only pretends to. */
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { minutes, type Door } from '../../../platform/throttle.ts'
import { certifyOutlet, publishBelow, publishOutlet } from './certify-outlet.ts'
import type { RegisterDeps } from './deps.ts'
import { drawLooks } from './draw-looks.ts'
import { changeOutlet, enterOutlet, retireOutlet, type Entry, type OutletChange } from './enter-outlet.ts'
import { registerAsCsv, registerAsJson } from './export-register.ts'
import { askRecovery, endRecoveries, handOver, stopRecovery } from './hand-over.ts'
import { importAccounts, type ImportReport } from './import-accounts.ts'
import { gatherEvidence } from './impostors/gather-evidence.ts'
import {
  impostorCase,
  impostorsFor,
  knownImpostors,
  pictureOfCase,
  type Impostor,
  type ImpostorCase,
  type ImpostorState,
  type QueuedImpostor,
  type KnownImpostor,
} from './impostors/impostor.ts'
import {
  approveImpostor,
  delistImpostor,
  dismissImpostor,
  proposeImpostor,
} from './impostors/judge-impostor.ts'
import { reportImpostor, type ImpostorReport } from './impostors/report-impostor.ts'
import { takedownPack, takedownZip, type TakedownPack } from './impostors/takedown-pack.ts'
import { isOfficial, type OfficialAnswer } from './is-official.ts'
import './jobs.ts'
import type { NamedKeeper } from './keepers.ts'
import type { Keeper, Outlet } from './outlet.ts'
import {
  keepersOfChannel,
  outletDetail,
  outletsFor,
  type OutletDetail,
  type OutletFilter,
} from './outlet-queries.ts'
import { checkNow, checkProof, claimProofs } from './proofs/check-proof.ts'
import {
  accountByRef,
  accountCounts,
  accountPage,
  accountsOf,
  type AccountEvent,
  type DirectoryAsk,
  type OfficialAccount,
} from './public-accounts.ts'
import { remindAdministrators, tellOfficers } from './remind-administrators.ts'
import { registerKey } from './sign-register.ts'

export type { RegisterDeps } from './deps.ts'
export type { AccountEvent, OfficialAccount } from './public-accounts.ts'
export type { OfficialAnswer } from './is-official.ts'
export type { KnownImpostor } from './impostors/impostor.ts'
export type { RegisterNetwork } from './networks.ts'

const lookupDoor: Door = { name: 'channels.lookup', byAddress: { max: 300, seconds: minutes(5) } }

export interface Register {
  /** Entries of the units whose channels the actor manages, newest first; keyset by id. */
  list(actor: Actor, filter: OutletFilter): Promise<{ outlets: Outlet[]; next: string | null }>
  /** @throws not_found, forbidden */
  read(actor: Actor, id: string): Promise<OutletDetail>
  /** Who answers for a connected account; nobody where none were named. @throws not_found, forbidden */
  keepersOf(actor: Actor, channelId: string): Promise<Keeper[]>
  /** Declares an account that the house is not connected to. @throws not_found (unit), forbidden, register_address_invalid, register_taken */
  enter(actor: Actor, entry: Entry): Promise<Outlet>
  /** @throws not_found, forbidden, register_retired */
  change(actor: Actor, id: string, change: OutletChange): Promise<Outlet>
  /** Confirms it for 180 days and shows it. @throws not_found, forbidden, register_retired, register_incomplete */
  publish(actor: Actor, id: string): Promise<Outlet>
  /** All below a unit that are entered whole. @throws not_found (unit), forbidden */
  publishBelow(actor: Actor, unitId: string): Promise<{ published: number; incomplete: number }>
  /** Confirms it for another 180 days. @throws not_found, forbidden, register_retired, register_incomplete */
  certify(actor: Actor, id: string): Promise<Outlet>
  /** Its address answers "formerly" from now on. @throws not_found, forbidden, register_retired, register_connected */
  retire(actor: Actor, id: string, given: { why: string }): Promise<Outlet>
  /** Two others answer for it. @throws not_found, forbidden, register_retired, register_two_needed, register_not_administrator */
  handOver(actor: Actor, id: string, keepers: readonly NamedKeeper[]): Promise<void>
  /**
   * By the unit above, where the administrators are gone; holds after seven days.
   * @throws not_found, forbidden, register_retired, register_two_needed, reason_needed, register_recovery_waits
   */
  askRecovery(
    actor: Actor,
    id: string,
    given: { keepers: readonly NamedKeeper[]; why: string },
  ): Promise<{ holdsAt: Date }>
  /** @throws not_found, forbidden, register_retired */
  stopRecovery(actor: Actor, id: string): Promise<void>
  /** Looks for the proof at once. @throws not_found, forbidden, register_retired */
  checkProof(actor: Actor, id: string): Promise<Outlet>
  /** @throws forbidden, import_columns_missing, import_too_long */
  importCsv(actor: Actor, file: Readable, how?: { trial?: boolean }): Promise<ImportReport>

  impostors: {
    /** Newest first; keyset by id. */
    list(
      actor: Actor,
      filter: { state?: ImpostorState; before?: string; limit?: number },
    ): Promise<{ impostors: QueuedImpostor[]; next: string | null }>
    /** With what was told and seen. @throws not_found, forbidden */
    read(actor: Actor, id: string): Promise<ImpostorCase>
    /** @throws not_found, forbidden */
    takedownPack(actor: Actor, id: string): Promise<TakedownPack>
    /** Text, pages and pictures as a zip. @throws not_found, forbidden */
    takedownZip(actor: Actor, id: string): Promise<Readable>
    /** A JPEG that came with a report. @throws not_found, forbidden */
    picture(actor: Actor, id: string, pictureId: string): Promise<Buffer>
    /** @throws not_found, forbidden, reason_needed, impostor_settled */
    propose(actor: Actor, id: string, why: string): Promise<Impostor>
    /** @throws not_found, forbidden, impostor_second_person, impostor_settled */
    approve(actor: Actor, id: string): Promise<Impostor>
    /** @throws not_found, forbidden, reason_needed, impostor_settled */
    dismiss(actor: Actor, id: string, why: string): Promise<Impostor>
    /** @throws not_found, forbidden, reason_needed, impostor_settled */
    delist(actor: Actor, id: string, why: string): Promise<Impostor>
  }

  /** What asks no permission: it reads what is public. */
  public: {
    accountsOf(unitId: string): Promise<OfficialAccount[]>
    page(ask: DirectoryAsk): Promise<{ accounts: OfficialAccount[]; next: string | null }>
    counts(ask: Pick<DirectoryAsk, 'within' | 'network' | 'q'>): ReturnType<typeof accountCounts>
    byRef(ref: string): Promise<(OfficialAccount & { history: AccountEvent[] }) | undefined>
    /** Whether an address or a handle, however it was copied, is or was the institution's. */
    isOfficial(text: string): Promise<OfficialAnswer>
    /** The same for programs: 300 questions in five minutes from one network address. @throws too_many_requests */
    lookUp(text: string, from: string): Promise<OfficialAnswer>
    impostors(page: {
      before?: string | undefined
      limit: number
    }): Promise<{ impostors: KnownImpostor[]; next: string | null }>
    /** @throws too_many_requests, impostor_incomplete, impostor_is_official */
    report(report: ImpostorReport, from: string): Promise<void>
    asJson(): Promise<string>
    asCsv(): Promise<string>
    /** Ed25519, 64 bytes, over the text's UTF-8. */
    sign(content: string): Buffer
    /** PEM. */
    publicKey: string
  }
}

export function createRegister(deps: RegisterDeps): Register {
  const { db, jobs } = deps
  const key = registerKey(deps.secrets)
  jobs.define(
    'tend-register',
    async () => {
      await drawLooks(db)
      await claimProofs(deps)
      await remindAdministrators(deps)
      await endRecoveries(deps)
    },
    { every: '* * * * *' },
  )
  jobs.define('check-proof', ({ outletId }) => checkProof(deps, outletId), { work: { atOnce: 2 } })
  jobs.define('tell-register-officers', (told) => tellOfficers(deps, told))
  jobs.define('gather-evidence', ({ impostorId }) => gatherEvidence(deps, impostorId))
  deps.units.onMoved(async (trx, { oldPath, newPath }) => {
    for (const table of ['channels.outlet', 'channels.impostor'])
      await sql`update ${sql.table(table)}
        set unit_path = ${newPath}::ltree || case when unit_path = ${oldPath}::ltree then ''::ltree
          else subpath(unit_path, nlevel(${oldPath}::ltree)) end
        where unit_path <@ ${oldPath}::ltree`.execute(trx)
  })

  return {
    list: (actor, filter) => outletsFor(deps, actor, filter),
    read: (actor, id) => outletDetail(deps, actor, id),
    keepersOf: (actor, channelId) => keepersOfChannel(deps, actor, channelId),
    enter: (actor, entry) => enterOutlet(deps, actor, entry),
    change: (actor, id, change) => changeOutlet(deps, actor, id, change),
    publish: (actor, id) => publishOutlet(deps, actor, id),
    publishBelow: (actor, unitId) => publishBelow(deps, actor, unitId),
    certify: (actor, id) => certifyOutlet(deps, actor, id),
    retire: (actor, id, given) => retireOutlet(deps, actor, id, given),
    handOver: (actor, id, keepers) => handOver(deps, actor, id, keepers),
    askRecovery: (actor, id, given) => askRecovery(deps, actor, id, given),
    stopRecovery: (actor, id) => stopRecovery(deps, actor, id),
    checkProof: (actor, id) => checkNow(deps, actor, id),
    importCsv: (actor, file, how) => importAccounts(deps, actor, file, how),
    impostors: {
      list: (actor, filter) => impostorsFor(deps, actor, filter),
      read: (actor, id) => impostorCase(deps, actor, id),
      takedownPack: (actor, id) => takedownPack(deps, actor, id),
      takedownZip: (actor, id) => takedownZip(deps, actor, id),
      picture: (actor, id, pictureId) => pictureOfCase(deps, actor, id, pictureId),
      propose: (actor, id, why) => proposeImpostor(deps, actor, id, why),
      approve: (actor, id) => approveImpostor(deps, actor, id),
      dismiss: (actor, id, why) => dismissImpostor(deps, actor, id, why),
      delist: (actor, id, why) => delistImpostor(deps, actor, id, why),
    },
    public: {
      accountsOf: (unitId) => accountsOf(db, unitId),
      page: (ask) => accountPage(db, ask),
      counts: (ask) => accountCounts(db, ask),
      byRef: (ref) => accountByRef(db, ref),
      isOfficial: (text) => isOfficial(db, text),
      async lookUp(text, from) {
        await deps.throttle.attempt(lookupDoor, from)
        return isOfficial(db, text)
      },
      impostors: (page) => knownImpostors(db, page),
      report: (report, from) => reportImpostor(deps, report, from),
      asJson: () => registerAsJson(deps),
      asCsv: () => registerAsCsv(deps),
      sign: (content) => key.sign(content),
      publicKey: key.publicKey,
    },
  }
}
