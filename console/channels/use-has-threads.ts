import { useQuery } from '@tanstack/react-query'
import { networksQuery } from './delivery-queries.ts'
import type { Network } from './distribution-queries.ts'

/** Answers whether a network lets posts hang below each other; no while that is not known. */
export function useHasThreads(): (kind: Network) => boolean {
  const { data: networks = [] } = useQuery(networksQuery)
  return (kind) => networks.some((one) => one.kind === kind && one.can.threads === true)
}
