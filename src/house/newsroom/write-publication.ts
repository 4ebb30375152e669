import type { HouseTransaction } from '../../platform/db.ts'
import type { Listing, PublicationChange, PublicationInput, RemovalInput } from './publication.ts'

/**
 * Makes an edition public, or replaces what is public of it. The row keeps its ref; notes add up.
 * @throws not_found if `pictures` lacks one that the content uses.
 */
export declare function writePublication(
  trx: HouseTransaction,
  input: PublicationInput,
): Promise<PublicationChange>

/** Takes an edition out of every list, feed, sitemap and search; see `RemovalInput.state` for what stays. */
export declare function removePublication(
  trx: HouseTransaction,
  input: RemovalInput,
): Promise<PublicationChange>

/** Lists a published story (all its editions) anew: after it was adopted, joined or pushed down. */
export declare function relistPublications(
  trx: HouseTransaction,
  input: { storyId: string; listings: readonly Listing[] },
): Promise<{ unitIds: string[] }>
