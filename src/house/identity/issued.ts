/** Reads about what was issued: invitations and keys. Tokens are not among it; only their hashes exist. */
import { sql } from 'kysely'
import type { IdentityDeps } from './deps.ts'
import type { Role } from './policy.ts'

export interface InvitationRow {
  id: string
  email: string | null
  unitId: string
  role: Role
  state: 'open' | 'accepted' | 'withdrawn' | 'expired'
  invitedBy: { id: string; name: string } | null
  createdAt: Date
  expiresAt: Date
}

export interface KeyRow {
  id: string
  unitId: string
  name: string
  /** First characters of the key. */
  hint: string
  roles: string[]
  state: 'open' | 'revoked' | 'expired'
  createdBy: { id: string; name: string } | null
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
}

type Deps = Pick<IdentityDeps, 'db' | 'clock'>

export async function invitationsWithin(
  { db, clock }: Deps,
  unitIds: readonly string[],
  { before, limit }: { before?: string; limit: number },
): Promise<InvitationRow[]> {
  const now = clock.now()
  const rows = await db
    .selectFrom('identity.invitation as i')
    .leftJoin('identity.person as p', 'p.id', 'i.invited_by')
    .select(['i.id', 'i.email', 'i.unit_id', 'i.role', 'i.created_at', 'i.expires_at', 'i.accepted_at'])
    .select(['i.withdrawn_at', 'p.id as inviter_id', 'p.name as inviter_name'])
    .where(sql<boolean>`i.unit_id = any(${[...unitIds]}::uuid[])`)
    .$if(before !== undefined, (query) => query.where('i.id', '<', before as string))
    .orderBy('i.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    unitId: row.unit_id,
    role: row.role as Role,
    state:
      row.accepted_at !== null
        ? 'accepted'
        : row.withdrawn_at !== null
          ? 'withdrawn'
          : row.expires_at <= now
            ? 'expired'
            : 'open',
    invitedBy: row.inviter_id === null ? null : { id: row.inviter_id, name: row.inviter_name ?? '' },
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }))
}

export async function keysWithin(
  { db, clock }: Deps,
  unitIds: readonly string[],
  { before, limit }: { before?: string; limit: number },
): Promise<KeyRow[]> {
  const now = clock.now()
  const rows = await db
    .selectFrom('identity.api_key as k')
    .leftJoin('identity.person as p', 'p.id', 'k.created_by')
    .select(['k.id', 'k.unit_id', 'k.name', 'k.hint', 'k.roles', 'k.created_at', 'k.expires_at'])
    .select(['k.last_used_at', 'k.revoked_at', 'p.id as maker_id', 'p.name as maker_name'])
    .where(sql<boolean>`k.unit_id = any(${[...unitIds]}::uuid[])`)
    .$if(before !== undefined, (query) => query.where('k.id', '<', before as string))
    .orderBy('k.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    name: row.name,
    hint: row.hint,
    roles: row.roles,
    state: row.expires_at <= now ? 'expired' : row.revoked_at !== null ? 'revoked' : 'open',
    createdBy: row.maker_id === null ? null : { id: row.maker_id, name: row.maker_name ?? '' },
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  }))
}
