import type { Actor } from '../../../platform/actor.ts'
import type { RevisionFollower } from '../holders.ts'
import type { StandingFollower } from '../follow-time.ts'
import { changeSearch, lookedAt, ownSearches, removeSearch, saveSearch, type Saving } from './keep-search.ts'
import { matchSearches, noteForSearches } from './match-searches.ts'
import type { SavedSearch, SavedSearchDeps, Wanted } from './saved-search.ts'
import { tellOfSearches } from './tell-of-searches.ts'

export interface SavedSearches {
  /** One's own, newest first, with what is new in each. @throws forbidden */
  own(actor: Actor): Promise<SavedSearch[]>
  /** @returns the search's id. @throws forbidden, not_found (unit), search_name_taken, too_many_searches */
  save(actor: Actor, saving: Saving & { search: Wanted }): Promise<string>
  /** Its name, and when to hear of what is new. @throws forbidden, not_found, search_name_taken */
  change(actor: Actor, id: string, saving: Saving): Promise<void>
  /** @throws forbidden, not_found */
  remove(actor: Actor, id: string): Promise<void>
  /** What is new in it now was seen. @throws forbidden, not_found */
  looked(actor: Actor, id: string): Promise<void>
}

export function createSavedSearches(deps: SavedSearchDeps): SavedSearches {
  deps.jobs.define('match-searches', () => matchSearches(deps), { every: '* * * * *' })
  deps.jobs.define('tell-of-searches', (job) => tellOfSearches(deps, job))
  return {
    own: (actor) => ownSearches(deps, actor),
    save: (actor, saving) => saveSearch(deps, actor, saving),
    change: (actor, id, saving) => changeSearch(deps, actor, id, saving),
    remove: (actor, id) => removeSearch(deps, actor, id),
    looked: (actor, id) => lookedAt(deps, actor, id),
  }
}

/** A caption that was added, an embargo that is over: what did not fit a search may fit it now. */
export const searchesFollowRecord: RevisionFollower = (trx, { assetId }) => noteForSearches(trx, [assetId])
export const searchesFollowStanding: StandingFollower = noteForSearches
