/** Who is signed in, what they may do and where; asked once and kept for every page. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, Fault, got } from './api.ts'
import { named, type Names } from './house.ts'

export interface Me {
  id: string
  name: string
  email: string
  sessionId: string | null
  grants: {
    id: string
    unitId: string
    unitName: string
    role: string
    from: string
    until: string | null
    delegatedFrom: { name: string } | null
  }[]
  acts: string[]
  units: { id: string; name: Names; timeZone: string }[]
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me | null> => {
    try {
      const { person, sessionId, grants, acts, units } = await got(api.GET('/api/v1/me'))
      if (person === null) return null
      const nameOf = (id: string) => named(units.find((unit) => unit.id === id)?.name)
      return {
        id: person.id,
        name: person.name,
        email: person.email,
        sessionId,
        grants: grants.map((grant) => ({ ...grant, unitName: nameOf(grant.unitId) })),
        acts,
        units,
      }
    } catch (error) {
      if (error instanceof Fault && error.status === 401) return null
      throw error
    }
  },
  staleTime: 60_000,
})

/** The signed-in person; pages behind the shell can rely on it. */
export function useMe(): Me {
  const { data } = useQuery(meQuery)
  if (data === null || data === undefined) throw new Error('A page behind the shell was drawn for nobody.')
  return data
}

/** Whether any of the person's roles allows the act somewhere; the server decides for each unit again. */
export function useCan(): (act: string) => boolean {
  const me = useMe()
  return (act) => me.acts.includes(act)
}
