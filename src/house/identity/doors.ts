/** The doors of identity at which attempts are counted. */
import { minutes, type Door } from '../../platform/throttle.ts'

// A whole office may sit behind one address, so addresses get more room than accounts; a successful sign-in gives
// its attempt back.
export const doors = {
  signIn: {
    name: 'identity.sign-in',
    byAddress: { max: 40, seconds: minutes(10) },
    byAccount: { max: 8, seconds: minutes(15) },
  },
  secondFactor: {
    name: 'identity.second-factor',
    byAddress: { max: 30, seconds: minutes(10) },
    byAccount: { max: 6, seconds: minutes(10) },
  },
  passkey: { name: 'identity.passkey', byAddress: { max: 60, seconds: minutes(10) } },
  resetRequest: {
    name: 'identity.reset-request',
    byAddress: { max: 10, seconds: minutes(15) },
    byAccount: { max: 3, seconds: minutes(15) },
  },
  reset: {
    name: 'identity.reset',
    byAddress: { max: 15, seconds: minutes(15) },
    byAccount: { max: 6, seconds: minutes(15) },
  },
  /** Acts of a signed-in person that ask for the password once more. */
  confirm: {
    name: 'identity.confirm',
    byAddress: { max: 60, seconds: minutes(15) },
    byAccount: { max: 8, seconds: minutes(15) },
  },
  invitation: { name: 'identity.invitation', byAddress: { max: 20, seconds: minutes(15) } },
} satisfies Record<string, Door>
