import { useQuery } from '@tanstack/react-query'
import { named } from '../frame/house.ts'
import { unitQuery } from './unit-queries.ts'

/** A unit's name by its id, for answers that carry the id alone. */
export function UnitName({ id }: { id: string }) {
  const { data } = useQuery(unitQuery(id))
  return <>{data === undefined ? '…' : named(data.name)}</>
}
