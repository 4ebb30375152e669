/** One request to the house. Whatever is not an answer of yes becomes a Refusal that says what happened. */

export class Refusal extends Error {
  /** 0: nothing came back; the line is gone. */
  readonly status: number
  readonly code: string
  /** The server's sentence, in the person's language. */
  readonly sentence: string | null
  /** Seconds that the server asks to wait. */
  readonly retryAfter: number | undefined
  readonly params: Record<string, string | number> | undefined

  constructor(
    status: number,
    code: string,
    {
      sentence = null,
      retryAfter,
      params,
    }: { sentence?: string | null; retryAfter?: number; params?: Record<string, string | number> } = {},
  ) {
    super(sentence ?? code)
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.sentence = sentence
    this.retryAfter = retryAfter
    this.params = params
  }
}

let language = 'id'
export function speak(locale: 'id' | 'en'): void {
  language = locale
}

interface Call {
  method?: string
  headers?: Record<string, string>
  body?: ArrayBuffer | string
  /** Milliseconds without an answer after which the line counts as gone. */
  patience?: number
  signal?: AbortSignal | undefined
}

/** @throws Refusal */
export async function call(
  path: string,
  { patience = 30_000, signal, ...init }: Call = {},
): Promise<Response> {
  // By hand: `AbortSignal.any` is younger than many phones. The timer stays, so that a body may not hang either.
  const end = new AbortController()
  setTimeout(() => end.abort(), patience)
  signal?.addEventListener('abort', () => end.abort(), { once: true })
  let response: Response
  try {
    response = await fetch(path, {
      ...init,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { 'accept-language': language, ...init.headers },
      signal: end.signal,
    })
  } catch {
    throw new Refusal(0, 'offline')
  }
  if (response.ok) return response
  const body = (await response.json().catch(() => ({}))) as { code?: string; title?: string }
  const seconds = Number(response.headers.get('retry-after'))
  throw new Refusal(response.status, body.code ?? `http_${response.status}`, {
    sentence: body.title ?? null,
    ...(seconds > 0 ? { retryAfter: seconds } : {}),
  })
}

export const post = (path: string, body: unknown): Promise<Response> =>
  call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
