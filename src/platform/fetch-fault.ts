export type FetchFaultCode =
  | 'scheme_refused'
  | 'port_refused'
  | 'address_refused'
  | 'too_many_redirects'
  | 'redirect_refused'
  | 'too_large'
  | 'too_slow'
  | 'bad_encoding'
  | 'unreachable'
  | 'broken_off'

/** Why a request failed. `reached` is false only where the server certainly never saw it, so that it is safe to repeat. */
export class FetchFault extends Error {
  readonly code: FetchFaultCode
  readonly reached: boolean
  constructor(code: FetchFaultCode, reached: boolean, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause })
    this.name = 'FetchFault'
    this.code = code
    this.reached = reached
  }
}
