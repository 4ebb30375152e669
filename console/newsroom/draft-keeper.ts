/**
 * Keeps a draft safe while it is written: every change goes to this device at once and to the server a moment later.
 * Only one save is under way at a time; what changed meanwhile follows. Nothing is forgotten until the server has it.
 */
import { asFault, isOffline, type Fault } from '../frame/api.ts'
import type { Shelf, Shelved } from './draft-shelf.ts'
import type { Content } from './shapes.ts'

export interface Saved {
  revision: number
  savedAt: string
}

interface Newer {
  content: Content
  revision: number
  savedAt: string | null
}

export interface Theirs extends Newer {
  savedBy: string
  savedAt: string
}

export type SaveOutcome = { saved: Saved } | { stale: Theirs }

export type SaveState =
  | { kind: 'saved'; at: string | null }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  | { kind: 'offline'; onDevice: boolean }
  | { kind: 'stale'; theirs: Theirs }
  | { kind: 'refused'; fault: Fault; onDevice: boolean }

export interface DraftView {
  content: Content
  state: SaveState
  /** Text on this device that the server never got; offered, never taken by itself. */
  recovery: Shelved | undefined
  /** Grows when the text was replaced as a whole, so that the editor starts anew. */
  epoch: number
}

interface Options {
  content: Content
  revision: number
  savedAt: string | null
  shelf: Shelf
  save: (content: Content, revision: number) => Promise<SaveOutcome>
  /** ms from the last change to the save. */
  delay?: number
}

/** The same text in the same form whatever the order of its keys: the editor and the server write them differently. */
const fixed = (content: Content): string =>
  JSON.stringify(content, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )

export class DraftKeeper {
  readonly #options: Options
  readonly #listeners = new Set<() => void>()
  #view: DraftView
  #acknowledged: string
  #revision: number
  #onDevice = true
  #timer: ReturnType<typeof setTimeout> | undefined
  #underWay: Promise<boolean> | undefined
  #closed = false

  constructor(options: Options) {
    this.#options = options
    this.#revision = options.revision
    this.#acknowledged = fixed(options.content)
    const shelved = options.shelf.take()
    const differs = shelved !== undefined && fixed(shelved.content) !== this.#acknowledged
    if (shelved !== undefined && !differs) options.shelf.clear()
    this.#view = {
      content: options.content,
      state: { kind: 'saved', at: options.savedAt },
      recovery: differs ? shelved : undefined,
      epoch: 0,
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly view = (): DraftView => this.#view
  get dirty(): boolean {
    return fixed(this.#view.content) !== this.#acknowledged
  }
  get revision(): number {
    return this.#revision
  }

  change(part: Partial<Content>): void {
    this.#show({ content: { ...this.#view.content, ...part } })
    if (!this.dirty) return
    this.#onDevice = this.#options.shelf.put(this.#view.content, this.#revision)
    // A conflict waits for the writer's decision; until then the text rests on the device.
    if (this.#view.state.kind === 'stale') return
    if (this.#view.state.kind !== 'offline') this.#show({ state: { kind: 'waiting' } })
    this.#schedule(this.#options.delay ?? 1200)
  }

  /** Saves until nothing is left to save. True: the server has everything. */
  flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    this.#underWay ??= this.#send().finally(() => {
      this.#underWay = undefined
    })
    return this.#underWay
  }

  async #send(): Promise<boolean> {
    while (this.dirty && this.#view.state.kind !== 'stale') {
      const content = this.#view.content
      this.#show({ state: { kind: 'saving' } })
      try {
        const outcome = await this.#options.save(content, this.#revision)
        if ('stale' in outcome) {
          this.#show({ state: { kind: 'stale', theirs: outcome.stale } })
          return false
        }
        this.#revision = outcome.saved.revision
        this.#acknowledged = fixed(content)
        if (!this.dirty) this.#options.shelf.clear()
        this.#show({ state: { kind: 'saved', at: outcome.saved.savedAt } })
      } catch (error) {
        this.#onDevice = this.#options.shelf.put(this.#view.content, this.#revision)
        if (isOffline(error) || asFault(error).status >= 500) {
          this.#show({ state: { kind: 'offline', onDevice: this.#onDevice } })
          this.#schedule(8000)
        } else this.#show({ state: { kind: 'refused', fault: asFault(error), onDevice: this.#onDevice } })
        return false
      }
    }
    return !this.dirty
  }

  restore(): void {
    const { recovery } = this.#view
    if (recovery === undefined) return
    this.#show({ recovery: undefined, epoch: this.#view.epoch + 1 })
    this.change(recovery.content)
  }
  forget(): void {
    this.#options.shelf.clear()
    this.#show({ recovery: undefined })
  }
  keepMine(): void {
    if (this.#view.state.kind !== 'stale') return
    this.#revision = this.#view.state.theirs.revision
    this.#show({ state: { kind: 'waiting' } })
    void this.flush()
  }
  takeTheirs(): void {
    if (this.#view.state.kind !== 'stale') return
    const { theirs } = this.#view.state
    this.#options.shelf.clear()
    this.#replace(theirs)
  }
  /** What somebody else has saved meanwhile; left alone while there is anything of one's own to lose. */
  follow(newer: Newer): void {
    if (newer.revision <= this.#revision || this.dirty || this.#underWay !== undefined) return
    this.#replace(newer)
  }
  #replace({ content, revision, savedAt }: Newer): void {
    this.#revision = revision
    const same = fixed(content) === fixed(this.#view.content)
    this.#acknowledged = fixed(content)
    this.#show({
      content,
      state: { kind: 'saved', at: savedAt },
      epoch: same ? this.#view.epoch : this.#view.epoch + 1,
    })
  }

  /** For a tab that is going away: the device keeps what the server has not. */
  shelve(): void {
    if (this.dirty) this.#options.shelf.put(this.#view.content, this.#revision)
  }
  close(): void {
    this.shelve()
    this.#closed = true
    clearTimeout(this.#timer)
    if (this.dirty && this.#view.state.kind !== 'stale') void this.flush()
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer)
    if (this.#closed) return
    this.#timer = setTimeout(() => void this.flush(), ms)
  }
  #show(part: Partial<DraftView>): void {
    this.#view = { ...this.#view, ...part }
    for (const listener of this.#listeners) listener()
  }
}
