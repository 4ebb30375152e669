/** The typed way to the server: every refusal becomes a Fault that says what happened and what is safe. */
import createClient from 'openapi-fetch'
import type { paths } from '../api.generated.ts'
import { locale, t } from './messages.ts'

export interface FieldFault {
  at: string
  code: string
  message: string
}

export class Fault extends Error {
  readonly code: string
  readonly status: number
  readonly faults: readonly FieldFault[]
  readonly requestId: string | undefined

  constructor(problem: {
    code: string
    status: number
    title: string
    faults?: readonly FieldFault[]
    requestId?: string
  }) {
    super(problem.title)
    this.name = 'Fault'
    this.code = problem.code
    this.status = problem.status
    this.faults = problem.faults ?? []
    this.requestId = problem.requestId
  }
}

export const isOffline = (error: unknown): boolean => error instanceof Fault && error.code === 'offline'

/** Any thrown thing as a Fault; a failed fetch means that nothing reached the server. */
export function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error
  if (error instanceof TypeError)
    return new Fault({ code: 'offline', status: 0, title: t('console.fault.offline') })
  return new Fault({ code: 'internal', status: 0, title: t('console.fault.unexpected') })
}

export function faultOf(body: unknown, status: number): Fault {
  const problem = (body ?? {}) as { code?: string; title?: string; faults?: FieldFault[]; requestId?: string }
  return new Fault({
    code: problem.code ?? 'internal',
    status,
    title: problem.title ?? t('console.fault.unexpected'),
    ...(problem.faults === undefined ? {} : { faults: problem.faults }),
    ...(problem.requestId === undefined ? {} : { requestId: problem.requestId }),
  })
}

export const api = createClient<paths>({
  headers: { 'accept-language': locale },
  credentials: 'same-origin',
})

type Answer<T> = { data?: T; error?: unknown; response: Response }

/**
 * The body of an answer.
 * @throws Fault for any refusal; a lost session sends the person to sign in and back.
 */
export async function got<T>(answer: Promise<Answer<T>>): Promise<NonNullable<T>> {
  let settled: Answer<T>
  try {
    settled = await answer
  } catch (error) {
    throw asFault(error)
  }
  if (!settled.response.ok) throw faultOf(settled.error, settled.response.status)
  return (settled.data ?? {}) as NonNullable<T>
}
