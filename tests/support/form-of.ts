import type { IncomingHttpHeaders } from 'node:http'

/** A form as a server reads it. */
export const formOf = (headers: IncomingHttpHeaders, body: Buffer): Promise<FormData> =>
  new Response(new Uint8Array(body), {
    headers: { 'content-type': headers['content-type'] ?? '' },
  }).formData()

export function textIn(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
