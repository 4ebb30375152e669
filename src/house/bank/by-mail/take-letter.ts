/** A letter's attachments as deposits of its address's person, and one letter back that says what became of each. */
import { HouseError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { isMessageKey, translator, type Translate } from '../../../platform/messages.ts'
import type { Deposited } from '../uploads/deposit-file.ts'
import { cleanFilename, recordFromFile } from '../record.ts'
import type { Destination } from './deposit-addresses.ts'
import type { MailedDepositsDeps } from './index.ts'
import { mostAttachments } from './open-letter.ts'
import type { OpenedLetter } from './worker/read-letter.ts'

/**
 * Once it returns, every attachment is kept or refused and the answer waits in the outbox. Killed before, the mail server
 * brings the letter again, and what was kept is known by its bytes.
 * @throws forbidden, storage_full, storage_unreachable
 */
export async function takeLetter(
  deps: Pick<MailedDepositsDeps, 'bank' | 'db' | 'clock' | 'mail' | 'units'>,
  { addressId, unitId, actor, email, locale }: Destination,
  letter: OpenedLetter,
): Promise<void> {
  const { db, clock, bank } = deps
  const same = { address_id: addressId, message_id: letter.messageId, sha256: letter.sha256 }
  const answered = await db
    .selectFrom('bank.letter')
    .select('id')
    .where('address_id', '=', same.address_id)
    .where('message_id', '=', same.message_id)
    .where('sha256', '=', same.sha256)
    .executeTakeFirst()
  if (answered !== undefined) return
  const said = { headline: letter.subject, event: letter.subject, caption: letter.text }
  const { headline, event, caption } = recordFromFile(said)
  const t = translator(locale)
  const lines: string[] = []
  for (const { filename: given, path } of letter.files) {
    const filename = cleanFilename(given)
    const end = await bank.deposit(actor, { unitId, filename, path, record: { headline, event, caption } })
    lines.push(lineOf(t, filename, end))
  }
  for (const filename of letter.tooMany.map(cleanFilename))
    lines.push(
      t('mail.deposit_refused', { filename, why: t('mail.deposit_too_many', { most: mostAttachments }) }),
    )
  await db.transaction().execute(async (trx) => {
    const first = await trx
      .insertInto('bank.letter')
      .values({ id: newId(), ...same, received_at: clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (first === undefined) return
    const subject = event === '' ? t('mail.deposit_no_subject') : event
    await deps.mail.send(trx, {
      to: email,
      subject: t('mail.deposit_subject', { subject }),
      text: t(lines.length === 0 ? 'mail.deposit_nothing' : 'mail.deposit_text', {
        name: actor.name,
        unit: deps.units.get(unitId)?.name[locale] ?? '',
        subject,
        lines: lines.join('\n'),
      }),
    })
  })
}

function lineOf(t: Translate, filename: string, end: Deposited): string {
  if (end.state === 'waiting') return t('mail.deposit_waiting', { filename })
  if (end.state !== 'refused') return t(`mail.deposit_${end.state}`, { filename, receipt: end.receipt })
  const key = `fault.${end.code}`
  return t('mail.deposit_refused', {
    filename,
    why: isMessageKey(key) ? t(key, { ...end.params }) : end.code,
  })
}

/** What a mail server is told: 4… and it tries again later, 5… and it tells its sender. */
export function answerTo(error: unknown): { code: number; text: string } {
  if (!(error instanceof HouseError)) return { code: 451, text: '4.3.0 Not taken yet, try again later' }
  if (error.code === 'forbidden') return { code: 550, text: '5.1.1 No such address here' }
  if (error.status === 507) return { code: 452, text: '4.3.1 No room at the moment, try again later' }
  return { code: 451, text: '4.3.0 Not taken yet, try again later' }
}
