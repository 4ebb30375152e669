import type { paths } from '../../console/api.generated.ts'
import type { Person } from '../queue/notes.ts'
import { call, Refusal } from '../send/call.ts'

type Me = paths['/api/v1/me']['get']['responses'][200]['content']['application/json']

/** Those who deposit; the server asks again for the unit of each file. */
const depositing = new Set([
  'contributor',
  'editor',
  'approver',
  'archivist',
  'channel_officer',
  'duty_officer',
])

/**
 * The person whose session this browser carries; undefined when it carries none.
 * @throws Refusal `offline`
 */
export async function whoIsThere(): Promise<Person | undefined> {
  try {
    const { person, grants, units, acts } = (await (await call('/api/v1/me')).json()) as Me
    if (person === null) return undefined
    const own = new Set(grants.filter(({ role }) => depositing.has(role)).map(({ unitId }) => unitId))
    return {
      id: person.id,
      name: person.name,
      units: units.filter(({ id }) => own.has(id)).map(({ id, name }) => ({ id, name })),
      mayRelease: acts.includes('asset.release'),
    }
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) return undefined
    throw error
  }
}
