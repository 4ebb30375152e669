/** The people of the demonstration and where they serve. All invented; one password opens every door. */
import { hashPassword } from 'better-auth/crypto'
import { theHouse, type Actor } from '../platform/actor.ts'
import { newId } from '../platform/ids.ts'
import type { House } from '../house.ts'
import { inLanes } from './in-lanes.ts'
import type { Role } from '../house/identity/index.ts'
import type { Unit } from '../house/units/index.ts'

export const demoPassword = 'rumah-besar-2026'

export type Post = 'root' | `region${1 | 2 | 3 | 4 | 5}` | `district${1 | 2 | 3 | 4 | 5}` | 'local1'
export type Posts = Readonly<Record<Post, Unit>>

interface Member {
  key: string
  name: string
  post: Post
  roles: readonly Role[]
}

const members = [
  { key: 'ratna', name: 'Ratna Widyastuti', post: 'root', roles: ['approver', 'editor'] },
  { key: 'rina', name: 'Rina Marlina', post: 'district1', roles: ['contributor'] },
  { key: 'dewi', name: 'Dewi Anggraini', post: 'region1', roles: ['approver'] },
  { key: 'laras', name: 'Laras Ayuningtyas', post: 'root', roles: ['editor'] },
  { key: 'arifin', name: 'Arifin Maulana', post: 'root', roles: ['administrator'] },
  { key: 'bagus', name: 'Bagus Pranoto', post: 'root', roles: ['editor'] },
  { key: 'teguh', name: 'Teguh Wicaksono', post: 'root', roles: ['duty_officer'] },
  { key: 'nadia', name: 'Nadia Kusuma', post: 'root', roles: ['channel_officer'] },
  { key: 'hendra', name: 'Hendra Saputra', post: 'root', roles: ['desk_officer'] },
  { key: 'sekar', name: 'Sekar Melati', post: 'root', roles: ['archivist'] },
  { key: 'yusuf', name: 'Yusuf Hidayat', post: 'region1', roles: ['editor'] },
  { key: 'putri', name: 'Putri Rahayu', post: 'region1', roles: ['channel_officer'] },
  { key: 'asep', name: 'Asep Ruhiyat', post: 'region1', roles: ['administrator'] },
  { key: 'dadan', name: 'Dadan Sukmana', post: 'district1', roles: ['approver', 'channel_officer'] },
  { key: 'ujang', name: 'Ujang Kosasih', post: 'local1', roles: ['contributor'] },
  { key: 'maria', name: 'Maria Tangkudung', post: 'region2', roles: ['approver'] },
  { key: 'iwan', name: 'Iwan Setiadi', post: 'district2', roles: ['contributor'] },
  { key: 'nurhaliza', name: 'Andi Nurhaliza', post: 'region3', roles: ['approver', 'editor'] },
  { key: 'fitriani', name: 'Fitriani Daeng', post: 'district3', roles: ['contributor'] },
  { key: 'yohana', name: 'Yohana Rumbiak', post: 'region4', roles: ['approver'] },
  { key: 'markus', name: 'Markus Wanggai', post: 'district4', roles: ['contributor'] },
  { key: 'ayuni', name: 'Ni Luh Ayuni', post: 'region5', roles: ['approver'] },
  { key: 'sudarma', name: 'Wayan Sudarma', post: 'district5', roles: ['contributor'] },
] as const satisfies readonly Member[]

export type CastKey = (typeof members)[number]['key']
export type Person = Actor & { kind: 'person' }
export type Cast = Readonly<Record<CastKey, Person>>

export interface Account {
  email: string
  /** What they do, and where, in Indonesian. */
  role: string
}

const emailOf = (key: string) => `${key}@pendopo.example`

/** Codes where the model institution has fitting units; elsewhere the tree's own order decides. */
const wanted: Partial<Record<Post, string>> = {
  region1: 'jabar',
  region2: 'kaltim',
  region3: 'sulsel',
  region4: 'papua',
  region5: 'bali',
  district1: '3273',
  district2: '6471',
  district3: '7306',
  district4: '9171',
  district5: '5103',
}

export function postsIn(units: House['units']): Posts {
  const root = units.root()
  const regions = units.children(root.id)
  const posts: Partial<Record<Post, Unit>> = { root }
  for (const [at, number] of ([1, 2, 3, 4, 5] as const).entries()) {
    const region = units.byCode(wanted[`region${number}`] ?? '') ?? regions.at(-1 - at) ?? root
    posts[`region${number}`] = region
    posts[`district${number}`] =
      units.byCode(wanted[`district${number}`] ?? '') ?? units.children(region.id)[0] ?? region
  }
  const district = posts.district1 ?? root
  posts.local1 = units.children(district.id)[0] ?? district
  return posts as Posts
}

/** Who can sign in, the first one being the best to begin with. */
export function accountsOf({ units }: Pick<House, 'units'>): Account[] {
  const posts = postsIn(units)
  return members.map(({ key, roles, post }) => ({
    email: emailOf(key),
    role: `${roles.map((role) => units.pack.roles[role]?.id ?? role).join(', ')} · ${posts[post].name.id}`,
  }))
}

/** Writes everybody down and gives them their roles, as of three months ago. */
export async function enrolCast(
  house: Pick<House, 'identity' | 'database'>,
  posts: Posts,
  now: Date,
): Promise<Cast> {
  const from = new Date(now.getTime() - 90 * 86_400_000)
  const people = await inLanes(3, members, async ({ key, name, post, roles }) => {
    const unit = posts[post]
    const id = await house.identity.enrol({
      email: emailOf(key),
      name,
      locale: 'id',
      homeUnitId: unit.id,
    })
    for (const role of roles)
      await house.identity.giveGrant(theHouse, { personId: id, unitId: unit.id, role, from })
    return [key, { kind: 'person', id, name, sessionId: newId() }] as const
  })
  await setPasswords(
    house,
    people.map(([, person]) => person.id),
    now,
  )
  return Object.fromEntries(people) as unknown as Cast
}

/** Hashed once for all: the password is printed on the first screen, and a hash costs a quarter of a second. */
async function setPasswords(
  { database }: Pick<House, 'database'>,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  const password = await hashPassword(demoPassword)
  await database.db
    .insertInto('identity.account')
    .values(
      ids.map((id) => ({
        id: newId(),
        user_id: id,
        account_id: id,
        provider_id: 'credential',
        password,
        created_at: now,
        updated_at: now,
      })),
    )
    .execute()
}
