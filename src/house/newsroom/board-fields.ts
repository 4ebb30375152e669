import { assetIdsOf, type EditionContent } from './content.ts'

/** What the edition's row repeats of its text, so that the board reads one table. */
export const boardFields = (content: EditionContent) => ({
  headline: content.headline,
  urgency: content.urgency,
  topic: content.topic,
  asset_ids: assetIdsOf(content),
})
