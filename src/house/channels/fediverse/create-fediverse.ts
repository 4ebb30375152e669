/** The house on the Fediverse: each unit's site as an actor that anybody can follow from any server. */
import type { Federation } from '@fedify/fedify'
import type { HouseTransaction } from '../../../platform/db.ts'
import type { Door } from '../../../platform/throttle.ts'
import type { Outbox } from '../adapter-outbox.ts'
import { actorNamed, actorOfUnit } from './actors.ts'
import { tombstoneOf } from './activities.ts'
import { actorPath, isBlocked, notePath } from './addresses.ts'
import { answerAt } from './standing-answers.ts'
import type { AddressedListener, Caller, FediverseDeps } from './deps.ts'
import { forgetHeard } from './forget-heard.ts'
import { documentLoader } from './documents.ts'
import { openFederation } from './federation.ts'
import { sweepMemory } from './memory.ts'
import { createOutbox, hideEdition } from './outbox.ts'
import { noteAt, noteOfStory } from './standing-notes.ts'
import { resumeTelling, tellInbox } from './tell-inboxes.ts'

declare module '../../../platform/jobs.ts' {
  interface HouseJobs {
    'sweep-fediverse-memory': Record<string, never>
  }
}

export type { AddressedListener, AddressedMessage, FediverseDeps, FediverseUnit } from './deps.ts'

export interface Fediverse {
  outbox: Outbox
  /** What another server asks or says; `address` is where it calls from. @throws too_many_requests */
  answer(request: Request, address: string): Promise<Response>
  /** Where an actor lives under one name: for people, or undefined while it is switched off. */
  pageOf(path: string): Promise<string | undefined>
  /** Path of a unit's actor, of a story's note; undefined where there is none. */
  actorPathOf(unitId: string): Promise<string | undefined>
  notePathOf(story: { ref: string; locale: string }): Promise<string | undefined>
  /** The name in a handle of the unit's; undefined where it is switched off. */
  nameOf(unitId: string): Promise<string | undefined>
  /** Of an edition that is taken back, nothing can be read here from the same moment on. */
  hide(trx: HouseTransaction, editionId: string): Promise<void>
  /** Who answers what people address to the units. */
  onAddressed(listener: AddressedListener): void
  /** Wakes whatever is due, e.g. after a crash. */
  resume(): Promise<void>
}

/** One large server speaks for many people; a flood is more than this. */
const inboxDoor: Door = { name: 'channels.fediverse-inbox', byAddress: { max: 600, seconds: 60 } }

export function createFediverse(deps: FediverseDeps): Fediverse {
  const { jobs, config, clock } = deps
  jobs.define('tell-inbox', ({ tellingId }) => tellInbox(deps, tellingId), {
    work: { atOnce: 4, ofOneGroup: 1 },
  })
  jobs.define('resume-telling', () => resumeTelling(deps, 120_000), { every: '* * * * *' })
  const listeners: AddressedListener[] = []
  const everybody: AddressedListener = {
    async said(trx, message) {
      for (const one of listeners) await one.said(trx, message)
    },
    async takenBack(trx, id) {
      for (const one of listeners) await one.takenBack(trx, id)
    },
    async left(trx, writers) {
      for (const one of listeners) await one.left(trx, writers)
    },
  }
  jobs.define(
    'sweep-fediverse-memory',
    async () => {
      await sweepMemory(deps)
      await forgetHeard(deps, everybody)
    },
    { every: '17 * * * *' },
  )
  let opened: Promise<Federation<Caller>> | undefined
  const federation = () => (opened ??= openFederation(deps, everybody))

  return {
    outbox: createOutbox(deps),
    async answer(request, address) {
      if (request.method === 'POST') {
        const signer = signerOf(request)
        if (signer === undefined) return new Response('A signature is needed.', { status: 401 })
        if (isBlocked(signer, config.fediverseBlocked)) return new Response(null, { status: 403 })
        await deps.throttle.attempt(inboxDoor, address)
      }
      return (await federation()).fetch(request, {
        contextData: { address },
        onNotFound: (of) => missing(deps, of),
        onNotAcceptable: () => new Response(null, { status: 406 }),
      })
    },
    async pageOf(path) {
      const [, kind, id = ''] = /^\/fediverse\/(akun|kiriman)\/([^/]+)$/.exec(path) ?? []
      if (kind === 'akun') {
        const actor = await actorNamed(deps, id)
        return actor === undefined ? undefined : deps.siteOf(actor.unit)
      }
      const note = kind === 'kiriman' ? await noteAt(deps, id) : undefined
      if (note !== undefined) return note === 'gone' ? undefined : note.url
      const answer = kind === 'kiriman' ? await answerAt(deps, id) : undefined
      const unit = answer === undefined ? undefined : deps.units.get(answer.unitId)
      return unit === undefined ? undefined : deps.siteOf(unit)
    },
    async actorPathOf(unitId) {
      const actor = await actorOfUnit(deps, unitId)
      return actor === undefined ? undefined : actorPath(actor.name)
    },
    async notePathOf(story) {
      const key = await noteOfStory(deps, story)
      return key === undefined ? undefined : notePath(key)
    },
    nameOf: async (unitId) => (await actorOfUnit(deps, unitId))?.name,
    hide: (trx, editionId) => hideEdition(trx, editionId, clock.now()),
    onAddressed: (listener) => void listeners.push(listener),
    resume: () => resumeTelling(deps),
  }
}

/** Whose key is said to have signed it: cheap to see before anything is fetched. */
function signerOf({ headers }: Request): URL | undefined {
  const signed = `${headers.get('signature') ?? ''} ${headers.get('signature-input') ?? ''}`
  const said = /keyid="([^"]{1,2000})"/i.exec(signed)
  const id = said?.[1] ?? ''
  return URL.canParse(id) ? new URL(id) : undefined
}

/** What stood there once says so (https://www.w3.org/TR/activitypub/#delete-activity-outbox). */
async function missing(deps: FediverseDeps, request: Request): Promise<Response> {
  const [, key = ''] = /^\/fediverse\/kiriman\/([^/]+)$/.exec(new URL(request.url).pathname) ?? []
  if (key === '' || (await noteAt(deps, key)) !== 'gone') return new Response(null, { status: 404 })
  const tombstone = await tombstoneOf(deps, key)
  return new Response(JSON.stringify(await tombstone.toJsonLd({ contextLoader: documentLoader(deps) })), {
    status: 410,
    headers: { 'content-type': 'application/activity+json' },
  })
}
