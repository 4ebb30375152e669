/** Of the fake of Facebook: what a person's own token reads, as developers.facebook.com has it. */
import type { Answer } from './fake-server.ts'
import { graphFault } from './graph-answers.ts'

/** Of a page, what was asked for. */
export const only = (page: object, fields: string) =>
  Object.fromEntries(Object.entries(page).filter(([name]) => name === 'id' || fields.includes(name)))

/** What they permitted, and their pages, twenty-five at a time. */
export function asPerson(
  pages: readonly object[],
  permitted: readonly string[],
  edge: string,
  { searchParams: asked }: URL,
): Answer {
  if (edge === 'permissions')
    return {
      status: 200,
      body: { data: permitted.map((permission) => ({ permission, status: 'granted' })) },
    }
  const fields = asked.get('fields') ?? ''
  if (fields.includes('instagram_business_account') && !permitted.includes('instagram_basic'))
    return graphFault(400, 10, 'Application does not have permission for this action')
  const from = Number(asked.get('after') ?? 0)
  const more = from + 25 < pages.length
  return {
    status: 200,
    body: {
      data: pages.slice(from, from + 25).map((page) => only(page, fields)),
      paging: { cursors: { after: String(from + 25) }, ...(more ? { next: 'https://fake.test' } : {}) },
    },
  }
}
