/** Letters to a unit's channel officers: a sign-in ended, or is about to end and cannot be renewed. Each is written once. */
import { theHouse } from '../../../platform/actor.ts'
import { translator } from '../../../platform/messages.ts'
import { momentText } from '../../identity/index.ts'
import { channelById } from '../channel.ts'
import type { ConnectingDeps } from './deps.ts'
import { writeReconnectLink } from './send-link.ts'

const week = 7 * 86_400_000

declare module '../../../platform/jobs.ts' {
  interface HouseJobs {
    /** Finds sign-ins that ended, or will within a week, and of which nobody was told. */
    'find-ending-sign-ins': Record<string, never>
    'tell-of-sign-in': { channelId: string }
    'tell-officer-of-sign-in': { channelId: string; personId: string }
    'sweep-sign-ins': Record<string, never>
  }
}

/**
 * At most 500 at a time. Renewing comes long before the last week of a sign-in, so one that is still to end within a week
 * either cannot be renewed or has failed to be for long.
 */
export async function findEndingSignIns({ db, clock, jobs }: ConnectingDeps): Promise<void> {
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('channels.channel')
      .select(['id', 'state'])
      .where('removed_at', 'is', null)
      .where((eb) =>
        eb.or([
          eb.and([eb('state', '=', 'unauthorised'), eb('told_at', 'is', null)]),
          eb.and([
            eb('state', '=', 'connected'),
            eb('warned_at', 'is', null),
            eb('expires_at', '<', new Date(now.getTime() + week)),
          ]),
        ]),
      )
      .limit(500)
      .forUpdate()
      .skipLocked()
      .execute()
    if (rows.length === 0) return
    await trx
      .updateTable('channels.channel')
      .set((eb) => ({
        told_at: eb.case().when('state', '=', 'unauthorised').then(now).else(eb.ref('told_at')).end(),
        warned_at: eb.case().when('state', '=', 'connected').then(now).else(eb.ref('warned_at')).end(),
      }))
      .where(
        'id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute()
    await jobs.enqueueAll(
      trx,
      'tell-of-sign-in',
      rows.map(({ id }) => ({ data: { channelId: id } })),
    )
  })
}

/** Calls the officers of the nearest unit that has any; where none is, whoever manages its channels. */
export async function tellOfSignIn(
  { db, identity, jobs }: ConnectingDeps,
  { channelId }: { channelId: string },
): Promise<void> {
  const channel = await channelById(db, channelId)
  if (channel === undefined || channel.removed_at !== null) return
  const able = await identity.whoMay('channel.manage', channel.unit_id)
  const officers = able.filter(({ role }) => role === 'channel_officer')
  const asked = officers.length > 0 ? officers : able
  const nearest = asked.filter(({ unitId }) => unitId === asked[0]?.unitId).slice(0, 20)
  await jobs.enqueueAll(
    db,
    'tell-officer-of-sign-in',
    nearest.map(({ personId }) => ({ data: { channelId, personId } })),
  )
}

/** With a link by which the account is connected again. What was mended meanwhile is told to nobody. */
export async function tellOfficerOfSignIn(
  deps: ConnectingDeps,
  { channelId, personId }: { channelId: string; personId: string },
): Promise<void> {
  const [channel, officer] = await Promise.all([
    channelById(deps.db, channelId),
    deps.identity.person(personId),
  ])
  if (channel === undefined || channel.removed_at !== null) return
  if (officer === undefined || officer.suspendedAt !== null) return
  const ended = channel.state === 'unauthorised'
  const { expires_at: expiresAt } = channel
  const ends = channel.state === 'connected' && channel.warned_at !== null && expiresAt !== null
  if (!ended && !ends) return
  const since = (ended ? channel.told_at : channel.warned_at) ?? deps.clock.now()
  await deps.db.transaction().execute(async (trx) => {
    // The job may run again after it was done.
    const written = await trx
      .selectFrom('channels.connect_link')
      .select('id')
      .where('channel_id', '=', channelId)
      .where('email', '=', officer.email.toLowerCase())
      .where('sent_at', '>=', since)
      .executeTakeFirst()
    if (written !== undefined) return
    const { letter } = await writeReconnectLink(deps, trx, theHouse, channel, officer)
    const t = translator(officer.locale)
    const about = {
      ...letter,
      officer: officer.name,
      account: channel.label || channel.handle,
      ends:
        expiresAt === null
          ? ''
          : momentText(expiresAt, officer.locale, deps.units.get(channel.unit_id)?.timeZone),
      board: `${deps.config.url}/konsol/kanal`,
    }
    const kind = ended ? 'ended' : 'ending'
    await deps.mail.send(trx, {
      to: officer.email,
      subject: t(`mail.sign_in_${kind}_subject`, about),
      text: t(`mail.sign_in_${kind}_text`, about),
    })
  })
}
