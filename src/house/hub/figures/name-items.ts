import type { HubDeps } from '../deps.ts'
import type { UsedItem } from './figures.ts'
import type { Subject } from './use.ts'

type Nameless = Omit<UsedItem, 'title' | 'path'>

/** What the items are called now, and where they lie: one question to each room that owns them. */
export async function nameItems(deps: HubDeps, items: readonly Nameless[]): Promise<UsedItem[]> {
  const refs = (subject: Subject) => items.filter((one) => one.subject === subject).map(({ ref }) => ref)
  const [stories, assets, releases] = await Promise.all([
    deps.reading.headlines(refs('story')),
    deps.bank.named(refs('asset')),
    releasesCalled(deps, refs('release')),
  ])
  const names = { story: stories, asset: assets, release: releases }
  return items.map((item) => ({
    ...item,
    ...(names[item.subject].get(item.ref) ?? { title: null, path: null }),
  }))
}

async function releasesCalled({ db }: HubDeps, refs: readonly string[]) {
  if (refs.length === 0) return new Map<string, { title: string; path: string }>()
  const rows = await db
    .selectFrom('hub.release')
    .select(['ref', 'title_id'])
    .where('ref', 'in', [...refs])
    .where('state', '<>', 'recalled')
    .execute()
  return new Map(rows.map(({ ref, title_id }) => [ref, { title: title_id, path: `/media/rilis/${ref}` }]))
}
