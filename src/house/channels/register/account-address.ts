/**
 * The key under which an account's address is looked up, whatever the way it was copied: without scheme, `www.`,
 * query, fragment and closing slash, in lower case. Undefined for what is no web address.
 */
export function accountAddress(text: string): string | undefined {
  const typed = text.trim()
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`
  if (!URL.canParse(whole)) return undefined
  const { protocol, host, pathname } = new URL(whole)
  if ((protocol !== 'https:' && protocol !== 'http:') || host === '') return undefined
  const path = safeDecode(pathname).toLowerCase().replace(/\/+$/, '')
  return host.replace(/^(www|m)\./, '') + path
}

function safeDecode(text: string): string {
  try {
    return decodeURI(text)
  } catch {
    return text
  }
}
