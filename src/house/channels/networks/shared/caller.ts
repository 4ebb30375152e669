/** Calls to a network that speaks JSON, and what becomes of an act when one of them is refused or breaks off. */
import type { AdapterTools, Setback } from '../../adapter.ts'
import { setbackOfAnswer, setbackOfFault } from './setback.ts'

export interface Answer<T = unknown> {
  status: number
  headers: Headers
  /** Undefined where the answer was no JSON: the page of a gateway. */
  body: T | undefined
  /** The start of what came, for people. */
  word: string
}

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  query?: Record<string, string | undefined>
  json?: unknown
  form?: FormData | URLSearchParams
  bytes?: Uint8Array
  headers?: Record<string, string>
  bearer?: string | undefined
  timeout?: number
  /** What a good answer holds; an answer without it was none, whatever its status says. */
  holds?: readonly string[]
}

export interface Stage {
  /** From when on the network may have made something public. */
  mayHaveActed: boolean
  /** Nobody has spoken to that server before: it may be none of this network's. */
  meeting?: boolean
}

export class Refused extends Error {
  readonly answer: Answer
  constructor(answer: Answer) {
    super(answer.word)
    this.answer = answer
  }
}

/** `read` knows the network's own codes; what it leaves undefined is read by the status alone. */
export function createCaller(
  { fetch, now }: Pick<AdapterTools, 'fetch' | 'now'>,
  read: (answer: Answer, stage: Stage) => Setback | undefined = () => undefined,
) {
  /** @throws Refused, FetchFault */
  async function call<T>(
    url: string | URL,
    {
      method = 'GET',
      query = {},
      json,
      form,
      bytes,
      bearer,
      timeout = 45_000,
      holds = [],
      ...more
    }: Call = {},
  ): Promise<Answer<T> & { body: T }> {
    const address = new URL(url)
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) address.searchParams.set(name, value)
    const headers = new Headers({ accept: 'application/json', ...more.headers })
    if (bearer !== undefined) headers.set('authorization', `Bearer ${bearer}`)
    if (json !== undefined) headers.set('content-type', 'application/json')
    const body =
      form ??
      (bytes === undefined ? (json === undefined ? null : JSON.stringify(json)) : new Uint8Array(bytes))
    // A redirect would turn a POST into a GET; the address that was connected is the one that answers.
    const response = await fetch(address, { method, headers, body, redirect: 'manual', timeout })
    const text = await response.text()
    const answer: Answer = {
      status: response.status,
      headers: response.headers,
      body: parse(text),
      word: text.slice(0, 300),
    }
    const { body: found } = answer
    const good =
      typeof found === 'object' && found !== null && holds.every((name) => Object.hasOwn(found, name))
    if (!response.ok || (!good && holds.length > 0)) throw new Refused(answer)
    return answer as Answer<T> & { body: T }
  }

  /** Does it, and answers how it failed if it failed. */
  async function act<T>(
    work: (stage: Stage) => Promise<T>,
    stage: Stage = { mayHaveActed: false },
  ): Promise<T | Setback> {
    try {
      return await work(stage)
    } catch (error) {
      if (!(error instanceof Refused)) return setbackOfFault(error, stage.mayHaveActed)
      return read(error.answer, stage) ?? usual(error.answer, stage, now())
    }
  }
  const meet = <T>(work: (stage: Stage) => Promise<T>) => act(work, { mayHaveActed: false, meeting: true })
  return { call, act, meet }
}

function usual(answer: Answer, { mayHaveActed, meeting = false }: Stage, now: Date): Setback {
  const { status, headers, word } = answer
  if (status < 300)
    return mayHaveActed
      ? { kind: 'unknown', why: 'bad_answer', detail: word }
      : meeting
        ? { kind: 'rejected', why: 'not_this_network', lasting: false, detail: word }
        : { kind: 'throttled', why: 'bad_answer', until: null, detail: word }
  if (status < 400)
    return { kind: 'rejected', why: 'moved_there', lasting: false, detail: headers.get('location') ?? '' }
  return setbackOfAnswer(answer, word, { mayHaveActed, now })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export type Caller = Pick<ReturnType<typeof createCaller>, 'call' | 'act'>
