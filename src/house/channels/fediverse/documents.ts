/** Documents of other servers, fetched through the house's guarded door and no other way (CVE-2024-39687). */
import type { AuthenticatedDocumentLoaderFactory, DocumentLoader } from '@fedify/fedify'
import { isBlocked } from './addresses.ts'
import type { FediverseDeps } from './deps.ts'
import { loadFedify } from './fedify.ts'

type Deps = Pick<FediverseDeps, 'fetch' | 'config'>
type Prepare = (request: Request) => Promise<Request>

const accept =
  'application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams"'
const limits = { maxBytes: 500_000, timeout: 10_000, maxRedirects: 3 }

/** @throws FetchFault, FetchError where the server refuses or answers with something else. */
export function documentLoader({ fetch, config }: Deps, prepare: Prepare = async (as) => as): DocumentLoader {
  return async (address, options) => {
    const { preloadedContexts, FetchError } = await loadFedify()
    const url = new URL(address).href
    const known: unknown = preloadedContexts[url]
    if (known !== undefined) return { contextUrl: null, document: known, documentUrl: url }
    if (isBlocked(url, config.fediverseBlocked)) throw new FetchError(url, 'This server is blocked.')
    const request = await prepare(new Request(url, { headers: { accept } }))
    const answer = await fetch(request, {
      ...limits,
      ...(options?.signal ? { signal: options.signal } : {}),
    })
    if (!answer.ok) throw new FetchError(url, `HTTP ${answer.status}`, answer)
    if (!/^application\/([a-z.]+\+)?json\b/.test(answer.headers.get('content-type') ?? ''))
      throw new FetchError(url, 'The answer is no JSON.')
    return { contextUrl: null, document: await answer.json(), documentUrl: answer.url }
  }
}

/** Some servers answer only those who say who they are. */
export const signedLoaders =
  (deps: Deps): AuthenticatedDocumentLoaderFactory =>
  ({ keyId, privateKey }) =>
    documentLoader(deps, async (request) => {
      const { signRequest } = await loadFedify()
      return signRequest(request, privateKey, keyId)
    })
