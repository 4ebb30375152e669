/** How the fakes of Meta's networks answer: codes in place of statuses, pages with cursors, waiting told in a header. */
import type { Answer, Spoil } from './fake-server.ts'

export const graphFault = (
  status: number,
  code: number,
  message: string,
  error_subcode?: number,
): Answer & { body: object } => ({
  status,
  body: { error: { message, type: 'OAuthException', code, error_subcode, fbtrace_id: 'A' } },
})

/** A page of a list, with the cursor behind it as long as there is more. */
export function graphPage(all: { id: string }[], { searchParams: asked }: URL, most = 100): Answer {
  const size = Number(asked.get('limit') ?? 25)
  if (size > most) return graphFault(400, 100, `Param limit must be at most ${most}`)
  const after = asked.get('after')
  const from = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1
  const data = all.slice(from, from + size)
  const more = from + size < all.length
  return {
    status: 200,
    body: {
      data,
      paging: { cursors: { after: data.at(-1)?.id }, ...(more ? { next: 'https://graph.test/next' } : {}) },
    },
  }
}

/** How the Graph API asks to wait: in minutes, by account. */
export const graphThrottle = (seconds: number): Spoil => ({
  status: 400,
  headers: {
    'x-business-use-case-usage': JSON.stringify({
      '77': [{ type: 'pages', call_count: 100, estimated_time_to_regain_access: Math.ceil(seconds / 60) }],
    }),
  },
  body: { error: { message: 'Application request limit reached', code: 4, is_transient: true } },
})
