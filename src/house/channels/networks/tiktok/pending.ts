/** What TikTok is still at, under the name that it gave it. */
export interface Pending {
  publishId: string
  /** How many bytes are to come; 0: it fetches them itself. */
  bytes: number
}

export const pendingOf = ({ publishId, bytes }: Pending): string => `${bytes}/${publishId}`

export function readPending(text: string): Pending {
  const [bytes = '', ...rest] = text.split('/')
  return { publishId: rest.join('/'), bytes: Number(bytes) }
}
