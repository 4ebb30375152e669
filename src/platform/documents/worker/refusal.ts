/**
 * A refusal inside the thread, where HouseError cannot be had: a module that the house also loads would pull the whole
 * house's chunk into the thread.
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
