/** Units as actors: named once for ever, with keys that are made when they are first needed and kept sealed. */
import { subtle, type webcrypto } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { slugify } from '../../../platform/text/slugify.ts'
import { fediverseActorContext } from '../sealed.ts'
import type { FediverseDeps, FediverseUnit } from './deps.ts'

export interface FediverseActor {
  unit: FediverseUnit
  channelId: string
  name: string
  createdAt: Date
}

type Deps = Pick<FediverseDeps, 'db' | 'clock' | 'secrets' | 'units' | 'institution'>

/** Reads like an address from the inside out: `sumur-bandung.kota-bandung.jawa-barat`. */
function namesFor({ institution }: Deps, { sitePath, code }: FediverseUnit): string[] {
  const name = sitePath === '' ? slugify(institution.shortName) : sitePath.split('/').toReversed().join('.')
  // Once a unit was renamed, another may come to its old place: names are not given twice.
  return [name, `${name}.${code}`]
}

/** The unit's name there, which it has from now on. */
export async function ensureActor(deps: Deps, unit: FediverseUnit): Promise<string> {
  const known = () =>
    deps.db
      .selectFrom('channels.fediverse_actor')
      .select('name')
      .where('unit_id', '=', unit.id)
      .executeTakeFirst()
  const before = await known()
  if (before !== undefined) return before.name
  const keys = deps.secrets.seal(JSON.stringify(await newKeys()), fediverseActorContext(unit.id))
  for (const name of namesFor(deps, unit))
    await deps.db
      .insertInto('channels.fediverse_actor')
      .values({ unit_id: unit.id, name, keys, created_at: deps.clock.now() })
      // Its own, made by somebody else this moment, or the name of another.
      .onConflict((clash) => clash.doNothing())
      .execute()
  const made = await known()
  if (made === undefined) throw new Error(`No name is left on the Fediverse for the unit ${unit.code}.`)
  return made.name
}

/** As servers want them for the signatures of requests; 2,048 bits is what all of them take. */
const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
/** For the signatures of what is sent (FEP-8b32). */
const ed25519 = { name: 'Ed25519' }

async function newKeys(): Promise<webcrypto.JsonWebKey[]> {
  const of = { ...rsa, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }
  const pairs = await Promise.all([
    subtle.generateKey(of, true, ['sign', 'verify']),
    subtle.generateKey(ed25519, true, ['sign', 'verify']),
  ])
  return Promise.all(
    pairs.map((pair) => subtle.exportKey('jwk', (pair as webcrypto.CryptoKeyPair).privateKey)),
  )
}

/** Whether it is switched on or not. */
export async function nameOf({ db }: Pick<Deps, 'db'>, unitId: string): Promise<string> {
  const { name } = await db
    .selectFrom('channels.fediverse_actor')
    .select('name')
    .where('unit_id', '=', unitId)
    .executeTakeFirstOrThrow()
  return name
}

/** Switched on, and of an open unit. */
export const actorNamed = (deps: Deps, name: string) => switchedOn(deps, { name })
export const actorOfUnit = (deps: Deps, unitId: string) => switchedOn(deps, { unitId })
/** Any of them: to sign for the house as a whole. */
export const anyActor = (deps: Deps) => switchedOn(deps, {})

async function switchedOn(
  { db, units }: Deps,
  { name, unitId }: { name?: string; unitId?: string },
): Promise<FediverseActor | undefined> {
  let query = db
    .selectFrom('channels.fediverse_actor as a')
    .innerJoin('channels.channel as c', 'c.unit_id', 'a.unit_id')
    .select(['a.unit_id', 'a.name', 'a.created_at', 'c.id as channel_id'])
    .where('c.kind', '=', 'activitypub')
    .where('c.removed_at', 'is', null)
  if (name !== undefined) query = query.where('a.name', '=', name)
  if (unitId !== undefined) query = query.where('a.unit_id', '=', unitId)
  const row = await query.orderBy('a.created_at').limit(1).executeTakeFirst()
  const unit = row === undefined ? undefined : units.get(row.unit_id)
  if (row === undefined || unit?.state !== 'open') return undefined
  return { unit, channelId: row.channel_id, name: row.name, createdAt: row.created_at }
}

const opened = new LRUCache<string, Promise<webcrypto.CryptoKeyPair[]>>({ max: 500 })

/** RSA and Ed25519, of a unit whose actor may be switched off by now: its last words are signed, too. */
export async function keysOf({ db, secrets }: Deps, unitId: string): Promise<webcrypto.CryptoKeyPair[]> {
  const { keys } = await db
    .selectFrom('channels.fediverse_actor')
    .select('keys')
    .where('unit_id', '=', unitId)
    .executeTakeFirstOrThrow()
  const known = opened.get(keys)
  if (known !== undefined) return known
  const opening = openKeys(
    JSON.parse(secrets.unseal(keys, fediverseActorContext(unitId))) as webcrypto.JsonWebKey[],
  )
  opened.set(keys, opening)
  return opening
}

const openKeys = (stored: readonly webcrypto.JsonWebKey[]): Promise<webcrypto.CryptoKeyPair[]> =>
  Promise.all(
    stored.map(async (jwk) => {
      const as = jwk.kty === 'RSA' ? rsa : ed25519
      return {
        privateKey: await subtle.importKey('jwk', jwk, as, true, ['sign']),
        publicKey: await subtle.importKey('jwk', publicPart(jwk), as, true, ['verify']),
      }
    }),
  )

/** RFC 7517 and 7518: everything else of a private key is private. */
function publicPart({ kty, alg, n, e, crv, x }: webcrypto.JsonWebKey): webcrypto.JsonWebKey {
  const shown = { kty, alg, n, e, crv, x, key_ops: ['verify'], ext: true }
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined))
}
