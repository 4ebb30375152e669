import { translator } from '../../../platform/messages.ts'
import type { HubDeps } from '../deps.ts'
import { momentText } from '../moment-text.ts'

/** A letter to one officer about a question. Done by the job `tell-desk`; its text stays behind the console's door. */
export async function tellOfficer(
  { db, identity, units, mail, config }: HubDeps,
  { enquiryId, entryId, personId }: { enquiryId: string; entryId: string; personId: string },
): Promise<void> {
  const officer = await identity.person(personId)
  if (officer === undefined || officer.suspendedAt !== null) return
  await db.transaction().execute(async (trx) => {
    const asked = await trx
      .selectFrom('hub.enquiry as e')
      .innerJoin('hub.enquiry_entry as n', 'n.enquiry_id', 'e.id')
      .innerJoin('hub.journalist as j', 'j.id', 'e.journalist_id')
      .innerJoin('hub.outlet as o', 'o.id', 'j.outlet_id')
      .select(['e.number', 'e.subject', 'e.deadline_at', 'e.unit_id', 'j.name', 'o.name as outlet'])
      .where('e.id', '=', enquiryId)
      .where('n.id', '=', entryId)
      .where('j.state', '<>', 'left')
      .executeTakeFirst()
    if (asked === undefined) return
    const t = translator(officer.locale)
    const zone = units.get(asked.unit_id)?.timeZone ?? units.root().timeZone
    await mail.send(trx, {
      to: officer.email,
      subject: t('mail.hub_question_subject', { number: asked.number, subject: asked.subject }),
      text: t('mail.hub_question_text', {
        officer: officer.name,
        name: asked.name,
        outlet: asked.outlet,
        number: asked.number,
        subject: asked.subject,
        deadline:
          asked.deadline_at === null
            ? t('hub.enquiry.no_deadline')
            : momentText(asked.deadline_at, officer.locale, zone),
        link: `${config.url}/konsol/media/pertanyaan/${enquiryId}`,
      }),
    })
  })
}
