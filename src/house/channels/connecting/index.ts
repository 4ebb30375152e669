/** Connecting the institution's accounts: by what a person enters, at the network itself, or by a link for somebody outside. */
import type { Actor } from '../../../platform/actor.ts'
import type { Entry, NetworkKind } from '../adapter.ts'
import type { Application } from '../adapter-signing-in.ts'
import type { Channel } from '../channel.ts'
import {
  applicationsFor,
  documentFor,
  readyNetworks,
  redirectAddress,
  registerApplication,
  removeApplication,
  type NetworkApplication,
} from './application.ts'
import { beginSignIn, type BeginSignIn, type Begun } from './begin-sign-in.ts'
import { comeBack, type CameBack } from './come-back.ts'
import type { ConnectingDeps } from './deps.ts'
import { linksFor, openLink, type ConnectLink, type LinksPage, type OpenedLink } from './link.ts'
import { pickAccounts, signInOf, type Pick } from './pick-accounts.ts'
import { endLink, sendLink, sendReconnectLink, type SendLink } from './send-link.ts'
import { sweepSignIns, type SignIn } from './sign-in.ts'
import { findEndingSignIns, tellOfficerOfSignIn, tellOfSignIn } from './tell-officers.ts'
import { beginByLink, connectByLink, pickByLink, signInOfLink } from './use-link.ts'

export { askedToSignIn } from './begin-sign-in.ts'
export { connectingRoutes } from './routes.ts'
export { browserCookie, cookieIn, cookieText } from './sign-in.ts'
export type { ConnectingDeps } from './deps.ts'
export type { OpenedLink } from './link.ts'
export type { SignIn } from './sign-in.ts'

export interface Connecting {
  /** The house's one address that networks send people back to; administrators enter it there. */
  redirectAddress: string
  /** Networks at which somebody can sign in now. */
  ready(): Promise<Set<NetworkKind>>
  /** What the house says of itself to servers of a network that ask; undefined before anybody signed in there. */
  document(kind: NetworkKind): Promise<Record<string, unknown> | undefined>
  /** @throws forbidden (needs application.manage at the root) */
  applications(actor: Actor): Promise<NetworkApplication[]>
  /** @throws forbidden, application_not_wanted */
  register(actor: Actor, application: Application & { kind: NetworkKind }): Promise<void>
  /** @throws forbidden */
  unregister(actor: Actor, kind: NetworkKind): Promise<void>

  /** @throws forbidden, not_found, session_needed, no_sign_in_there, application_missing, channel_server_invalid, channel_… */
  begin(
    actor: Actor,
    asked: Omit<BeginSignIn, 'channelId'> | { channelId: string; locale: BeginSignIn['locale'] },
  ): Promise<Begun>
  /** Somebody comes back from a network. @throws sign_in_gone (410), sign_in_elsewhere (403) */
  comeBack(brought: URLSearchParams, browserOf: (id: string) => string | undefined): Promise<CameBack>
  /** What was opened, for whoever began it, for ten minutes. @throws sign_in_gone */
  signIn(actor: Actor, id: string): Promise<SignIn>
  /** @throws forbidden, sign_in_gone, picks_needed, not_among_opened, channel_taken, channel_other_account */
  pick(actor: Actor, id: string, picks: readonly Pick[]): Promise<SignIn>

  /** Mails a link for a new account; good once, for seven days. @throws forbidden, not_found (unit), link_by_hand */
  sendLink(actor: Actor, link: SendLink): Promise<{ id: string; expiresAt: Date }>
  /** Mails a link by which the same account is connected again. @throws not_found, forbidden, link_by_hand */
  sendReconnectLink(
    actor: Actor,
    channelId: string,
    to: { email: string; locale: 'id' | 'en' },
  ): Promise<{ id: string; expiresAt: Date }>
  /** Newest first, by keyset. */
  links(actor: Actor, page?: LinksPage): Promise<{ links: ConnectLink[]; next: string | null }>
  /** Whoever has it already stands before a closed door. @throws not_found, forbidden */
  endLink(actor: Actor, id: string): Promise<void>

  /** For whoever holds a link's token; `address` is where they ask from. All throw connect_link_gone, too_many_requests. */
  byLink: {
    open(token: string, address: string): Promise<OpenedLink>
    /** @throws channel_taken, channel_other_account, channel_… */
    connect(token: string, entry: Entry, address: string): Promise<Channel>
    /** @throws application_missing, channel_… */
    begin(token: string, how: { server?: string; locale: 'id' | 'en' }, address: string): Promise<Begun>
    /** @throws sign_in_gone, sign_in_elsewhere */
    signIn(id: string, browser: string | undefined): Promise<SignIn>
    /** @throws sign_in_gone, sign_in_elsewhere, not_among_opened, channel_taken, channel_other_account */
    pick(id: string, browser: string | undefined, externalId: string): Promise<SignIn>
  }
}

export function createConnecting(deps: ConnectingDeps): Connecting {
  const { jobs } = deps
  jobs.define('find-ending-sign-ins', () => findEndingSignIns(deps), { every: '* * * * *' })
  jobs.define('tell-of-sign-in', (job) => tellOfSignIn(deps, job))
  jobs.define('tell-officer-of-sign-in', (job) => tellOfficerOfSignIn(deps, job))
  jobs.define('sweep-sign-ins', () => sweepSignIns(deps), { every: '* * * * *' })
  return {
    redirectAddress: redirectAddress(deps),
    ready: () => readyNetworks(deps),
    document: (kind) => documentFor(deps, kind),
    applications: (actor) => applicationsFor(deps, actor),
    register: (actor, application) => registerApplication(deps, actor, application),
    unregister: (actor, kind) => removeApplication(deps, actor, kind),
    begin: (actor, asked) => beginSignIn(deps, actor, asked),
    comeBack: (brought, browserOf) => comeBack(deps, brought, browserOf),
    signIn: (actor, id) => signInOf(deps, actor, id),
    pick: (actor, id, picks) => pickAccounts(deps, actor, id, picks),
    sendLink: (actor, link) => sendLink(deps, actor, link),
    sendReconnectLink: (actor, channelId, to) => sendReconnectLink(deps, actor, channelId, to),
    links: (actor, page = {}) => linksFor(deps, actor, page),
    endLink: (actor, id) => endLink(deps, actor, id),
    byLink: {
      open: (token, address) => openLink(deps, token, address),
      connect: (token, entry, address) => connectByLink(deps, token, entry, address),
      begin: (token, how, address) => beginByLink(deps, token, how, address),
      signIn: (id, browser) => signInOfLink(deps, id, browser),
      pick: (id, browser, externalId) => pickByLink(deps, id, browser, externalId),
    },
  }
}
