/** Kinds of acts by the room that does them, as the audit is narrowed by them. */
export const kindsByRoom = {
  newsroom: ['story', 'edition'],
  bank: ['asset', 'collection', 'deposit_address'],
  hub: ['event', 'release', 'journalist', 'outlet', 'enquiry', 'correction'],
  channels: [
    'channel',
    'delivery',
    'posting',
    'inbox',
    'blackout',
    'quota',
    'distribution',
    'proposal',
    'segment',
    'application',
    'account',
    'impostor',
  ],
  identity: ['person', 'grant', 'key'],
  units: ['unit'],
} as const
