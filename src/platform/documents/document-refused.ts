import { HouseError } from '../errors.ts'

/**
 * A document that the house does not take, or cannot open: the file's fault, not the house's. Codes (each 422):
 * - document_damaged: not what it says it is, cut off, or contradicting itself
 * - document_encrypted: opens only with a password
 * - document_macros: carries a program
 * - document_bomb: unpacks to far more than it should, or says less than it unpacks to
 * - document_entries (`most`), document_names (`name`): an archive nobody writes as a document
 * - document_large (`megabytes`), document_pages (`most`): too much of it
 * - document_page (`page`, `pages`): the page asked for is not there
 * - document_undrawn (`page`): the page is a picture in a code that cannot be decoded here
 * - document_slow (`seconds`), document_heavy: gave the reader more work than any honest document does
 *
 * `cause` says why, in words for the log.
 */
export class DocumentRefused extends HouseError {
  constructor(code: string, params: Record<string, string | number> = {}, because?: string) {
    super(code, 422, { params, cause: because })
    this.name = 'DocumentRefused'
  }
}
