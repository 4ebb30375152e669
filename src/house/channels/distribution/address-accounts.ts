/** What every account of a distribution would be sent, with whatever stands in the way of it. */
import { setImmediate } from 'node:timers/promises'
import type { NetworkKind, PostFault, Preview } from '../adapter.ts'
import type { Article } from '../article.ts'
import { adapterOf, limitsOf, settingsOf } from '../channel.ts'
import type { ChannelsDeps, PublishedEdition } from '../deps.ts'
import { linkFrom } from '../publish-post.ts'
import { free, priced, termsSet, type Terms } from '../quotas/terms.ts'
import { isThread, outlookOf, saidIn } from '../thread.ts'
import { audienceOf, type Account } from './audience.ts'
import type { Content, Part } from './content.ts'
import { fillPlaceholders, unknownPlaceholder } from './fill-placeholders.ts'
import { takenWords, type Voice } from './one-voice.ts'

export interface Addressee {
  account: Account
  terms: Part['terms']
  /** Own words, filled in; null: as the house composes. */
  text: string | null
  campaign: string | null
  preview: Preview
  /** Nothing is sent while there is one. Codes are keys `fault.<code>`. */
  blocks: PostFault[]
  /** Worth knowing before sending. */
  notices: PostFault[]
}

type Deps = Pick<ChannelsDeps, 'db' | 'clock' | 'units' | 'adapters'>

const week = 7 * 86_400_000

export async function addressAccounts(
  deps: Deps,
  edition: PublishedEdition & { article: Article },
  content: Content,
): Promise<Addressee[]> {
  const accounts = await audienceOf(deps, edition, content.parts)
  const terms = await termsSet(deps.db, Object.values(deps.adapters))
  const check = createChecks(deps, edition.article, terms)
  const addressees: Addressee[] = []
  for (const account of accounts) {
    const written = writtenFor(deps, edition, content, account)
    const preview = await check(account, written)
    addressees.push({
      account,
      terms: content.parts[account.part]?.terms ?? 'proposal',
      ...written,
      preview,
      blocks: [...blocksOf(account), ...wordFaults(written.text), ...preview.faults],
      notices: noticesOf(deps, account, content),
    })
  }
  await tellOneVoice(deps, content, addressees)
  return addressees
}

/** By this name the house's own pages tell where a reader came from. */
export const campaignOf = ({ kind }: Pick<Account, 'kind'>, campaign: string | null) =>
  campaign === null
    ? null
    : new URLSearchParams({ utm_source: kind, utm_medium: 'social', utm_campaign: campaign }).toString()

const templateFor = ({ texts, accountTexts }: Content, { id, kind }: Pick<Account, 'id' | 'kind'>) =>
  accountTexts[id] ?? texts[kind as NetworkKind] ?? null

function writtenFor(
  deps: Deps,
  edition: PublishedEdition & { article: Article },
  content: Content,
  account: Account,
): Pick<Addressee, 'text' | 'campaign'> {
  const campaign = campaignOf(account, content.campaign)
  const template = templateFor(content, account)
  return {
    campaign,
    text: template === null ? null : ownWords(deps, edition, account, campaign, template),
  }
}

/**
 * Own words of an account: where its network shows the link by itself, the words need none, but those of a thread say
 * which part leads to the story.
 */
export function ownWords(
  deps: Pick<Deps, 'units' | 'adapters'>,
  { locale, article }: PublishedEdition & { article: Article },
  account: Pick<Account, 'unit_id' | 'kind'>,
  campaign: string | null,
  template: string,
): string {
  const unit = deps.units.get(account.unit_id)
  const adapter = adapterOf(deps, account)
  const bare = adapter.can.link === 'card' && !isThread(adapter, template)
  return fillPlaceholders(template, {
    unit: unit?.name[locale] ?? '',
    place: unit === undefined ? '' : deps.units.placeOf(unit.id)[locale],
    link: bare ? '' : linkFrom(article, campaign).url,
  })
}

/** Accounts of one network with the same words are checked once; the loop is let go between many that differ. */
function createChecks(deps: Deps, article: Article, terms: ReadonlyMap<string, Terms>) {
  const known = new Map<string, Preview>()
  const at = deps.clock.now()
  return async (account: Account, { text, campaign }: Pick<Addressee, 'text' | 'campaign'>) => {
    const on = { settings: settingsOf(account), limits: limitsOf(deps, account) }
    const key = JSON.stringify([account.kind, on.settings.look, account.limits, campaign, text])
    const found = known.get(key)
    if (found !== undefined) return found
    if (known.size % 50 === 49) await setImmediate()
    const post = { article: linkFrom(article, campaign), key: '', at, ...(text === null ? {} : { text }) }
    const preview = priced(outlookOf(adapterOf(deps, account), post, on), terms.get(account.kind) ?? free)
    known.set(key, preview)
    return preview
  }
}

const blocksOf = ({ state, has_post: hasPost }: Account): PostFault[] => [
  ...(hasPost ? [{ at: 'account', code: 'account_has_post' }] : []),
  ...(state === 'paused' ? [{ at: 'account', code: 'account_paused' }] : []),
  ...(state === 'unauthorised' ? [{ at: 'account', code: 'account_signed_out' }] : []),
]

export function wordFaults(text: string | null): PostFault[] {
  const name = text === null ? undefined : unknownPlaceholder(text)
  return name === undefined ? [] : [{ at: 'text', code: 'post_placeholder_unknown', params: { name } }]
}

function noticesOf(deps: Deps, account: Account, { plannedFor }: Content): PostFault[] {
  const from = plannedFor ?? deps.clock.now()
  const { expires_at: ends } = account
  const notices: PostFault[] = []
  // Who is signed out is told so, and no more.
  if (ends !== null && account.state !== 'unauthorised' && ends.getTime() < from.getTime() + week)
    notices.push({ at: 'account', code: 'account_sign_in_ends', params: { at: ends.toISOString() } })
  if (account.held) notices.push({ at: 'account', code: 'account_held' })
  if (adapterOf(deps, account).can.byHand) notices.push({ at: 'account', code: 'account_by_hand' })
  return notices
}

/** What goes out by itself is blocked; a unit that is asked may still say it in words of its own. */
async function tellOneVoice(deps: Deps, content: Content, addressees: readonly Addressee[]): Promise<void> {
  const voices = addressees
    .filter(({ account, blocks }) => adapterOf(deps, account).can.oneVoice && blocks.length === 0)
    .toSorted((a, b) => Number(a.terms === 'proposal') - Number(b.terms === 'proposal'))
    .map(({ account, preview }): Voice => ({
      channelId: account.id,
      kind: account.kind,
      handle: account.handle,
      text: saidIn(preview),
      template: templateFor(content, account) ?? '',
    }))
  if (voices.length === 0) return
  const taken = await takenWords(deps, voices)
  for (const { account, terms, blocks, notices } of addressees) {
    const handle = taken.get(account.id)
    if (handle === undefined) continue
    const fault = { at: 'text', code: 'post_said_elsewhere', params: { handle } }
    if (terms === 'mandatory') blocks.push(fault)
    else notices.push(fault)
  }
}
