/**
 * A refusal inside the process, where HouseError cannot be had: a module that the house also loads would pull the whole
 * house's chunk into it.
 */
export class Refusal extends Error {
  readonly code: string
  readonly params: Record<string, string | number>

  constructor(code: string, because: string, params: Record<string, string | number> = {}) {
    super(because)
    this.name = 'Refusal'
    this.code = code
    this.params = params
  }
}

export const damaged = (because: string) => new Refusal('document_damaged', because)
