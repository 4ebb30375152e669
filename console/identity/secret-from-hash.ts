import { useState } from 'react'

/**
 * The secret of a mailed link stands behind '#', so that it reaches no server log and no other site. It is read once
 * and taken out of the address.
 */
export function useSecretFromHash(): string {
  const [secret] = useState(() => {
    const found = location.hash.slice(1)
    if (found !== '') history.replaceState(history.state, '', location.pathname + location.search)
    return found
  })
  return secret
}
