import type { Clock } from '../../platform/clock.ts'
import type { HouseDb } from '../../platform/db.ts'
import { frontPage } from './public-front.ts'
import { dayPage, latest, tagPage, topicPage, unitPage } from './public-lists.ts'
import type { PublicReading } from './public-reading.ts'
import { corrections, newsSitemap, sitemapIndex, sitemapPage } from './public-registers.ts'
import { headlines, storyPage } from './public-story.ts'
import { searchStories } from './search/search-stories.ts'

/** The public's questions, bound to a database; a replica will do. */
export function createPublicReading(deps: {
  db: HouseDb
  clock: Clock
  units: { root(): { path: string } }
}): PublicReading {
  const { db, clock, units } = deps
  return {
    frontPage: (input) => frontPage(db, input),
    unitPage: (input) => unitPage(db, input),
    topicPage: (input) => topicPage(db, input),
    tagPage: (input) => tagPage(db, input),
    dayPage: (input) => dayPage(db, input),
    storyPage: (ref, locale) => storyPage(db, ref, locale),
    headlines: (refs) => headlines(db, refs),
    latest: (scope) => latest(db, scope),
    corrections: (input) => corrections(db, input),
    search: (query) => searchStories({ db, clock, rootPath: () => units.root().path }, query),
    sitemapIndex: () => sitemapIndex(db),
    sitemapPage: (month, page) => sitemapPage(db, month, page),
    newsSitemap: (since) => newsSitemap(db, since),
  }
}
