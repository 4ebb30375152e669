/** What can be done, and which roles may do it: the whole policy of the house on one page. */

export const roles = [
  'contributor',
  'editor',
  'approver',
  'channel_officer',
  'duty_officer',
  'desk_officer',
  'archivist',
  'administrator',
] as const

export type Role = (typeof roles)[number]

// Every role reads what its units are working on; what the public may read needs no act at all.
const everyone: readonly Role[] = roles

/** A role held on a unit holds for the unit's whole subtree. */
export const policy = {
  'unit.read': everyone,
  'unit.manage': ['administrator'],
  'person.read': everyone,
  'person.manage': ['administrator'],
  'grant.manage': ['administrator'],
  'key.manage': ['administrator'],
  'audit.read': ['administrator', 'approver', 'archivist'],
  'outbox.read': ['administrator'],

  'asset.upload': ['contributor', 'editor', 'approver', 'archivist', 'channel_officer', 'duty_officer'],
  'asset.read': everyone,
  // Licence, consent, embargo, and whether something sensitive goes out.
  'asset.release': ['editor', 'approver', 'archivist'],
  // For ever, once the retention is over; what ever left the house wants a second person to agree.
  'asset.remove': ['archivist'],
  'asset.approve_removal': ['approver', 'archivist'],

  'story.write': ['contributor', 'editor', 'approver'],
  'story.read': everyone,
  'story.submit': ['contributor', 'editor', 'approver'],
  // Headquarters or a region takes a story of a unit below onto its own site.
  'story.adopt': ['editor', 'approver'],
  'story.mandate': ['approver'],

  'edition.approve': ['approver'],
  'edition.return': ['editor', 'approver'],
  'edition.schedule': ['approver'],
  // Logged, and queued for an after-review by somebody else.
  'edition.publish_emergency': ['editor', 'approver', 'duty_officer'],
  'edition.correct': ['editor', 'approver'],
  'edition.withdraw': ['approver'],
  'edition.recall': ['approver'],
  'edition.translate': ['contributor', 'editor', 'approver'],

  'channel.manage': ['channel_officer', 'administrator'],
  // The house's own registrations with the networks; asked for headquarters alone.
  'application.manage': ['administrator'],
  // Accounts that pretend to be ours: the queue, and the public list that a second person agrees to.
  'impostor.follow': ['channel_officer', 'duty_officer', 'approver', 'administrator'],
  'impostor.approve': ['channel_officer', 'approver', 'administrator'],
  // The brake for all accounts below a unit.
  'posting.pause': ['channel_officer', 'duty_officer', 'approver', 'administrator'],
  // To one story to many accounts, by somebody who did not write it.
  'distribution.approve': ['channel_officer', 'approver', 'administrator'],
  // Times in which nothing leaves below a unit.
  'blackout.manage': ['channel_officer', 'approver', 'administrator'],
  // What all accounts share and what is paid: asked for the first unit alone.
  'quota.manage': ['administrator'],
  'delivery.read': everyone,
  'delivery.retry': ['channel_officer', 'approver'],
  // Speaks to people from the unit's accounts.
  'inbox.answer': ['channel_officer', 'desk_officer', 'approver'],

  'event.manage': ['desk_officer', 'editor', 'approver'],
  'release.manage': ['desk_officer', 'editor', 'approver'],
  // Asked for headquarters alone: an accreditation holds in the whole house.
  'journalist.accredit': ['desk_officer'],
  'enquiry.answer': ['desk_officer', 'approver'],
  'figures.read': ['desk_officer', 'duty_officer', 'editor', 'approver', 'archivist', 'channel_officer'],
  // Who holds what proved wrong, and who has answered to it.
  'correction.follow': ['desk_officer', 'editor', 'approver', 'archivist'],
} as const satisfies Record<string, readonly Role[]>

export type Act = keyof typeof policy

export const acts = Object.keys(policy) as Act[]

export const isAct = (text: string): text is Act => Object.hasOwn(policy, text)

export const rolesFor = (act: Act): readonly Role[] => policy[act]

/** Every act that any of the roles allows, in the policy's order. */
export const actsOf = (held: Iterable<string>): Act[] => {
  const set = new Set(held)
  return acts.filter((act) => policy[act].some((role) => set.has(role)))
}
