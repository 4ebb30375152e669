/** The house's own registrations with the networks: entered by an administrator, or made by the house at each server. */
import { isAtHome } from '../../../platform/address.ts'
import type { Actor } from '../../../platform/actor.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Adapter, NetworkKind } from '../adapter.ts'
import type { Application, Authorise, HouseThere } from '../adapter-signing-in.ts'
import { applicationContext } from '../sealed.ts'
import { faultOf } from './sign-in-to.ts'
import type { ConnectingDeps } from './deps.ts'

/** What an administrator sees of one network; its secret is told to nobody. */
export interface NetworkApplication {
  kind: NetworkKind
  portal: string | null
  scopes: Authorise['scopes']
  clientId: string | null
  registeredBy: string | null
  registeredAt: Date | null
}

/** Where every network sends people back to. */
export const redirectAddress = ({ config }: Pick<ConnectingDeps, 'config'>): string =>
  `${config.url}/sambung/kembali`

const toRegister = ({ adapters }: Pick<ConnectingDeps, 'adapters'>) =>
  Object.values(adapters).flatMap(({ kind, authorise }) =>
    authorise?.application === 'registered' ? [{ kind, authorise }] : [],
  )

/** The networks at which the house must be registered, and how it is. @throws forbidden */
export async function applicationsFor(deps: ConnectingDeps, actor: Actor): Promise<NetworkApplication[]> {
  await deps.identity.authorise(actor, 'application.manage', deps.units.root().id)
  const rows = await deps.db
    .selectFrom('channels.application')
    .select(['kind', 'client_id', 'registered_by', 'registered_at'])
    .where('server', '=', '')
    .execute()
  return toRegister(deps).map(({ kind, authorise: { portal = null, scopes } }) => {
    const row = rows.find((one) => one.kind === kind)
    return {
      kind,
      portal,
      scopes,
      clientId: row?.client_id ?? null,
      registeredBy: row?.registered_by ?? null,
      registeredAt: row?.registered_at ?? null,
    }
  })
}

/**
 * Enters what the network gave the house. A changed secret holds at once for every account that was opened with it.
 * @throws forbidden, application_not_wanted (the network wants none)
 */
export async function registerApplication(
  deps: ConnectingDeps,
  actor: Actor,
  { kind, clientId, clientSecret }: Application & { kind: NetworkKind },
): Promise<void> {
  const root = deps.units.root().id
  await deps.identity.authorise(actor, 'application.manage', root)
  if (!toRegister(deps).some((one) => one.kind === kind)) throw invalid('application_not_wanted')
  await deps.db.transaction().execute(async (trx) => {
    const before = await trx
      .deleteFrom('channels.application')
      .where('kind', '=', kind)
      .where('server', '=', '')
      .returning('client_id')
      .executeTakeFirst()
    const row = rowOf(deps, { kind, server: '', application: { clientId, clientSecret }, by: actor.name })
    await trx.insertInto('channels.application').values(row).execute()
    await deps.audit.record(trx, {
      actor,
      act: 'application.register',
      unitId: root,
      objectKind: 'application',
      objectId: row.id,
      details: { kind, clientId, before: before?.client_id ?? null },
    })
  })
}

/** Nobody new signs in with it; accounts that were opened with it end with their tokens. @throws forbidden */
export async function removeApplication(
  deps: ConnectingDeps,
  actor: Actor,
  kind: NetworkKind,
): Promise<void> {
  const root = deps.units.root().id
  await deps.identity.authorise(actor, 'application.manage', root)
  await deps.db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('channels.application')
      .where('kind', '=', kind)
      .where('server', '=', '')
      .returning(['id', 'client_id'])
      .executeTakeFirst()
    if (gone === undefined) return
    await deps.audit.record(trx, {
      actor,
      act: 'application.remove',
      unitId: root,
      objectKind: 'application',
      objectId: gone.id,
      details: { kind, clientId: gone.client_id },
    })
  })
}

/** Networks at which somebody can sign in now. */
export async function readyNetworks(deps: ConnectingDeps): Promise<Set<NetworkKind>> {
  const rows = await deps.db
    .selectFrom('channels.application')
    .select('kind')
    .where('server', '=', '')
    .execute()
  return new Set(
    Object.values(deps.adapters).flatMap(({ kind, authorise }) =>
      authorise === undefined ||
      (authorise.application === 'registered' && !rows.some((row) => row.kind === kind)) ||
      (authorise.application === 'described' && !canBeRead(deps.config.url))
        ? []
        : [kind],
    ),
  )
}

/** A document of the house is read without disguise on its own machine alone. */
const canBeRead = (site: string): boolean => site.startsWith('https://') || isAtHome(site)

const nobodys: Application = { clientId: '', clientSecret: '' }

/**
 * The one to sign in with; where the house is to introduce itself, it does so once for each server.
 * @throws application_missing, channel_unreachable, channel_refused
 */
export async function applicationAt(
  deps: ConnectingDeps,
  { kind, fields, authorise }: Adapter,
  server: string,
): Promise<Application> {
  if (authorise === undefined || authorise.application === 'none') return nobodys
  // A house that moved describes itself anew; accounts that it opened before are still known by its old name.
  const at = { introduced: server, described: deps.config.url, registered: '' }[authorise.application]
  const known = await knownAt(deps, kind, at)
  if (known !== undefined && (known.redirect === redirectAddress(deps) || authorise.introduce === undefined))
    return known.application
  if (authorise.introduce === undefined) throw conflict('application_missing')
  const application = await authorise.introduce(server, houseThere(deps))
  if ('kind' in application) throw faultOf({ fields }, application)
  const values = rowOf(deps, { kind, server: at, application, by: null })
  await deps.db
    .insertInto('channels.application')
    .values(values)
    .onConflict((clash) =>
      clash
        .columns(['kind', 'server'])
        .doUpdateSet(values)
        .whereRef('channels.application.redirect', '!=', 'excluded.redirect'),
    )
    .execute()
  // Of two at the same moment the first is kept.
  return (await knownAt(deps, kind, at))?.application ?? application
}

/** What the house says of itself to servers that ask; undefined before anybody signed in there. */
export async function documentFor(
  deps: ConnectingDeps,
  kind: NetworkKind,
): Promise<Record<string, unknown> | undefined> {
  const known = await knownAt(deps, kind, deps.config.url)
  return known === undefined
    ? undefined
    : deps.adapters[kind].authorise?.describe?.(known.application, houseThere(deps))
}

const houseThere = (deps: Pick<ConnectingDeps, 'house' | 'config'>): HouseThere => ({
  name: deps.house.id,
  site: deps.config.url,
  redirect: redirectAddress(deps),
})

async function knownAt(
  { db, secrets }: Pick<ConnectingDeps, 'db' | 'secrets'>,
  kind: NetworkKind,
  server: string,
) {
  const row = await db
    .selectFrom('channels.application')
    .selectAll()
    .where('kind', '=', kind)
    .where('server', '=', server)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const clientSecret = secrets.unseal(row.client_secret, applicationContext(row.id))
  return { redirect: row.redirect, application: { clientId: row.client_id, clientSecret } }
}

/** The server knows it no more; the next sign-in introduces the house anew. */
export async function forgetIntroduction(
  { db }: ConnectingDeps,
  kind: NetworkKind,
  server: string,
): Promise<void> {
  await db
    .deleteFrom('channels.application')
    .where('kind', '=', kind)
    .where('server', '=', server)
    .where('registered_by', 'is', null)
    .execute()
}

function rowOf(
  deps: ConnectingDeps,
  {
    kind,
    server,
    application: { clientId, clientSecret },
    by,
  }: { kind: NetworkKind; server: string; application: Application; by: string | null },
) {
  const id = newId()
  return {
    id,
    kind,
    server,
    client_id: clientId,
    client_secret: deps.secrets.seal(clientSecret, applicationContext(id)),
    redirect: redirectAddress(deps),
    registered_by: by,
    registered_at: deps.clock.now(),
  }
}
