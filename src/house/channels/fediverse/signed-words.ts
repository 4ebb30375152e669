/** What one inbox is to be told, in the house's hand. One signature serves all inboxes that are told the same. */
import type { Activity } from '@fedify/vocab'
import { LRUCache } from 'lru-cache'
import { keysOf, nameOf } from './actors.ts'
import { acceptanceOf, answeringOf, deletionOf, newsOf } from './activities.ts'
import { actorPath } from './addresses.ts'
import { answerAt } from './standing-answers.ts'
import type { FediverseDeps } from './deps.ts'
import { documentLoader } from './documents.ts'
import { loadFedify } from './fedify.ts'
import { noteAt } from './standing-notes.ts'
import type { Telling } from './tell-inboxes.ts'

const signed = new LRUCache<string, Promise<string>>({ max: 50 })

/** JSON; undefined: there is nothing to tell any more. */
export async function wordsFor(deps: FediverseDeps, telling: Telling): Promise<string | undefined> {
  const { unitId, subject, act, revision } = telling
  const name = await nameOf(deps, unitId)
  const activity = await activityFor(deps, name, telling)
  if (activity === undefined) return undefined
  if (act === 'accept') return sign(deps, unitId, name, activity)
  const key = `${subject} ${act} ${revision}`
  const known = signed.get(key)
  if (known !== undefined) return known
  const signing = sign(deps, unitId, name, activity)
  signed.set(key, signing)
  return signing
}

async function activityFor(
  deps: FediverseDeps,
  name: string,
  { unitId, subject, act }: Telling,
): Promise<Activity | undefined> {
  if (act === 'delete') return deletionOf(deps, name, subject)
  if (act === 'accept') {
    const row = await deps.db
      .selectFrom('channels.fediverse_follower')
      .select(['follower', 'follow_id'])
      .where('unit_id', '=', unitId)
      .where('follower', '=', subject)
      .executeTakeFirst()
    return row === undefined
      ? undefined
      : acceptanceOf(deps, name, { follower: row.follower, followId: row.follow_id })
  }
  const note = await noteAt(deps, subject)
  if (note === 'gone') return undefined
  if (note !== undefined) return newsOf(deps, name, note, act)
  const answer = await answerAt(deps, subject)
  return answer === undefined ? undefined : answeringOf(deps, name, answer)
}

/** With a proof (FEP-8b32) and a Linked Data signature, by which servers that pass it on can show whose it is. */
async function sign(deps: FediverseDeps, unitId: string, name: string, activity: Activity): Promise<string> {
  const { signObject, signJsonLd } = await loadFedify()
  const [rsa, ed25519] = await keysOf(deps, unitId)
  if (rsa === undefined || ed25519 === undefined) throw new Error(`The keys of ${name} are incomplete.`)
  const actor = `${deps.config.url}${actorPath(name)}`
  const contextLoader = documentLoader(deps)
  const proven = await signObject(activity, ed25519.privateKey, new URL(`${actor}#multikey-2`), {
    contextLoader,
  })
  const json = widely(await proven.toJsonLd({ format: 'compact', contextLoader }))
  return JSON.stringify(
    await signJsonLd(json, rsa.privateKey, new URL(`${actor}#main-key`), { contextLoader }),
  )
}

const publicly = 'https://www.w3.org/ns/activitystreams#Public'

/**
 * As Fedify itself writes it before it makes a proof: addresses in full, attachments always as a list. Some servers read
 * JSON and not JSON-LD.
 */
function widely(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => widely(one, name))
  if (value === 'as:Public' && ['to', 'cc', 'audience'].includes(name)) return publicly
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      if (key === '@context') return [key, one]
      const wide = widely(one, key)
      return [key, key === 'attachment' && !Array.isArray(wide) ? [wide] : wide]
    }),
  )
}
