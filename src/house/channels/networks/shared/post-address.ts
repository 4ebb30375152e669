/** An address as a person copied it: its site without what telephones put before it, and the parts of its path. */
export const placeOf = ({ hostname, pathname }: URL): { site: string; parts: string[] } => ({
  site: hostname.replace(/^(www|m|mobile|web)\./, ''),
  parts: pathname.split('/').filter(Boolean),
})

/** Handles are the same however they are written. */
export const sameName = (one: string | undefined, other: string): boolean =>
  one !== undefined && one.replace(/^@/, '').toLowerCase() === other.replace(/^@/, '').toLowerCase()

export const digits = (text: string | undefined): string | undefined =>
  text !== undefined && /^\d+$/.test(text) ? text : undefined
