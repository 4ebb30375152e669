/** The hub's public doors at which attempts are counted. */
import { minutes, type Door } from '../../platform/throttle.ts'

// A whole newsroom may sit behind one address. A mailbox is written to at most a few times, whoever asks for it.
export const doors = {
  follow: {
    name: 'hub.follow',
    byAddress: { max: 20, seconds: minutes(15) },
    byAccount: { max: 4, seconds: minutes(60) },
  },
  register: {
    name: 'hub.register',
    byAddress: { max: 15, seconds: minutes(60) },
    byAccount: { max: 3, seconds: minutes(60) },
  },
  signIn: {
    name: 'hub.sign-in',
    byAddress: { max: 30, seconds: minutes(15) },
    byAccount: { max: 4, seconds: minutes(15) },
  },
  /** Wherever a token could be guessed. */
  link: { name: 'hub.link', byAddress: { max: 40, seconds: minutes(15) } },
  /** Files that cost work to make: a newsroom takes a kit picture by picture. */
  take: { name: 'hub.take', byAddress: { max: 400, seconds: minutes(60) } },
  ask: {
    name: 'hub.ask',
    byAddress: { max: 60, seconds: minutes(60) },
    byAccount: { max: 12, seconds: minutes(60) },
  },
} satisfies Record<string, Door>
