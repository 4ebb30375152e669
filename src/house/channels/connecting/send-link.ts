import type { Actor } from '../../../platform/actor.ts'
import type { HouseTransaction } from '../../../platform/db.ts'
import { invalid, notFound } from '../../../platform/errors.ts'
import { newId, newToken } from '../../../platform/ids.ts'
import { translator, type Locale } from '../../../platform/messages.ts'
import { fingerprint } from '../../../platform/secrets.ts'
import { momentText } from '../../identity/index.ts'
import type { NetworkKind } from '../adapter.ts'
import { managedChannel, type ChannelRow } from '../channel.ts'
import type { ConnectingDeps } from './deps.ts'
import { linkLife } from './link.ts'

interface ToPerson {
  email: string
  /** Of the letter and the page. */
  locale: Locale
}

export interface SendLink extends ToPerson {
  unitId: string
  kind: NetworkKind
  languages: Locale[]
  label?: string | undefined
}

/**
 * Mails a link that lets one person connect one account to the unit; only its hash is kept. An open one to the same address
 * for the same purpose is replaced. @throws forbidden, not_found (unit), link_by_hand
 */
export async function sendLink(
  deps: ConnectingDeps,
  actor: Actor,
  asked: SendLink,
): Promise<{ id: string; expiresAt: Date }> {
  await deps.identity.authorise(actor, 'channel.manage', asked.unitId)
  // Nobody signs in to what a person does by hand.
  if (deps.adapters[asked.kind].can.byHand) throw invalid('link_by_hand')
  return deps.db.transaction().execute(async (trx) => {
    const { letter, ...made } = await writeLink(deps, trx, actor, { ...asked, channelId: null })
    const t = translator(asked.locale)
    await deps.mail.send(trx, {
      to: asked.email,
      subject: t('mail.connect_link_subject', letter),
      text: t('mail.connect_link_text', letter),
    })
    return made
  })
}

/**
 * Mails a link by which the same account is connected again. @throws not_found, forbidden, link_by_hand
 */
export async function sendReconnectLink(
  deps: ConnectingDeps,
  actor: Actor,
  channelId: string,
  to: ToPerson,
): Promise<{ id: string; expiresAt: Date }> {
  const channel = await managedChannel(deps, actor, channelId)
  if (deps.adapters[channel.kind as NetworkKind].can.byHand) throw invalid('link_by_hand')
  return deps.db.transaction().execute(async (trx) => {
    const { letter, ...made } = await writeReconnectLink(deps, trx, actor, channel, to)
    const t = translator(to.locale)
    await deps.mail.send(trx, {
      to: to.email,
      subject: t('mail.reconnect_link_subject', letter),
      text: t('mail.reconnect_link_text', letter),
    })
    return made
  })
}

export const writeReconnectLink = (
  deps: ConnectingDeps,
  trx: HouseTransaction,
  actor: Actor,
  channel: ChannelRow,
  to: ToPerson,
) =>
  writeLink(deps, trx, actor, {
    ...to,
    unitId: channel.unit_id,
    kind: channel.kind as NetworkKind,
    languages: channel.languages as Locale[],
    label: channel.label,
    channelId: channel.id,
  })

async function writeLink(
  deps: ConnectingDeps,
  trx: HouseTransaction,
  actor: Actor,
  { unitId, kind, languages, label, channelId, email, locale }: SendLink & { channelId: string | null },
) {
  const unit = deps.units.get(unitId)
  if (unit === undefined) throw notFound('unit')
  const [id, token, now] = [newId(), newToken(), deps.clock.now()]
  const expiresAt = new Date(now.getTime() + linkLife)
  const address = email.trim().toLowerCase()
  await trx
    .updateTable('channels.connect_link')
    .set({ ended_at: now })
    .where('email', '=', address)
    .where('kind', '=', kind)
    .where('unit_id', '=', unitId)
    .where('channel_id', channelId === null ? 'is' : '=', channelId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
  await trx
    .insertInto('channels.connect_link')
    .values({
      id,
      token_hash: fingerprint(token),
      kind,
      unit_id: unitId,
      unit_path: unit.path,
      channel_id: channelId,
      languages,
      label: label ?? null,
      email: address,
      locale,
      sent_by: actor.name,
      sent_at: now,
      expires_at: expiresAt,
    })
    .execute()
  await deps.audit.record(trx, {
    actor,
    act: 'channel.send_link',
    unitId,
    objectKind: 'channel',
    objectId: channelId ?? id,
    details: { linkId: id, kind, email: address },
  })
  const t = translator(locale)
  return {
    id,
    expiresAt,
    letter: {
      name: actor.name,
      unit: unit.name[locale],
      house: deps.house[locale],
      network: t(`channels.kind_${kind}`),
      account: label ?? '',
      until: momentText(expiresAt, locale, unit.timeZone),
      link: `${deps.config.url}${locale === 'en' ? '/en' : ''}/sambung/${token}`,
    },
  }
}

/** It leads nowhere any more. @throws forbidden, not_found */
export async function endLink(deps: ConnectingDeps, actor: Actor, id: string): Promise<void> {
  const row = await deps.db
    .selectFrom('channels.connect_link')
    .select(['unit_id', 'channel_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('link')
  await deps.identity.authorise(actor, 'channel.manage', row.unit_id)
  await deps.db.transaction().execute(async (trx) => {
    const ended = await trx
      .updateTable('channels.connect_link')
      .set({ ended_at: deps.clock.now() })
      .where('id', '=', id)
      .where('used_at', 'is', null)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (ended.numUpdatedRows === 0n) return
    await deps.audit.record(trx, {
      actor,
      act: 'channel.end_link',
      unitId: row.unit_id,
      objectKind: 'channel',
      objectId: row.channel_id ?? id,
      details: { linkId: id },
    })
  })
}
