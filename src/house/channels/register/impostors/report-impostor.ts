/** Somebody of the public tells of an account that pretends to be ours. */
import { sql } from 'kysely'
import { HouseError, invalid, type Fault } from '../../../../platform/errors.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Arrival } from '../../../../platform/storage.ts'
import { minutes, type Door } from '../../../../platform/throttle.ts'
import { screenshotLimit, type PreparedPicture } from '../../evidence/index.ts'
import { accountAddress } from '../account-address.ts'
import { handleKeyOf, readAsked } from '../asked-name.ts'
import type { RegisterDeps } from '../deps.ts'
import { isOfficial } from '../is-official.ts'
import { isEmail } from '../keepers.ts'
import { networkOf } from '../network-of.ts'

export interface ImpostorReport {
  /** Address or handle, as the reporter wrote it; at most 300 characters. */
  asked: string
  /** At most 2,000 characters; may be empty. */
  note: string
  /** Empty: the reporter does not want to hear of it. */
  email: string
  /** At most three, of at most 5 MB each: JPEG, PNG or WebP. They stay their owner's, who drops them. */
  pictures?: readonly Pick<Arrival, 'path' | 'bytes' | 'sha256'>[]
}

export const mostScreenshots = 3
/** Of strangers, in cases that nobody has decided yet: at most some gigabytes. */
const mostKept = { house: 3_000, case: 30 }

const door: Door = { name: 'channels.impostor', byAddress: { max: 10, seconds: minutes(60) } }
const pictureDoor: Door = {
  name: 'channels.impostor-pictures',
  byAddress: { max: 8, seconds: minutes(24 * 60) },
}

/**
 * Takes a report; what was reported before gets one more. Counts the attempt against the network address, and one with
 * pictures a second time. All of it is kept or nothing.
 * @throws too_many_requests, impostor_incomplete with its faults (of `pictures`: impostor_pictures_many,
 *   impostor_pictures_full, and those of `Evidence.prepare`), impostor_is_official
 */
export async function reportImpostor(
  deps: RegisterDeps,
  { asked: typed, note, email, pictures: arrived = [] }: ImpostorReport,
  from: string,
): Promise<void> {
  await deps.throttle.attempt(door, from)
  const text = typed.trim()
  const faults: Fault[] = [
    ...(text.length < 3 || text.length > 300 ? [{ at: 'asked', code: 'impostor_asked_missing' }] : []),
    ...(note.length > 2_000 ? [{ at: 'note', code: 'impostor_note_long' }] : []),
    ...(email.trim() === '' || isEmail(email.trim())
      ? []
      : [{ at: 'email', code: 'register_email_invalid' }]),
    ...(arrived.length > mostScreenshots ? [{ at: 'pictures', code: 'impostor_pictures_many' }] : []),
  ]
  if (faults.length > 0) throw invalid('impostor_incomplete', faults)
  const answer = await isOfficial(deps.db, text)
  if (answer.answer === 'official')
    throw invalid('impostor_is_official', [{ at: 'asked', code: 'impostor_is_official' }])
  const resembled = answer.answer === 'looks_like' ? answer.accounts[0]?.account : undefined
  const unit = (resembled && deps.units.get(resembled.unitId)) ?? deps.units.root()
  const isAddress = readAsked(text).addresses.length > 0
  const address = (isAddress ? accountAddress(text) : undefined) ?? handleKeyOf(text)
  const now = deps.clock.now()
  const pictures = arrived.length === 0 ? [] : await takePictures(deps, arrived, { address, from })
  await deps.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string }>`
      insert into channels.impostor as i (id, address, handle_key, asked, url, network, outlet_id, unit_id, unit_path,
        reports, created_at, changed_at)
      values (${newId()}, ${address}, ${handleKeyOf(text)}, ${text}, ${isAddress ? (/^https?:/i.test(text) ? text : `https://${text}`) : null},
        ${networkOf(address)}, (select id from channels.outlet where ref = ${resembled?.ref ?? null}),
        ${unit.id}, ${unit.path}::ltree, 1, ${now}, ${now})
      on conflict (address) do update set reports = i.reports + 1, changed_at = ${now},
        state = case when i.state in ('dismissed', 'delisted') then 'open' else i.state end
      returning id`.execute(trx)
    const id = rows[0]?.id ?? ''
    const reportId = newId()
    await trx
      .insertInto('channels.impostor_report')
      .values({ id: reportId, impostor_id: id, note: note.trim(), email: email.trim() || null, at: now })
      .execute()
    await deps.evidence.enter(trx, pictures, { reportId }, { name: null, at: now })
    if (isAddress) await deps.jobs.enqueue(trx, 'gather-evidence', { impostorId: id }, { singletonKey: id })
    await deps.events.emit(trx, 'impostors.changed', { ids: [id] })
  })
}

/** A fault of any of them is told beside the field, and none is kept. */
async function takePictures(
  deps: RegisterDeps,
  arrived: NonNullable<ImpostorReport['pictures']>,
  { address, from }: { address: string; from: string },
): Promise<PreparedPicture[]> {
  const refused = (fault: Omit<Fault, 'at'>) => invalid('impostor_incomplete', [{ at: 'pictures', ...fault }])
  await deps.throttle.attempt(pictureDoor, from)
  const { rows } = await sql<{ house: number; case: number }>`
    select count(*)::int as house, count(*) filter (where i.address = ${address})::int as case
    from channels.evidence e join channels.impostor_report r on r.id = e.report_id
      join channels.impostor i on i.id = r.impostor_id
    where i.state in ('open', 'proposed')`.execute(deps.db)
  const kept = rows[0] ?? { house: 0, case: 0 }
  if (kept.house + arrived.length > mostKept.house || kept.case + arrived.length > mostKept.case)
    throw refused({ code: 'impostor_pictures_full' })
  const pictures: PreparedPicture[] = []
  try {
    // One after another: a bitmap each would be much to hold for somebody nobody knows.
    for (const one of arrived) pictures.push(await deps.evidence.prepare(one, screenshotLimit))
    return pictures
  } catch (error) {
    await deps.evidence.drop(pictures)
    if (!(error instanceof HouseError) || error.status !== 422) throw error
    throw refused({ code: error.code, params: error.params })
  }
}
