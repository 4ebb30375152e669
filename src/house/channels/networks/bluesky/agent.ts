/** Speaks for an account by whichever way it was opened: with an app password, or signed in at its own server. */
import { Agent } from '@atproto/api'
import type { Account, Credentials } from '../../adapter.ts'

export interface Way {
  /** Good for at least another minute. */
  lasts(credentials: Credentials): boolean
  /** @throws Refusal, Halted, FetchFault */
  renewed(account: Account, stored: Credentials): Promise<Credentials>
  /** A call to the account's own server. */
  ask(
    account: Account,
    credentials: Credentials,
    asked: { path: string; init: RequestInit; timeout: number },
  ): Promise<Response>
}

/** Left out for an app password, as it was before there was another way. */
export const isSignedIn = ({ by }: Credentials): boolean => by === 'sign_in'

/** Answers a client whose tokens are fresh. @throws Refusal, Halted, FetchFault */
export const createAgents = (password: Way, signedIn: Way) => {
  const wayOf = (credentials: Credentials) => (isSignedIn(credentials) ? signedIn : password)
  const fresh = async (account: Account, stored: Credentials) =>
    wayOf(stored).lasts(stored) ? stored : wayOf(stored).renewed(account, stored)

  return async (account: Account): Promise<Agent> => {
    const { credentials: given } = account
    // What is stored may have been renewed meanwhile, or be of the other way.
    const good = wayOf(given).lasts(given) ? given : await account.renew((stored) => fresh(account, stored))
    return new Agent({
      did: account.externalId,
      fetchHandler: (path, init) => {
        const timeout = path.startsWith('/xrpc/com.atproto.repo.uploadBlob') ? 600_000 : 45_000
        return wayOf(good).ask(account, good, { path, init, timeout })
      },
    })
  }
}
