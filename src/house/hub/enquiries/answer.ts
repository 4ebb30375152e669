/** What the desk does with an enquiry. */
import type { Actor } from '../../../platform/actor.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { translator, type Locale } from '../../../platform/messages.ts'
import type { HubDeps } from '../deps.ts'
import { pathIn } from '../link.ts'
import { checkForm, paragraphs } from '../words.ts'
import { enquiryLimits, type EntryKind, type StoryLink } from './enquiry.ts'

async function perform(
  { db, identity }: HubDeps,
  actor: Actor,
  id: string,
  work: (trx: HouseTransaction, enquiry: { unit_id: string; state: string; number: string }) => Promise<void>,
): Promise<void> {
  const found = await db.selectFrom('hub.enquiry').select('unit_id').where('id', '=', id).executeTakeFirst()
  await identity.authorise(actor, 'enquiry.answer', found?.unit_id ?? '')
  await db.transaction().execute(async (trx) => {
    const enquiry = await trx
      .selectFrom('hub.enquiry')
      .select(['unit_id', 'state', 'number'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (enquiry === undefined) throw notFound('enquiry')
    await work(trx, enquiry)
  })
}

const addEntry = (
  trx: HouseTransaction,
  actor: Actor,
  entry: { enquiryId: string; kind: EntryKind; text: string; story?: StoryLink | undefined; at: Date },
) =>
  trx
    .insertInto('hub.enquiry_entry')
    .values({
      id: newId(),
      enquiry_id: entry.enquiryId,
      kind: entry.kind,
      text: entry.text,
      story_ref: entry.story?.ref ?? null,
      story_locale: entry.story?.locale ?? null,
      story_headline: entry.story?.headline ?? null,
      by_id: actor.id,
      by_name: actor.name,
      at: entry.at,
    })
    .execute()

function textOf(given: string, min: number): string {
  const form = checkForm()
  const text = form.text('text', paragraphs(given), { min, max: enquiryLimits.text })
  form.done()
  return text
}

/** Tells the journalist, in their language; whoever has left is told nothing. */
async function tellJournalist(
  { mail, config }: Pick<HubDeps, 'mail' | 'config'>,
  trx: HouseTransaction,
  enquiryId: string,
  { kind, text, story }: { kind: 'answer' | 'closed'; text: string; story: StoryLink | undefined },
): Promise<void> {
  const asker = await trx
    .selectFrom('hub.enquiry as e')
    .innerJoin('hub.journalist as j', 'j.id', 'e.journalist_id')
    .select(['j.email', 'j.name', 'j.locale', 'e.number', 'e.subject'])
    .where('e.id', '=', enquiryId)
    .executeTakeFirst()
  if (asker === undefined || asker.email === null) return
  const locale = asker.locale === 'en' ? 'en' : 'id'
  const t = translator(locale)
  const link = `${config.url}${pathIn(locale, `/media/saya/pertanyaan/${asker.number}`)}`
  const read =
    story === undefined
      ? ''
      : `\n${t('mail.hub_answer_story', {
          headline: story.headline,
          link: `${config.url}${pathIn(story.locale, `/berita/${story.ref}`)}`,
        })}\n`
  await mail.send(trx, {
    to: asker.email,
    subject: t(`mail.hub_${kind}_subject`, { number: asker.number, subject: asker.subject }),
    text: t(`mail.hub_${kind}_text`, { name: asker.name, number: asker.number, text, story: read, link }),
  })
}

/**
 * Answers, and mails the answer to the journalist. Errors: forbidden, not_found, enquiry_closed (409), invalid_request
 * (422), enquiry_story (422: no published story has that reference).
 */
export async function answer(
  deps: HubDeps,
  actor: Actor,
  id: string,
  { text: given, story: named }: { text: string; story?: { ref: string; locale: Locale } | undefined },
): Promise<void> {
  const { clock, reading, audit } = deps
  const text = textOf(given, 3)
  await perform(deps, actor, id, async (trx, enquiry) => {
    if (enquiry.state === 'closed') throw conflict('enquiry_closed')
    const found = named && (await reading.storyPage(named.ref, named.locale))
    if (named !== undefined && found?.state !== 'published')
      throw invalid('enquiry_story', [{ at: 'story', code: 'enquiry_story' }])
    const story =
      found?.state === 'published'
        ? { ref: found.ref, locale: found.locale, headline: found.headline }
        : undefined
    const now = clock.now()
    await addEntry(trx, actor, { enquiryId: id, kind: 'answer', text, story, at: now })
    await trx
      .updateTable('hub.enquiry')
      .set({ state: 'answered', answered_at: now, changed_at: now })
      .where('id', '=', id)
      .execute()
    await tellJournalist(deps, trx, id, { kind: 'answer', text, story })
    await audit.record(trx, {
      actor,
      act: 'enquiry.answer',
      unitId: enquiry.unit_id,
      objectKind: 'enquiry',
      objectId: id,
      details: { number: enquiry.number, ...(story === undefined ? {} : { story: story.ref }) },
    })
  })
}

/** For the desk alone; the journalist never sees it. Errors: forbidden, not_found, invalid_request (422). */
export async function addNote(
  deps: HubDeps,
  actor: Actor,
  id: string,
  { text: given }: { text: string },
): Promise<void> {
  const text = textOf(given, 1)
  await perform(deps, actor, id, async (trx) => {
    await addEntry(trx, actor, { enquiryId: id, kind: 'note', text, at: deps.clock.now() })
  })
}

/**
 * Gives it to somebody who may answer, or to nobody. Errors: forbidden, not_found, enquiry_assignee (422: may not answer
 * for that unit).
 */
export async function assign(
  deps: HubDeps,
  actor: Actor,
  id: string,
  { personId }: { personId: string | null },
): Promise<void> {
  const { identity, audit, clock } = deps
  await perform(deps, actor, id, async (trx, enquiry) => {
    const able = personId === null ? [] : await identity.whoMay('enquiry.answer', enquiry.unit_id)
    const person = able.find((one) => one.personId === personId)
    if (personId !== null && person === undefined)
      throw invalid('enquiry_assignee', [{ at: 'personId', code: 'enquiry_assignee' }])
    await trx
      .updateTable('hub.enquiry')
      .set({ assigned_to: personId, assigned_name: person?.name ?? null, changed_at: clock.now() })
      .where('id', '=', id)
      .execute()
    await audit.record(trx, {
      actor,
      act: 'enquiry.assign',
      unitId: enquiry.unit_id,
      objectKind: 'enquiry',
      objectId: id,
      details: { number: enquiry.number, personId },
    })
  })
}

/** Ends it; the journalist reads why. Errors: forbidden, not_found, enquiry_closed (409), invalid_request (422). */
export async function close(
  deps: HubDeps,
  actor: Actor,
  id: string,
  { text: given }: { text: string },
): Promise<void> {
  const { clock, audit } = deps
  const text = textOf(given, 3)
  await perform(deps, actor, id, async (trx, enquiry) => {
    if (enquiry.state === 'closed') throw conflict('enquiry_closed')
    const now = clock.now()
    await addEntry(trx, actor, { enquiryId: id, kind: 'closed', text, at: now })
    await trx
      .updateTable('hub.enquiry')
      .set({ state: 'closed', changed_at: now })
      .where('id', '=', id)
      .execute()
    await tellJournalist(deps, trx, id, { kind: 'closed', text, story: undefined })
    await audit.record(trx, {
      actor,
      act: 'enquiry.close',
      unitId: enquiry.unit_id,
      objectKind: 'enquiry',
      objectId: id,
      details: { number: enquiry.number },
    })
  })
}
