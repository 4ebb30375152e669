/** Where to reach whoever wrote to a unit: asked when they are answered, so that nothing of it is kept before. */
import type { Setback } from '../adapter.ts'
import { setbackOfAnswer, setbackOfFault } from '../networks/shared/setback.ts'
import { keysOf, nameOf } from './actors.ts'
import { actorPath } from './addresses.ts'
import type { FediverseDeps } from './deps.ts'
import { documentLoader, signedLoaders } from './documents.ts'
import { loadFedify } from './fedify.ts'
import type { Inboxes } from './followers.ts'
import { inboxesOf } from './speaker.ts'

const nobody: Setback = { kind: 'rejected', why: 'gone_there', lasting: true }

export async function reachWriter(
  deps: FediverseDeps,
  unitId: string,
  writer: string,
): Promise<Inboxes | Setback> {
  const { vocab, FetchError } = await loadFedify()
  const [rsa] = await keysOf(deps, unitId)
  if (rsa === undefined) throw new Error(`The keys of the unit ${unitId} are incomplete.`)
  const keyId = new URL(`${deps.config.url}${actorPath(await nameOf(deps, unitId))}#main-key`)
  try {
    const { document } = await signedLoaders(deps)({ keyId, privateKey: rsa.privateKey })(writer)
    const load = documentLoader(deps)
    const actor = await vocab.Object.fromJsonLd(document, { documentLoader: load, contextLoader: load })
    const good = vocab.isActor(actor) && actor.id?.href === writer
    return (good ? inboxesOf(actor) : undefined) ?? nobody
  } catch (error) {
    if (error instanceof TypeError) return nobody
    if (!(error instanceof FetchError)) return setbackOfFault(error, false)
    const { response, message } = error
    if (response === undefined || response.status === 404 || response.status === 410) return nobody
    const now = deps.clock.now()
    const setback = setbackOfAnswer(response, message, { mayHaveActed: false, now })
    // It is their server that refuses, and no sign-in of ours.
    return setback.kind === 'unauthorised'
      ? { kind: 'rejected', why: 'forbidden_there', lasting: false, detail: message }
      : setback
  }
}
