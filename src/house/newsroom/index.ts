/** Front door of the newsroom: stories from the first draft to what became of them after publication. */
import { approveEdition } from './approve-edition.ts'
import { board, calendar } from './board.ts'
import { boardStream } from './board-stream.ts'
import { correctEdition, updateEdition } from './change-published.ts'
import { comingEdition } from './coming-edition.ts'
import { difference, staleness } from './compare-texts.ts'
import { createStory } from './create-story.ts'
import type { AnnouncementFollower, NewsroomDeps } from './deps.ts'
import { desk, openTasks } from './desk.ts'
import { discardEdition, recallEdition, withdrawEdition } from './end-edition.ts'
import { editionNinjs } from './edition-ninjs.ts'
import { editionView } from './edition-view.ts'
import { editionsWithAsset } from './editions-with-asset.ts'
import { escalateSubmission } from './escalate-submission.ts'
import './events.ts'
import { finishTask } from './finish-task.ts'
import { followMove } from './follow-move.ts'
import { mindPictures } from './mind-pictures.ts'
import { setEmbargo, setSensitivity } from './guard-story.ts'
import './jobs.ts'
import { lockEdition, takeOverLock, unlockEdition } from './lock-edition.ts'
import { movePublications } from './move-publications.ts'
import { pressCandidates, pressEditions, pressNinjs } from './press-editions.ts'
import { previewByToken, previewMade, previewPicture, revokePreviews, sharePreview } from './preview.ts'
import { pruneDrafts } from './prune-drafts.ts'
import { createPublicReading } from './public-queries.ts'
import type { PublicReading } from './public-reading.ts'
import { publishEdition, publishScheduled } from './publish-edition.ts'
import { publishedEdition } from './published-edition.ts'
import { publishEmergency } from './publish-emergency.ts'
import { learnSearchWords } from './search/search-words.ts'
import { resolveRemark } from './resolve-remark.ts'
import { returnEdition } from './return-edition.ts'
import { saveDraft } from './save-draft.ts'
import { scheduleEdition, unscheduleEdition } from './schedule-edition.ts'
import { storyView } from './story-view.ts'
import { adoptStory, mandateStory, setSupportingUnits, unadoptStory, unmandateStory } from './story-units.ts'
import { submitEdition } from './submit-edition.ts'
import { usesInStories } from './uses-in-stories.ts'
import { setSourceVersion, translateEdition } from './translate-edition.ts'
import { draftSnapshots, versionContent, versionsOf } from './versions.ts'

export type { ActResult, EditionView, StoryView } from './answers.ts'
export type { BoardRow, CalendarView, DeskView, TaskView } from './board-answers.ts'
export type { ComingEdition } from './coming-edition.ts'
export type { Announcement, NewsroomDeps } from './deps.ts'
export type { Announced } from './jobs.ts'
export type * from './public-reading.ts'
export type { Ninjs } from './export-ninjs.ts'
export { contentLimits, emptyContent, type EditionContent } from './content.ts'
export type { PressEdition } from './press-editions.ts'
export { renderPlayer } from './render-recording.ts'
export type { Preview } from './preview.ts'
export type { PublishedEditionView } from './published-edition.ts'
export type { SaveOutcome } from './save-draft.ts'
export { states, type State, type WorkAct } from './state-machine.ts'
export { wallTime } from './zoned-time.ts'
export { newsroomRoutes } from './routes.ts'
export { publicNinjsRoutes } from './public-ninjs-routes.ts'

type Bound<F> = F extends (deps: NewsroomDeps, ...rest: infer Rest) => infer Answer
  ? (...rest: Rest) => Answer
  : never

/** Every act and question of the writing side; each says in its own file what it does and refuses. */
const writing = {
  createStory,
  story: storyView,
  edition: editionView,
  saveDraft,
  draftSnapshots,
  lockEdition,
  unlockEdition,
  takeOverLock,
  versions: versionsOf,
  version: versionContent,
  difference,
  staleness,
  ninjs: editionNinjs,
  resolveRemark,
  sharePreview,
  revokePreviews,
  previewByToken,
  previewMade,
  previewPicture,
  submitEdition,
  returnEdition,
  approveEdition,
  scheduleEdition,
  unscheduleEdition,
  publishEdition,
  publishEmergency,
  correctEdition,
  updateEdition,
  withdrawEdition,
  recallEdition,
  discardEdition,
  translateEdition,
  setSourceVersion,
  adoptStory,
  unadoptStory,
  mandateStory,
  unmandateStory,
  setSupportingUnits,
  setSensitivity,
  setEmbargo,
  desk,
  board,
  boardStream,
  calendar,
  tasks: openTasks,
  finishTask,
  editionsWithAsset,
  publishedEdition,
  comingEdition,
  pressEditions,
  pressNinjs,
  pressCandidates,
  publishScheduled,
  escalateSubmission,
  pruneDrafts,
} as const

type Writing = { [Name in keyof typeof writing]: Bound<(typeof writing)[Name]> }

export interface Newsroom extends Writing {
  /** What the public reads; never touches a draft. */
  readonly public: PublicReading
  /** Called within the transaction that publishes, changes or ends an edition for its readers. */
  onAnnounced(follow: AnnouncementFollower): void
}

/** Wires the room: its functions over what they use, its jobs, and the paths that follow a unit's move. */
export function createNewsroom(
  given: Omit<NewsroomDeps, 'followers'> & { units: { root(): { path: string } } },
): Newsroom {
  const deps = { ...given, followers: [] as AnnouncementFollower[] }
  const bound = Object.fromEntries(
    Object.entries(writing).map(([name, work]) => [
      name,
      (...rest: unknown[]) => (work as (...all: unknown[]) => unknown)(deps, ...rest),
    ]),
  ) as unknown as Writing
  deps.jobs.define('publish-scheduled', async (job) => void (await publishScheduled(deps, job)))
  deps.jobs.define('escalate-submission', (job) => escalateSubmission(deps, job))
  deps.jobs.define('learn-search-words', async () => void (await learnSearchWords(deps.db)), {
    every: '* * * * *',
  })
  deps.jobs.define('prune-drafts', () => pruneDrafts(deps), { every: '17 19 * * *' })
  deps.units.onMoved(async (trx, moved) => {
    await followMove(trx, moved)
    await movePublications(deps, trx, moved)
  })
  deps.bank.onStanding((trx, assetIds) => mindPictures(deps, trx, assetIds))
  deps.bank.onRemoval(usesInStories)
  deps.bank.onPrepared((trx, assetIds) => mindPictures(deps, trx, assetIds))
  return {
    ...bound,
    public: createPublicReading(deps),
    onAnnounced: (follow) => void deps.followers.push(follow),
  }
}
