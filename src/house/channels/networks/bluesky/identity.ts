/**
 * Whose account a name is and where it lives: a handle names a DID, the DID's document names the account's own server and,
 * in turn, its handle. Source: atproto.com/specs/handle and atproto.com/specs/did.
 */
import { isAtHome } from '../../../../platform/address.ts'
import type { AdapterTools, Setback } from '../../adapter.ts'
import { setbackOfAnswer } from '../shared/setback.ts'

export interface Identity {
  did: string
  /** Null where the name that it gives itself does not name it. */
  handle: string | null
  /** Origin of the account's own server. */
  pds: string
}

/** What keeps somebody from signing in, in the ledger's words. */
export class Halted extends Error {
  readonly setback: Setback
  constructor(setback: Setback) {
    super('why' in setback ? setback.why : setback.kind)
    this.setback = setback
  }
}

type Tools = Pick<AdapterTools, 'fetch' | 'now' | 'resolveTxt' | 'hosts'>

const handleForm = /^([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z]([a-z\d-]{0,61}[a-z\d])?$/
const didForm = /^did:(plc:[a-z2-7]{24}|web:[a-z\d.-]+)$/

export const isHandle = (text: string): boolean => text.length <= 253 && handleForm.test(text)
export const isDid = (text: string): boolean => didForm.test(text)

/** Undefined: nobody bears that name. @throws FetchFault where its server cannot be asked */
export async function didOf({ fetch, resolveTxt }: Tools, handle: string): Promise<string | undefined> {
  const texts = (await resolveTxt?.(`_atproto.${handle}`).catch(() => [])) ?? []
  const named = texts.map((parts) => parts.join('')).filter((text) => text.startsWith('did='))
  const [text] = named
  // Two of them are a mistake of whoever wrote them, and name nobody.
  if (text !== undefined) return named.length === 1 ? didIn(text.slice('did='.length)) : undefined
  const answer = await fetch(`https://${handle}/.well-known/atproto-did`, { maxBytes: 4_096, timeout: 8_000 })
  return answer.ok ? didIn(await answer.text()) : undefined
}

const didIn = (text: string): string | undefined => (isDid(text.trim()) ? text.trim() : undefined)

/** @throws Halted, FetchFault */
export async function identityOf(tools: Tools, did: string): Promise<Identity> {
  const answer = await tools.fetch(documentAddress(tools, did), { redirect: 'manual', maxBytes: 100_000 })
  const text = await answer.text()
  if (!answer.ok && answer.status !== 404 && answer.status !== 410)
    throw new Halted(setbackOfAnswer(answer, text.slice(0, 300), { mayHaveActed: false, now: tools.now() }))
  const { id, alsoKnownAs = [], service = [] } = documentIn(text)
  const pds = service.find(
    (one) => one.id.endsWith('#atproto_pds') && one.type === serverType,
  )?.serviceEndpoint
  if (!answer.ok || id !== did || pds === undefined || !isServer(pds))
    throw new Halted({ kind: 'rejected', why: 'no_such_account', lasting: false, detail: text.slice(0, 300) })
  const handle =
    alsoKnownAs
      .find((name) => name.startsWith('at://'))
      ?.slice('at://'.length)
      .toLowerCase() ?? ''
  // What it says is what the register will call official, so the name itself must say the same.
  const mutual = isHandle(handle) && (await didOf(tools, handle).catch(() => undefined)) === did
  return { did, handle: mutual ? handle : null, pds: new URL(pds).origin }
}

const serverType = 'AtprotoPersonalDataServer'

function documentAddress({ hosts }: Tools, did: string): string {
  if (!isDid(did)) throw new Halted({ kind: 'rejected', why: 'no_such_account', lasting: false, detail: did })
  const [, method, name = ''] = did.split(':')
  return method === 'plc'
    ? `${hosts?.plc ?? 'https://plc.directory'}/${did}`
    : `https://${name}/.well-known/did.json`
}

interface Document {
  id?: unknown
  alsoKnownAs?: string[]
  service?: { id: string; type: string; serviceEndpoint: string }[]
}

/** As far as it is one. */
function documentIn(text: string): Document {
  try {
    const { id, alsoKnownAs, service } = JSON.parse(text) as Record<string, unknown>
    return {
      id,
      alsoKnownAs: listIn(alsoKnownAs).filter((one) => typeof one === 'string'),
      service: listIn(service).filter(isService),
    }
  } catch {
    return {}
  }
}

const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const isService = (one: unknown): one is NonNullable<Document['service']>[number] =>
  typeof one === 'object' &&
  one !== null &&
  ['id', 'type', 'serviceEndpoint'].every(
    (name) => typeof (one as Record<string, unknown>)[name] === 'string',
  )

export const isServer = (address: string): boolean =>
  URL.canParse(address) && (new URL(address).protocol === 'https:' || isAtHome(address))
