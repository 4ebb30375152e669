/** WordPress' REST interface with an application password. Source: REST API handbook. */
import type { AdapterTools } from '../../adapter.ts'

export interface Site {
  /** Origin and, if WordPress lies in a folder, its path; no slash at the end. */
  server: string
  /** Left out: as a stranger. */
  identifier?: string
  password?: string
}

export interface Answer<T> {
  status: number
  ok: boolean
  headers: Headers
  /** Undefined where the answer was no JSON: the page of a gateway or of a plugin. */
  body: T | undefined
  /** WordPress' own code and sentence, or the start of what came instead. */
  word: string
}

interface Call {
  method?: 'GET' | 'POST' | 'DELETE'
  query?: Record<string, string | string[]>
  json?: unknown
  form?: FormData
}

/** Works on sites with and without pretty addresses. @throws FetchFault */
export async function call<T>(
  { fetch }: AdapterTools,
  site: Site,
  path: string,
  { method = 'GET', query = {}, json, form }: Call = {},
): Promise<Answer<T>> {
  const url = new URL(`${site.server}/`)
  url.searchParams.set('rest_route', path)
  for (const [name, value] of Object.entries(query))
    for (const one of [value].flat()) url.searchParams.append(Array.isArray(value) ? `${name}[]` : name, one)
  const headers: Record<string, string> = { accept: 'application/json' }
  if (site.password !== undefined)
    headers['authorization'] =
      `Basic ${Buffer.from(`${site.identifier}:${site.password}`).toString('base64')}`
  if (json !== undefined) headers['content-type'] = 'application/json'
  const body = form ?? (json === undefined ? null : JSON.stringify(json))
  // A redirect would turn a POST into a GET; the address that was connected is the one that answers.
  const answer = await fetch(url, { method, headers, body, redirect: 'manual', timeout: 60_000 })
  const text = await answer.text()
  const read = parse(text) as (T & { code?: string; message?: string }) | undefined
  const word = `${read?.code ?? ''} ${read?.message ?? ''}`.trim() || text.slice(0, 120)
  return {
    status: answer.status,
    ok: answer.ok && read !== undefined,
    headers: answer.headers,
    body: read,
    word,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
