/** Applying for accreditation: a form, then a link that shows the mailbox to be theirs, then a desk officer decides. */
import { sql } from 'kysely'
import { networkOf } from '../../../platform/address.ts'
import { theHouse } from '../../../platform/actor.ts'
import { HouseError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { translator, type Locale } from '../../../platform/messages.ts'
import { fingerprint } from '../../../platform/secrets.ts'
import type { HubDeps } from '../deps.ts'
import { issueLink, pathIn, redeemLink } from '../link.ts'
import { doors } from '../doors.ts'
import { checkForm, nameKey, oneLine } from '../words.ts'
import { mayApply } from './accreditation.ts'
import { noteAct, standingOfRow } from './journalist.ts'
import { outletNamed } from './outlets.ts'
import { dropProofs, keepProof, proofType } from './proof.ts'

export interface Registration {
  name: string
  email: string
  /** As they write it; a known name is that outlet. */
  outlet: string
  position: string
  cardNumber: string
  proof: Uint8Array | undefined
  locale: Locale
}

/** Files of strangers who have not shown a mailbox: in the house, about a gigabyte, and of one network. */
export const unconfirmedProofs = { house: 200, network: 20 }
/** While a letter is still on its way to them, nobody's application gives way to another's (ms). */
const unhurried = 3_600_000
export const registrationLimits = { name: 120, outlet: 120, position: 80, cardNumber: 60 }

function checked(given: Registration) {
  const form = checkForm()
  const part = (at: 'name' | 'outlet' | 'position' | 'cardNumber', min = 2) =>
    form.text(at, oneLine(given[at]), { min, max: registrationLimits[at] })
  const answer = {
    name: part('name'),
    email: form.email('email', given.email),
    outlet: part('outlet'),
    position: part('position'),
    cardNumber: part('cardNumber', 0),
  }
  if (nameKey(answer.outlet) === '') form.wrong('outlet', 'hub_needed')
  return { answer, form }
}

/**
 * Takes an application and mails a link that confirms it. Whoever owns the mailbox already is told so there and nowhere
 * else; nothing of the application is kept then. Errors: invalid_request (422, by field; `proof`: proof_type,
 * proof_too_large), too_many_requests (429), storage_full (507).
 */
export async function register(deps: HubDeps, given: Registration, address: string): Promise<void> {
  const { db, clock, mail, config } = deps
  const { answer, form } = checked(given)
  if (given.proof !== undefined)
    await proofType(given.proof).catch((error: { code: string }) => form.wrong('proof', error.code))
  form.done()
  await deps.throttle.attempt(doors.register, address, answer.email)
  const now = clock.now()
  const network = fingerprint(`network:${networkOf(address)}`)
  if (given.proof !== undefined) await requireProofRoom(deps, network, now)
  const t = translator(given.locale)
  const id = newId()
  // Done whether the mailbox is known or not, so that the time taken does not tell.
  const proof = given.proof === undefined ? undefined : await keepProof(deps, id, given.proof)
  await db.transaction().execute(async (trx) => {
    const known = await trx
      .selectFrom('hub.journalist')
      .select(['state', 'accredited_until'])
      .where('email', '=', answer.email)
      .executeTakeFirst()
    if (known !== undefined && !mayApply(standingOfRow(known, now))) {
      await dropProofs(deps, trx, [proof?.object])
      const link = `${config.url}${pathIn(given.locale, '/media/masuk')}`
      await mail.send(trx, {
        to: answer.email,
        subject: t('mail.hub_known_subject'),
        text: t('mail.hub_known_text', { link }),
      })
      return
    }
    await trx
      .insertInto('hub.registration')
      .values({
        id,
        email: answer.email,
        locale: given.locale,
        name: answer.name,
        outlet_name: answer.outlet,
        position: answer.position,
        card_number: answer.cardNumber,
        proof_object: proof?.object ?? null,
        proof_mime: proof?.mime ?? null,
        network: proof === undefined ? '' : network,
        created_at: now,
      })
      .execute()
    const link = await issueLink(trx, { url: config.url, locale: given.locale, now }, 'registration', id)
    await mail.send(trx, {
      to: answer.email,
      subject: t('mail.hub_register_subject'),
      // Nobody has shown yet that the mailbox is theirs: not a word of the form goes there.
      text: t('mail.hub_register_text', { link }),
    })
  })
}

/**
 * One network fills its own room only. Where many together have filled the house's, the oldest application of the network
 * with most of them gives way: whoever is alone in their network is not pushed out by a crowd.
 * @throws too_many_requests (429)
 */
async function requireProofRoom(
  { db, jobs }: Pick<HubDeps, 'db' | 'jobs'>,
  network: string,
  now: Date,
): Promise<void> {
  const full = new HouseError('too_many_requests', 429, { params: { seconds: unhurried / 1000 } })
  const { rows } = await sql<{ own: number; all: number }>`
    select count(*) filter (where network = ${network})::int as own, count(*)::int as all
    from hub.registration where proof_object is not null`.execute(db)
  const { own, all } = rows[0] ?? { own: 0, all: 0 }
  if (own >= unconfirmedProofs.network) throw full
  if (all < unconfirmedProofs.house) return
  await db.transaction().execute(async (trx) => {
    const { rows: gone } = await sql<{ id: string; proof_object: string }>`
      delete from hub.registration where id = (
        select r.id from hub.registration r join (
          select network, count(*) as held from hub.registration where proof_object is not null group by network
        ) n using (network)
        where r.proof_object is not null and (n.held > 1 or r.created_at <= ${new Date(now.getTime() - unhurried)})
        order by n.held desc, r.created_at limit 1 for update of r skip locked
      ) returning id, proof_object`.execute(trx)
    const [given] = gone
    if (given === undefined) throw full
    await trx.deleteFrom('hub.link').where('subject_id', '=', given.id).execute()
    await dropProofs({ jobs }, trx, [given.proof_object])
  })
}

/**
 * The mailbox is theirs: the application goes to the desk. Other applications of the same mailbox end. Errors:
 * hub_link_gone (410; also where the mailbox has become a journalist's meanwhile), too_many_requests (429).
 */
export async function confirmRegistration(deps: HubDeps, token: string, address: string): Promise<string> {
  await deps.throttle.attempt(doors.link, address)
  const { db, clock, audit, units } = deps
  const now = clock.now()
  return db.transaction().execute(async (trx) => {
    const given = await trx
      .selectFrom('hub.link as l')
      .innerJoin('hub.registration as r', 'r.id', 'l.subject_id')
      .selectAll('r')
      .where('l.token_hash', '=', fingerprint(token))
      .executeTakeFirst()
    // Applications of one mailbox are confirmed one after another.
    if (given !== undefined)
      await sql`select pg_advisory_xact_lock(hashtextextended(${`hub ${given.email}`}, 0))`.execute(trx)
    await redeemLink(trx, now, 'registration', token)
    if (given === undefined) throw gone()
    const before = await trx
      .selectFrom('hub.journalist')
      .select(['id', 'state', 'accredited_until', 'proof_object'])
      .where('email', '=', given.email)
      .forUpdate()
      .executeTakeFirst()
    if (before !== undefined && !mayApply(standingOfRow(before, now))) throw gone()

    const { rows: ended } = await sql<{ id: string; proof_object: string | null }>`
      delete from hub.registration where email = ${given.email} returning id, proof_object`.execute(trx)
    const endedIds = ended.map(({ id }) => id)
    await trx.deleteFrom('hub.link').where('subject_id', 'in', endedIds).execute()
    const unused = ended.filter(({ id }) => id !== given.id).map(({ proof_object: object }) => object)
    await dropProofs(deps, trx, [...unused, before?.proof_object])

    const columns = {
      locale: given.locale,
      name: given.name,
      outlet_id: await outletNamed(trx, given.outlet_name, now),
      position: given.position,
      card_number: given.card_number,
      proof_object: given.proof_object,
      proof_mime: given.proof_mime,
      state: 'applied',
      reason: null,
      applied_at: now,
      changed_at: now,
      outlet_changed_at: null,
    }
    const id = before?.id ?? newId()
    if (before === undefined)
      await trx
        .insertInto('hub.journalist')
        .values({ id, email: given.email, ...columns })
        .execute()
    else await trx.updateTable('hub.journalist').set(columns).where('id', '=', id).execute()
    await noteAct(trx, { journalistId: id, act: 'apply', by: null, at: now })
    await audit.record(trx, {
      actor: theHouse,
      act: 'journalist.apply',
      unitId: units.root().id,
      objectKind: 'journalist',
      objectId: id,
    })
    return given.name
  })
}

const gone = () => new HouseError('hub_link_gone', 410)
