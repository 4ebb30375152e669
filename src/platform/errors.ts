/**
 * A refusal that a person can act on. `code` is stable and is the key of its sentence in messages/
 * (`fault.<code>`); `params` fill that sentence. Throwing one ends the request and its transaction.
 */
export class HouseError extends Error {
  readonly code: string
  readonly status: number
  readonly params: Readonly<Record<string, string | number>>
  /** Faults by field or requirement, where one sentence is not enough. */
  readonly faults: readonly Fault[]

  constructor(
    code: string,
    status: number,
    {
      params = {},
      faults = [],
      cause,
    }: { params?: Record<string, string | number>; faults?: readonly Fault[]; cause?: unknown } = {},
  ) {
    super(code, cause === undefined ? undefined : { cause })
    this.name = 'HouseError'
    this.code = code
    this.status = status
    this.params = params
    this.faults = faults
  }
}

export interface Fault {
  /** Path of the field or name of the requirement, e.g. `headline` or `picture.alt`. */
  at: string
  /** Key of its sentence in messages/: `fault.<code>`. */
  code: string
  params?: Record<string, string | number>
}

export const notFound = (what: string) => new HouseError('not_found', 404, { params: { what } })
export const conflict = (code: string, params: Record<string, string | number> = {}) =>
  new HouseError(code, 409, { params })
export const invalid = (
  code: string,
  faults: readonly Fault[] = [],
  params: Record<string, string | number> = {},
) => new HouseError(code, 422, { faults, params })
export const forbidden = (act: string) => new HouseError('forbidden', 403, { params: { act } })
