/** What a text shows of the bank, and which of it may be shown. */
import type { HouseDb, HouseTransaction } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import { assetIdsOf, type EditionContent } from './content.ts'
import type { NewsroomDeps } from './deps.ts'
import type { PublicPicture } from './publication.ts'
import { recordingUses, type PublicRecording, type RecordingUse, type ShownRecording } from './recording.ts'

/** By asset id. */
export interface Media {
  pictures: ReadonlyMap<string, PublicPicture>
  recordings: ReadonlyMap<string, PublicRecording>
}

export const noMedia: Media = { pictures: new Map(), recordings: new Map() }

type Showing = Pick<EditionContent, 'lead' | 'body'>

const recordingIds = (contents: readonly Showing[]) => [
  ...new Set(contents.flatMap(({ body }) => recordingUses(body).map(({ assetId }) => assetId))),
]

/** Everything that the texts use, held back or not; in two queries. */
export async function mediaOf(
  { bank }: { bank: Pick<NewsroomDeps['bank'], 'pictures' | 'recordings'> },
  contents: readonly Showing[],
  within?: HouseDb,
) {
  const pictures = await bank.pictures([...new Set(contents.flatMap(assetIdsOf))], within)
  return { pictures, recordings: await bank.recordings(recordingIds(contents), { within }) }
}

/** The films and sounds of one text, within the transaction that publishes it. */
export const recordingsOf = (
  { bank }: Pick<NewsroomDeps, 'bank'>,
  content: Showing,
  within: HouseTransaction,
): Promise<ReadonlyMap<string, PublicRecording>> =>
  bank.recordings(recordingIds([content]), { within, holding: true })

/** What nothing holds back. */
export const freeOf = ({ pictures, recordings }: Awaited<ReturnType<typeof mediaOf>>): Media => ({
  pictures: free(pictures),
  recordings: free(recordings),
})

const free = <T extends { heldBack: unknown }>(all: ReadonlyMap<string, T>): Map<string, T> =>
  new Map([...all].filter(([, { heldBack }]) => heldBack === null))

/** The content with that alone which may be seen. */
export function showing<C extends Showing>(content: C, { pictures, recordings }: Media): C {
  const blocks = content.body.content.filter(
    (block) =>
      (block.type !== 'figure' || pictures.has(block.attrs.assetId)) &&
      (block.type !== 'recording' || recordings.has(block.attrs.assetId)),
  )
  return {
    ...content,
    lead: content.lead !== null && pictures.has(content.lead.assetId) ? content.lead : null,
    body: { ...content.body, content: blocks },
  }
}

/** A film or a sound with the words beside it. @throws not_found */
export function shownRecording(
  recordings: ReadonlyMap<string, PublicRecording>,
  { assetId, caption, credit, transcript }: RecordingUse,
): ShownRecording {
  const recording = recordings.get(assetId)
  if (recording === undefined) throw notFound('recording')
  const { ref, kind, durationMs, width, height, poster, sources, tracks = [] } = recording
  const shown = { assetId, ref, kind, durationMs, width, height, poster, sources, tracks }
  return { ...shown, caption, credit, transcript }
}
