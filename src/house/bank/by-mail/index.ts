/** Deposits by e-mail: personal addresses, and the door that takes letters to them. */
import type { Actor } from '../../../platform/actor.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Config } from '../../../platform/config.ts'
import type { HouseDb } from '../../../platform/db.ts'
import { HouseError } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import type { Mail } from '../../../platform/mail.ts'
import type { Storage } from '../../../platform/storage.ts'
import type { Audit } from '../../audit/index.ts'
import type { Identity } from '../../identity/index.ts'
import type { Units } from '../../units/index.ts'
import type { Bank } from '../index.ts'
import { endAddress, makeAddress, ownAddress } from './deposit-addresses.ts'
import { openSmtpDoor, type SmtpDoor } from './smtp-door.ts'

export interface MailedDepositsDeps {
  config: Pick<Config, 'deposits'>
  db: HouseDb
  clock: Clock
  log: Log
  audit: Audit
  mail: Mail
  storage: Storage
  units: Pick<Units, 'get' | 'require'>
  identity: Pick<Identity, 'authorise' | 'can' | 'person'>
  bank: Pick<Bank, 'deposit'>
}

export interface MailedDeposits {
  /** Whether the house takes letters, and since when the actor has an address for the unit. @throws forbidden, not_found */
  own(actor: Actor, unitId: string): Promise<{ offered: boolean; createdAt: Date | null }>
  /** A new address, told this once; the one before it ends. @throws forbidden, not_found, deposits_off (409) */
  make(actor: Actor, unitId: string): Promise<string>
  /** @throws forbidden, not_found (unit) */
  end(actor: Actor, unitId: string): Promise<void>
  /** Listens where the settings say so; undefined where they do not. */
  open(): Promise<SmtpDoor | undefined>
}

export function createMailedDeposits(deps: MailedDepositsDeps): MailedDeposits {
  const { deposits } = deps.config
  return {
    async own(actor, unitId) {
      const address = await ownAddress(deps, actor, unitId)
      return { offered: deposits !== undefined, createdAt: address?.createdAt ?? null }
    },
    async make(actor, unitId) {
      await deps.identity.authorise(actor, 'asset.upload', deps.units.require(unitId).id)
      if (deposits === undefined) throw new HouseError('deposits_off', 409)
      return `${await makeAddress(deps, actor, unitId)}@${deposits.domain}`
    },
    end: (actor, unitId) => endAddress(deps, actor, unitId),
    open: async () => (deposits === undefined ? undefined : openSmtpDoor(deps, deposits)),
  }
}
