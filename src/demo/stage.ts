/** The stage on which the showcase is played: acts are said with their times, then done in the order of time. */
import { standingClock } from '../platform/clock.ts'
import { seededRandom } from '../platform/art/random.ts'
import type { Locale } from '../platform/messages.ts'
import type { House } from '../house.ts'
import { canonicalHash } from '../platform/canonical-hash.ts'
import { wallTime, type EditionContent } from '../house/newsroom/index.ts'
import { readContent } from '../house/newsroom/read-content.ts'
import type { Cast, CastKey, Post, Posts } from './cast.ts'
import { asLead, type DemoPicture } from './draw-pictures.ts'
import type { DemoRecordings } from './make-recordings.ts'
import { templateOf, topicIn } from './plan-archive.ts'
import { tellStory } from './tell-story.ts'
import { travellingNewsroom } from './travelling-newsroom.ts'

export interface StageSetting {
  posts: Posts
  cast: Cast
  pictures: readonly DemoPicture[]
  recordings: DemoRecordings
  now: Date
  seed: string
}

export interface Opening {
  template: string
  post: Post
  writer: CastKey
  /** Minutes before now. */
  ago: number
  /** Number of a picture that the writer may see. */
  picture?: number
  urgency?: number
  headline?: Record<Locale, string>
  /** Makes the text as unfinished or as special as the story wants it. */
  touch?: (content: EditionContent) => EditionContent
}

export type Stage = ReturnType<typeof createStage>
export type Line = ReturnType<ReturnType<typeof createStage>['story']>
type Remark = { blockId: string | null; quote: string | null; text: string }

export function createStage(house: House, setting: StageSetting) {
  const { posts, cast, pictures, now, seed } = setting
  const clock = standingClock(now)
  const newsroom = travellingNewsroom(house, clock)
  const steps: { at: number; run: () => Promise<unknown> }[] = []
  const at = (ago: number, run: () => Promise<unknown>) =>
    steps.push({ at: now.getTime() - ago * 60_000, run })

  /** One edition's course; every method says when (minutes before now) and by whom. */
  function course(storyId: () => string, post: Post, text: { locale: Locale; content: EditionContent }) {
    const held = { editionId: '', hash: '', revision: 1, publishedHash: '', content: text.content }
    const act = () => ({ editionId: held.editionId, versionHash: held.hash })
    const line = {
      held,
      storyId,
      locale: text.locale,
      /** Changes the text and saves it. */
      write(ago: number, who: CastKey, change: (content: EditionContent) => EditionContent) {
        at(ago, async () => {
          held.content = readContent(change(held.content))
          const saved = await newsroom.saveDraft(cast[who], {
            editionId: held.editionId,
            content: held.content,
            revision: held.revision,
          })
          if (!saved.saved) throw new Error(`The demonstration's text was not saved: ${saved.code}.`)
          held.revision = saved.draft.revision
          held.hash = saved.draft.hash
        })
        return line
      },
      submit(
        ago: number,
        who: CastKey,
        change?: { kind: 'correction' | 'update'; reason: string; publicNote: string },
      ) {
        at(ago, () => newsroom.submitEdition(cast[who], { ...act(), ...(change ? { change } : {}) }))
        return line
      },
      return(ago: number, who: CastKey, reason: string, remarks: Remark[]) {
        at(ago, () => newsroom.returnEdition(cast[who], { ...act(), reason, remarks }))
        return line
      },
      approve(ago: number, who: CastKey) {
        at(ago, () => newsroom.approveEdition(cast[who], act()))
        return line
      },
      publish(ago: number, who: CastKey) {
        at(ago, async () => {
          held.publishedHash = (await newsroom.publishEdition(cast[who], act())).hash
        })
        return line
      },
      publishEmergency(ago: number, who: CastKey, reason: string) {
        at(ago, async () => {
          held.publishedHash = (await newsroom.publishEmergency(cast[who], { ...act(), reason })).hash
        })
        return line
      },
      schedule(ago: number, who: CastKey, inMinutes: number) {
        const zone = posts[post].timeZone
        // On the full hour, as people do.
        const hour = Math.ceil((now.getTime() + inMinutes * 60_000) / 3_600_000) * 3_600_000
        const scheduledFor = wallTime(new Date(hour), zone).slice(0, 16)
        at(ago, () => newsroom.scheduleEdition(cast[who], { ...act(), scheduledFor, zone }))
        return line
      },
      embargo(ago: number, who: CastKey, inMinutes: number, reason: string) {
        const until = new Date(now.getTime() + inMinutes * 60_000).toISOString()
        at(ago, () => newsroom.setEmbargo(cast[who], { storyId: storyId(), until, reason }))
        return line
      },
      correct(ago: number, who: CastKey, reason: string, publicNote: string) {
        at(ago, async () => {
          held.publishedHash = (
            await newsroom.correctEdition(cast[who], { ...act(), reason, publicNote })
          ).hash
        })
        return line
      },
      update(ago: number, who: CastKey, reason: string, publicNote: string) {
        at(ago, async () => {
          held.publishedHash = (
            await newsroom.updateEdition(cast[who], { ...act(), reason, publicNote })
          ).hash
        })
        return line
      },
      end(ago: number, kind: 'withdraw' | 'recall', who: CastKey, reason: string, publicNote: string) {
        const input = () => ({
          editionId: held.editionId,
          versionHash: held.publishedHash,
          reason,
          publicNote,
        })
        at(ago, () =>
          kind === 'withdraw'
            ? newsroom.withdrawEdition(cast[who], input())
            : newsroom.recallEdition(cast[who], input()),
        )
        return line
      },
      discard(ago: number, who: CastKey) {
        at(ago, () => newsroom.discardEdition(cast[who], { editionId: held.editionId }))
        return line
      },
      adopt(ago: number, who: CastKey, unit: Post = 'root') {
        at(ago, () => newsroom.adoptStory(cast[who], { storyId: storyId(), unitId: posts[unit].id }))
        return line
      },
      mandate(ago: number, who: CastKey, unit: Post = 'root') {
        at(ago, () => newsroom.mandateStory(cast[who], { storyId: storyId(), unitId: posts[unit].id }))
        return line
      },
      support(ago: number, who: CastKey, units: readonly Post[]) {
        const unitIds = units.map((unit) => posts[unit].id)
        at(ago, () => newsroom.setSupportingUnits(cast[who], { storyId: storyId(), unitIds }))
        return line
      },
      /** Reviews the emergency publication afterwards. */
      review(ago: number, who: CastKey, note: string) {
        at(ago, async () => {
          const tasks = await newsroom.tasks(cast[who])
          const task = tasks.find((one) => one.kind === 'after_review' && one.storyId === storyId())
          if (task === undefined) throw new Error('The after-review has no task.')
          await newsroom.finishTask(cast[who], { taskId: task.id, note })
        })
        return line
      },
    }
    return line
  }

  function story(opening: Opening) {
    const { post, writer, ago } = opening
    const unit = posts[post]
    const template = templateOf(opening.template)
    const happened = new Date(now.getTime() - ago * 60_000)
    const telling = tellStory(
      house.units,
      { template, unit, at: happened, topic: topicIn(house.units.pack.topics, template.topic) },
      seededRandom(`${seed}/${opening.template}/${post}/${ago}`),
    )
    const picture = opening.picture === undefined ? undefined : (pictures[opening.picture] ?? pictures.at(-1))
    const dress = (locale: Locale): EditionContent => ({
      ...telling[locale],
      ...(opening.urgency === undefined ? {} : { urgency: opening.urgency }),
      ...(opening.headline === undefined ? {} : { headline: opening.headline[locale] }),
      lead: picture === undefined ? null : asLead(picture, locale),
    })
    const touch = opening.touch ?? ((content: EditionContent) => content)
    const original = course(() => storyId, post, { locale: 'id', content: touch(dress('id')) })
    let storyId = ''
    at(ago, async () => {
      original.held.content = readContent(original.held.content)
      const made = await newsroom.createStory(cast[writer], {
        unitId: unit.id,
        locale: 'id',
        content: original.held.content,
      })
      storyId = made.storyId
      original.held.editionId = made.editionId
      original.held.revision = made.revision
      original.held.hash = canonicalHash(original.held.content)
    })
    return {
      ...original,
      /** Begins the English edition from what is published. */
      translate(when: number, who: CastKey) {
        const english = course(() => storyId, post, { locale: 'en', content: dress('en') })
        at(when, async () => {
          const [version] = await newsroom.versions(cast[who], original.held.editionId)
          if (version === undefined) throw new Error('There is no version to translate from.')
          const made = await newsroom.translateEdition(cast[who], {
            storyId,
            locale: 'en',
            fromVersionId: version.id,
          })
          english.held.editionId = made.editionId
          english.held.revision = made.revision
        })
        // The translator writes for a while before the text is whole.
        return english.write(when - 1, who, () => dress('en'))
      },
    }
  }

  return {
    story,
    recordings: setting.recordings,
    /** Plays everything that was said, oldest first. */
    async play(): Promise<number> {
      const ordered = steps.toSorted((a, b) => a.at - b.at)
      for (const step of ordered) {
        clock.set(new Date(step.at))
        await step.run()
      }
      return ordered.length
    },
  }
}
