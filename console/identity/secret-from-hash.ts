import { useEffect, useState } from 'react'

/**
 * The secret of a mailed link stands behind '#', so that it reaches no server log and no other site. It is read once
 * and taken out of the address.
 */
export function useSecretFromHash(): string {
  const [secret] = useState(() => location.hash.slice(1))
  useEffect(() => {
    if (location.hash !== '') history.replaceState(history.state, '', location.pathname + location.search)
  }, [])
  return secret
}
