/** A film or a sound of the bank within a text: what it says of it, and how readers are given it. */
import type { Rendition } from '../bank/index.ts'
import type { BodyDoc, Followed } from './content.ts'

export interface Recording {
  type: 'recording'
  attrs: {
    id?: string
    assetId: string
    caption: string
    credit: string
    /** What is said and seen, for those who do not hear or see it; lines are kept. */
    transcript: string
    follows?: Followed[]
  }
}

export type RecordingUse = Omit<Recording['attrs'], 'id' | 'follows'>

/** The same shape as the bank's `Recording`. */
export interface PublicRecording {
  assetId: string
  ref: string
  kind: 'video' | 'audio'
  durationMs: number | null
  /** Pixels; null for sound, and until they are known. */
  width: number | null
  height: number | null
  /** Sizes of a film's poster; none until it is made. */
  poster: Rendition[]
  /** In the order in which a browser should try them; none while nothing of it can be played. */
  sources: { url: string; type: string; bytes: number }[]
  /** Subtitles by language, e.g. `id`; absent in what was published before there were any. */
  tracks?: { lang: string; label: string; url: string }[]
  /** Nothing of it will be playable. */
  failed: boolean
}

/** With the words beside it. */
export type ShownRecording = Omit<PublicRecording, 'failed'> &
  Pick<RecordingUse, 'caption' | 'credit' | 'transcript'>

export const recordingUses = (body: BodyDoc): RecordingUse[] =>
  body.content.flatMap((block) => {
    if (block.type !== 'recording') return []
    const { assetId, caption, credit, transcript } = block.attrs
    return [{ assetId, caption, credit, transcript }]
  })
