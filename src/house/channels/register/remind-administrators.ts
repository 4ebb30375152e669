/** Entries that are to be confirmed again: their administrators hear of it 30, 7 and 1 days ahead, then the unit above. */
import { sql } from 'kysely'
import type { RegisterDeps } from './deps.ts'
import { write } from './keepers.ts'
import type { Locale } from '../../../platform/messages.ts'

const day = 86_400_000

interface Due {
  id: string
  unit_id: string
  label: string
  stage: number
}

/** Of many accounts a letter names the first. */
const named = 20

const listed = (labels: readonly string[]) =>
  [...labels.slice(0, named).map((label) => `– ${label}`), ...(labels.length > named ? ['– …'] : [])].join(
    '\n',
  )

/** At most 500 entries at a time, each once per stage; one letter to an address. Done by the job `tend-register`. */
export async function remindAdministrators(deps: RegisterDeps): Promise<void> {
  const now = deps.clock.now()
  const ahead = (days: number) => new Date(now.getTime() + days * day)
  await deps.db.transaction().execute(async (trx) => {
    const { rows: due } = await sql<Due>`with stages as (
        select id, case when due_at <= ${now} then 0 when due_at <= ${ahead(1)} then 1
          when due_at <= ${ahead(7)} then 7 else 30 end as stage
        from channels.outlet where state = 'published' and due_at <= ${ahead(30)}
      ), told as (
        select o.id, stage from channels.outlet o join stages using (id)
        where o.reminded_days is null or o.reminded_days > stage
        order by o.due_at limit 500 for update of o skip locked
      )
      update channels.outlet o set reminded_days = told.stage from told where o.id = told.id
      returning o.id, o.unit_id, o.label, told.stage`.execute(trx)
    if (due.length === 0) return
    const keepers = await trx
      .selectFrom('channels.outlet_keeper')
      .select(['outlet_id', 'email', 'locale'])
      .where(
        'outlet_id',
        'in',
        due.map(({ id }) => id),
      )
      .execute()
    const entry = new Map(due.map((one) => [one.id, one]))
    const letters = Map.groupBy(keepers, ({ email, outlet_id }) =>
      JSON.stringify([email.toLowerCase(), entry.get(outlet_id)?.stage]),
    )
    for (const [key, entries] of letters) {
      const [, days] = JSON.parse(key) as [string, number]
      const { email, locale } = entries[0] as { email: string; locale: string }
      const labels = entries.flatMap(({ outlet_id }) => entry.get(outlet_id)?.label ?? [])
      await write(deps, trx, [{ email, locale: locale as Locale }], days === 0 ? 'late' : 'due', () => ({
        count: labels.length,
        days,
        accounts: listed(labels),
        house: deps.config.url,
      }))
    }
    // Late ones are the unit above's; so is what nobody answers for yet the officers' of its own unit.
    const kept = new Set(keepers.map(({ outlet_id }) => outlet_id))
    const forOfficers = due.filter(({ id, stage }) => stage === 0 || !kept.has(id))
    const byUnit = Map.groupBy(forOfficers, ({ unit_id, stage }) => `${unit_id} ${stage === 0}`)
    await deps.jobs.enqueueAll(
      trx,
      'tell-register-officers',
      [...byUnit.values()].map((entries) => ({
        data: {
          unitId: entries[0]?.unit_id ?? '',
          late: entries[0]?.stage === 0,
          labels: entries.map(({ label }) => label),
        },
      })),
    )
  })
}

/** Whoever manages channels nearest to the unit, or to the one above it for what is late; at most ten. */
export async function tellOfficers(
  deps: RegisterDeps,
  { unitId, late, labels }: { unitId: string; late: boolean; labels: string[] },
): Promise<void> {
  const unit = deps.units.get(unitId)
  if (unit === undefined) return
  const [own, above] = deps.units.ancestry(unitId)
  const entitled = await deps.identity.whoMay('channel.manage', (late ? (above ?? own) : own)?.id ?? unitId)
  const nearest = entitled.filter((one) => one.unitId === entitled[0]?.unitId)
  const ids = [...new Set(nearest.map(({ personId }) => personId))].slice(0, 10)
  const people = await Promise.all(ids.map((id) => deps.identity.person(id)))
  await deps.db.transaction().execute((trx) =>
    write(
      deps,
      trx,
      people.filter((person) => person !== undefined),
      'officers',
      (_, locale) => ({
        unit: unit.name[locale],
        count: labels.length,
        accounts: listed(labels),
        house: deps.config.url,
      }),
    ),
  )
}
