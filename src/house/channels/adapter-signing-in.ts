/** Connecting an account at the network's own page. */
import type { Connected, ConnectField, Credentials, NetworkKind, Setback } from './adapter.ts'

/** The house as a network knows it; people give their permission to it. */
export interface Application {
  clientId: string
  clientSecret: string
}

/** One way to the network and back. */
export interface Errand {
  /** Origin, where each server is a network of its own, or what `asks` asks for; else empty. */
  server: string
  /** Empty where the network wants none. */
  application: Application
  /** The house's one address to come back to. */
  redirect: string
  /** Nobody else's; comes back unchanged. */
  state: string
  /** Known to the house alone (RFC 7636). */
  verifier: string
  /** What `begin` gave for the way back. */
  kept: Readonly<Record<string, string>>
}

/** How the house introduces itself. */
export interface HouseThere {
  name: string
  site: string
  redirect: string
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
  /**
   * Registered there by an administrator, introduced by the house itself to each server, described by a document of the
   * house that any server may read, or not asked for.
   */
  application: 'registered' | 'introduced' | 'described' | 'none'
  /** Where an administrator registers the house, for people. */
  portal?: string
  /** As the network's documents name them. */
  scopes: { needed: readonly string[]; also: readonly string[] }
  /** Networks of which accounts come along that stand behind the opened ones. */
  opens?: readonly NetworkKind[]
  /** What tells where to go, if not the address of a server. */
  asks?: ConnectField
  /** Present where the house introduces or describes itself; the latter for all servers at once. */
  introduce?(server: string, as: HouseThere): Promise<Application | Setback>
  /** The document, at the address that is the application's name. */
  describe?(application: Application, as: HouseThere): Record<string, unknown> | undefined
  /** The page of the network that asks the person; `keeps` is sealed for the way back. */
  begin(
    errand: Omit<Errand, 'kept'>,
  ): Promise<{ kind: 'address'; address: URL; keeps?: Readonly<Record<string, string>> } | Setback>
  /** Turns what the person brought back into the accounts that were opened. It is good once. */
  finish(errand: Errand, brought: URLSearchParams): Promise<Arrival>
  /**
   * Opens the account again with what signing in left, where the fields of entering do not hold that; undefined for an
   * account that was not signed in to. What is turned over is kept before anything else is asked.
   */
  reopen?(
    stored: Credentials,
    keep: (turnedOver: Credentials) => Promise<void>,
  ): Promise<Connected | Setback | undefined>
}
