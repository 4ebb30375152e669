/** Lists with a heading: a topic, a tag, a day. */
import type { ReactNode } from 'react'
import type { Card, Page } from '../../house/newsroom/index.ts'
import { withQuery } from '../addresses.ts'
import { Empty, Pager, River } from '../parts/river.tsx'
import { here, type View } from '../view.ts'

interface StoryListProps {
  view: View
  kicker: string
  title: string
  intro?: string
  stories: Page<Card>
  /** Path of the list, without language and query. */
  path: string
  later: boolean
  empty: { title: string; help: string }
  side: ReactNode
}

export function StoryList({ view, kicker, title, intro, stories, path, later, empty, side }: StoryListProps) {
  return (
    <div className="wrap">
      <div className="phead">
        <p className="kick">{kicker}</p>
        <h1>{title}</h1>
        {intro === undefined ? null : <p>{intro}</p>}
      </div>
      <div className="columns">
        <section aria-label={title}>
          {stories.items.length === 0 ? (
            <Empty title={empty.title}>
              <p>{empty.help}</p>
              <a className="button" href={here(view, '/')}>
                {view.t('site.go_front')}
              </a>
            </Empty>
          ) : (
            <River view={view} cards={stories.items} />
          )}
          <Pager
            view={view}
            first={later ? here(view, path) : undefined}
            next={stories.next === null ? undefined : withQuery(here(view, path), { sesudah: stories.next })}
          />
        </section>
        <aside className="side" aria-label={view.t('site.list.more')}>
          {side}
        </aside>
      </div>
    </div>
  )
}

export function SideLinks({
  title,
  links,
}: {
  title: string
  links: readonly { href: string; name: string; here?: boolean }[]
}) {
  return (
    <section>
      <h2 className="bar">{title}</h2>
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href} aria-current={link.here === true ? 'page' : undefined}>
              {link.name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
