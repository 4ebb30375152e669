/** How a journalist stands with the house, and which acts lead from one standing to another. */

export const journalistStates = ['applied', 'accredited', 'suspended', 'rejected', 'left'] as const
export type JournalistState = (typeof journalistStates)[number]
/** As `state`, but an accreditation whose time is over has expired. */
export const standings = ['applied', 'accredited', 'expired', 'suspended', 'rejected', 'left'] as const
export type Standing = (typeof standings)[number]

export const deskActs = ['accredit', 'renew', 'reject', 'suspend'] as const
export type DeskAct = (typeof deskActs)[number]

export interface Accreditation {
  state: JournalistState
  until: Date | null
}

/** The last moment of an accreditation is no longer part of it. */
export function standingOf({ state, until }: Accreditation, now: Date): Standing {
  if (state !== 'accredited') return state
  return until !== null && until > now ? 'accredited' : 'expired'
}

/** From which standings a desk officer may do an act. */
export const deskTable: Record<DeskAct, readonly Standing[]> = {
  accredit: ['applied', 'rejected'],
  renew: ['accredited', 'expired', 'suspended'],
  reject: ['applied'],
  suspend: ['accredited', 'expired'],
}

export const deskActsOn = (standing: Standing): DeskAct[] =>
  deskActs.filter((act) => deskTable[act].includes(standing))

/** Where an act leads. */
export const leadsTo: Record<DeskAct, JournalistState> = {
  accredit: 'accredited',
  renew: 'accredited',
  reject: 'rejected',
  suspend: 'suspended',
}

/** Who may come in by a mailed link: everybody but the suspended, to see how they stand and to leave. */
export const maySignIn = (standing: Standing): boolean => standing !== 'suspended' && standing !== 'left'
/** Who may apply anew with the same mailbox. */
export const mayApply = (standing: Standing): boolean =>
  standing === 'rejected' || standing === 'expired' || standing === 'left'
export const mayAsk = (standing: Standing): boolean => standing === 'accredited'

const day = 86_400_000
/** An accreditation lasts at most this long (days). */
export const longestAccreditation = 730

export const isPeriod = (until: Date, now: Date): boolean =>
  until > now && until.getTime() - now.getTime() <= longestAccreditation * day
