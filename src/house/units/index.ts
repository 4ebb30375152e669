/** Front door of the units: the institution's tree, read from memory; acts on it; its sites' addresses. */
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { HouseDb, HouseTransaction } from '../../platform/db.ts'
import type { Events } from '../../platform/events.ts'
import type { Log } from '../../platform/log.ts'
import type { Audit } from '../audit/index.ts'
import { addUnit, type AddUnit } from './add-unit.ts'
import { closeUnit, type CloseUnit } from './close-unit.ts'
import type { UnitMoved } from './events.ts'
import type { LoadedPack } from './load-pack.ts'
import { mergeUnit, type MergeUnit } from './merge-unit.ts'
import { moveUnit, type MoveUnit } from './move-unit.ts'
import type { LocalText, TimeZone } from './pack.ts'
import { placeOf } from './place-of.ts'
import { renameUnit, type RenameUnit } from './rename-unit.ts'
import { searchUnits } from './search-units.ts'
import { seedUnits } from './seed-units.ts'
import { setHost, type SetHost } from './set-host.ts'
import { readTree, type Tree } from './tree.ts'
import { openPage } from './subtree.ts'
import type { ActScope } from './act-scope.ts'
import { zoneLabel, type ZoneLabel } from './zone-label.ts'
import type { Found } from './walk-site-path.ts'
import type { Unit } from './unit.ts'

export type { Unit } from './unit.ts'
export type { UnitMoved } from './events.ts'
export type { Found } from './walk-site-path.ts'
export type * from './pack.ts'
export { loadPack, type LoadedPack } from './load-pack.ts'
export { subtreePlan } from './subtree.ts'
export { unitsRoutes } from './routes.ts'

export interface Units {
  readonly pack: LoadedPack
  /** Fills an empty database from the pack, then reads the tree; call once, before the server listens. @throws OtherPack */
  start(): Promise<void>
  /** Reads the tree again. The acts below and the event `units.changed` do it by themselves. */
  refresh(): Promise<void>

  root(): Unit
  get(id: string): Unit | undefined
  /** @throws not_found */
  require(id: string): Unit
  byCode(code: string): Unit | undefined
  /** The open unit at a site path such as `jawa-barat/kota-bandung`, or where an old path leads now; no leading slash. */
  bySitePath(path: string): Found
  /** The open unit whose own host name this is; a port is ignored. */
  byHost(host: string): Unit | undefined
  /** Self first, root last. @throws not_found */
  ancestry(id: string): Unit[]
  /** Open children in order of code. */
  children(id: string): Unit[]
  /** Ids of the unit and of all below it, closed ones included. @throws not_found */
  subtreeIds(id: string): string[]
  /** The unit and all below it, parents first, closed ones included. @throws not_found */
  subtree(id: string): readonly Unit[]
  /** A page of the open units of a subtree in the tree's order, the unit itself first; `after` is the id of the last one seen. */
  page(withinId: string, after: string | undefined, limit: number): Promise<Unit[]>
  /** True for the unit itself, too. */
  isWithin(id: string, ancestorId: string): boolean
  /** Open units by words of their names, the best first. */
  search(text: string, limit: number, withinId?: string): Unit[]
  /** The unit itself, or the open one that carries on for it. */
  standingFor(id: string): Unit
  /** As in "for the people of …". @throws not_found */
  placeOf(id: string): LocalText
  /** WIB, WITA or WIT. */
  zoneLabel(timeZone: TimeZone): ZoneLabel
  /** How many units are open. */
  count(): number

  /**
   * Lets an upper room rewrite the paths it keeps, inside the transaction of the move: both change or neither.
   * Register while the house is wired.
   */
  onMoved(follow: (trx: HouseTransaction, moved: UnitMoved) => Promise<void>): void

  /** @throws not_found, unit_closed, unit_level, unit_code_taken, unit_slug_invalid|reserved|clash|retired */
  addUnit(actor: Actor, input: AddUnit): Promise<Unit>
  /** Names and slug; an old slug goes on leading here. @throws not_found, unit_closed, unit_slug_… */
  renameUnit(actor: Actor, input: RenameUnit): Promise<Unit>
  /** With its whole subtree. @throws not_found, unit_closed, unit_root, unit_cycle, unit_level, unit_slug_… */
  moveUnit(actor: Actor, input: MoveUnit): Promise<Unit>
  /** Children go to the successor, then the unit closes. @throws as moveUnit and closeUnit */
  mergeUnit(actor: Actor, input: MergeUnit): Promise<Unit>
  /** @throws not_found, unit_closed, unit_root, unit_has_children, unit_successor */
  closeUnit(actor: Actor, input: CloseUnit): Promise<Unit>
  /** @throws not_found, unit_closed, unit_host_invalid, unit_host_taken */
  setHost(actor: Actor, input: SetHost): Promise<Unit>
}

export function createUnits({
  db,
  clock,
  events,
  audit,
  log,
  pack,
  houseUrl,
}: {
  db: HouseDb
  clock: Clock
  events: Events
  audit: Pick<Audit, 'record'>
  log: Log
  pack: LoadedPack
  /** The portal's own address: its host name cannot be given to a unit. */
  houseUrl: string
}): Units {
  let current: Tree | undefined
  let reading: Promise<void> | undefined
  let stale = false

  const tree = () => {
    if (current === undefined) throw new Error('units.start() was not awaited.')
    return current
  }

  // Calls during a reading are answered by one more reading: what they wait for may be newer than the first saw.
  async function refresh(): Promise<void> {
    stale = true
    reading ??= (async () => {
      try {
        while (stale) {
          stale = false
          current = await readTree(db)
        }
      } finally {
        reading = undefined
      }
    })()
    return reading
  }
  const refreshSoon = () => {
    refresh().catch((error: unknown) => log.warn({ err: error }, 'units: the tree could not be read again'))
  }
  events.on('units.changed', refreshSoon)
  events.onGap(refreshSoon)

  const followers: ((trx: HouseTransaction, moved: UnitMoved) => Promise<void>)[] = []
  const scope: ActScope = {
    clock,
    audit,
    pack,
    houseHost: new URL(houseUrl).hostname,
    async changed(trx, ids) {
      await events.emit(trx, 'units.changed', { ids })
    },
    async moved(trx, moved) {
      for (const follow of followers) await follow(trx, moved)
      await events.emit(trx, 'unit.moved', moved)
    },
  }
  /** Runs an act in its transaction, then waits until this process sees its outcome. */
  const perform =
    <Input>(act: (scope: ActScope, trx: HouseTransaction, actor: Actor, input: Input) => Promise<string>) =>
    async (actor: Actor, input: Input): Promise<Unit> => {
      const id = await db.transaction().execute((trx) => act(scope, trx, actor, input))
      await refresh()
      return tree().require(id)
    }

  return {
    pack,
    async start() {
      await seedUnits(db, clock, pack)
      await refresh()
    },
    refresh,
    root: () => tree().root(),
    get: (id) => tree().get(id),
    require: (id) => tree().require(id),
    byCode: (code) => tree().ofCode(code),
    bySitePath: (path) => tree().bySitePath(path),
    byHost: (host) => tree().ofHost(host),
    ancestry: (id) => tree().ancestry(id),
    children: (id) =>
      tree()
        .children(id)
        .filter((unit) => unit.state === 'open'),
    subtreeIds: (id) =>
      tree()
        .subtree(id)
        .map((unit) => unit.id),
    subtree: (id) => tree().subtree(id),
    async page(withinId, after, limit) {
      const from = after === undefined ? undefined : tree().require(after).path
      const ids = await openPage(db, tree().require(withinId).path, from, limit)
      return ids.flatMap((id) => tree().get(id) ?? [])
    },
    isWithin: (id, ancestorId) => tree().isWithin(id, ancestorId),
    search: (text, limit, withinId) =>
      searchUnits(withinId === undefined ? tree().inOrder : tree().subtree(withinId), text, limit),
    standingFor: (id) => tree().standingFor(tree().require(id)),
    placeOf: (id) => placeOf(pack, tree().ancestry(id)),
    zoneLabel,
    count: () => tree().inOrder.reduce((sum, unit) => sum + (unit.state === 'open' ? 1 : 0), 0),
    onMoved(follow) {
      followers.push(follow)
    },
    addUnit: perform(addUnit),
    renameUnit: perform(renameUnit),
    moveUnit: perform(moveUnit),
    mergeUnit: perform(mergeUnit),
    closeUnit: perform(closeUnit),
    setHost: perform(setHost),
  }
}
