import type { Config } from '../../../platform/config.ts'
import type { Mail } from '../../../platform/mail.ts'
import type { Throttle } from '../../../platform/throttle.ts'
import type { Act } from '../../identity/index.ts'
import type { ChannelsDeps } from '../deps.ts'

/** What connecting asks beyond the room's own. */
export interface ConnectingDeps extends ChannelsDeps {
  config: Pick<Config, 'url'>
  mail: Pick<Mail, 'send'>
  throttle: Throttle
  /** What the institution calls the house. */
  house: { id: string; en: string }
  units: ChannelsDeps['units'] & {
    root(): { id: string }
    /** The unit and all below it, closed ones included. */
    subtree(id: string): readonly { id: string; name: { id: string; en: string }; state: string }[]
  }
  identity: ChannelsDeps['identity'] & {
    /** Nearest unit first. */
    whoMay(
      act: Act,
      unitId: string,
    ): Promise<{ personId: string; name: string; unitId: string; role: string }[]>
    person(
      id: string,
    ): Promise<{ name: string; email: string; locale: 'id' | 'en'; suspendedAt: Date | null } | undefined>
  }
}
