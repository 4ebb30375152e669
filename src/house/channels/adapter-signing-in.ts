/** Connecting an account at the network's own page. */
import type { Connected, NetworkKind, Setback } from './adapter.ts'

/** The house as a network knows it; people give their permission to it. */
export interface Application {
  clientId: string
  clientSecret: string
}

/** One way to the network and back. */
export interface Errand {
  /** Origin, where each server is a network of its own; else empty. */
  server: string
  /** Empty where the network wants none. */
  application: Application
  /** The house's one address to come back to. */
  redirect: string
  /** Nobody else's; comes back unchanged. */
  state: string
  /** Known to the house alone (RFC 7636). */
  verifier: string
}

export type Arrival =
  /** `refused`: permissions that were not given, by the network's own names. */
  | { kind: 'arrived'; accounts: readonly Connected[]; refused: readonly string[] }
  /** The person said no. */
  | { kind: 'declined' }
  /** Nothing could be posted without these. */
  | { kind: 'lacking'; refused: readonly string[] }
  /** The network does not know the house's application, or its secret. */
  | { kind: 'application_refused'; detail: string }
  | Setback

/** Giving the permission on a page of the network's own, so that no secret is entered in the house. */
export interface Authorise {
  /** Registered there by an administrator, introduced by the house itself to each server, or not asked for. */
  application: 'registered' | 'introduced' | 'none'
  /** Where an administrator registers the house, for people. */
  portal?: string
  /** As the network's documents name them. */
  scopes: { needed: readonly string[]; also: readonly string[] }
  /** Networks of which accounts come along that stand behind the opened ones. */
  opens?: readonly NetworkKind[]
  /** Present where servers are networks of their own. */
  introduce?(
    server: string,
    as: { name: string; site: string; redirect: string },
  ): Promise<Application | Setback>
  /** The page of the network that asks the person. */
  begin(errand: Errand): Promise<{ kind: 'address'; address: URL } | Setback>
  /** Turns what the person brought back into the accounts that were opened. It is good once. */
  finish(errand: Errand, brought: URLSearchParams): Promise<Arrival>
}
