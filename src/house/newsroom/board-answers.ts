/** Queues and overviews as the API answers them. */
import { Type, type Static } from 'typebox'
import { choice, nullable } from '../../platform/schema.ts'
import { locale, moment, sensitivities, uuid } from './schemas.ts'
import { states } from './state-machine.ts'

export const unit = Type.Object({
  id: uuid,
  name: Type.Object({ id: Type.String(), en: Type.String() }),
  path: Type.String(),
  timeZone: Type.String(),
  zoneLabel: Type.String(),
})
export const lock = nullable(Type.Object({ personId: uuid, personName: Type.String(), since: moment }))
export const personAt = nullable(Type.Object({ id: nullable(uuid), name: Type.String(), at: moment }))

export const boardRow = Type.Object(
  {
    editionId: uuid,
    storyId: uuid,
    number: Type.String(),
    headline: Type.String(),
    locale,
    unit,
    state: choice(states),
    stage: choice(states),
    ageSince: moment,
    urgency: Type.Integer(),
    topic: Type.String(),
    lock,
    scheduledFor: nullable(moment),
    zone: nullable(Type.String()),
    version: Type.Integer({ description: 'Number of the newest version; 0: none yet' }),
    hash: Type.String(),
    tasks: Type.Integer({ description: 'Open tasks' }),
    sensitivity: Type.Array(choice(sensitivities)),
    embargoUntil: nullable(moment),
    change: nullable(choice(['correction', 'update'])),
    stale: Type.Boolean({ description: 'The text it was translated from has moved on' }),
    escalations: Type.Integer(),
    contributors: Type.Array(uuid),
  },
  { title: 'BoardRow' },
)
export type BoardRow = Static<typeof boardRow>
export const boardPage = Type.Object(
  { rows: Type.Array(boardRow), next: nullable(Type.String()) },
  { title: 'BoardPage' },
)

export const task = Type.Object(
  {
    id: uuid,
    kind: Type.String(),
    storyId: uuid,
    editionId: uuid,
    locale,
    headline: Type.String(),
    unit,
    openedAt: moment,
    openedBy: Type.String(),
    reason: nullable(Type.String()),
    publicNote: nullable(Type.String()),
  },
  { title: 'Task' },
)
export type TaskView = Static<typeof task>
export const taskList = Type.Object({ tasks: Type.Array(task) }, { title: 'TaskList' })

export const desk = Type.Object(
  {
    counts: Type.Object({
      awaiting: Type.Integer(),
      oldestAwaiting: nullable(moment),
      returned: Type.Integer(),
      scheduledToday: Type.Integer(),
      nextScheduled: nullable(moment),
      publishedToday: Type.Integer(),
      correctedToday: Type.Integer(),
    }),
    needsYou: Type.Array(boardRow),
    running: Type.Array(boardRow),
    tasks: Type.Array(task),
  },
  { title: 'Desk' },
)
export type DeskView = Static<typeof desk>

export const calendarEntry = Type.Object({
  editionId: uuid,
  storyId: uuid,
  headline: Type.String(),
  locale,
  unit,
  kind: choice(['scheduled', 'published', 'embargo']),
  at: moment,
  zone: nullable(Type.String()),
  local: nullable(Type.String()),
})
export const calendar = Type.Object({ entries: Type.Array(calendarEntry) }, { title: 'Calendar' })
export type CalendarView = Static<typeof calendar>

export const assetUses = Type.Object(
  {
    editions: Type.Array(
      Type.Object({
        editionId: uuid,
        storyId: uuid,
        number: Type.String(),
        headline: Type.String(),
        locale,
        unit,
        state: choice(states),
        stage: choice(states),
        since: moment,
        shown: Type.Boolean({ description: 'It is on a page of the public site, if nothing holds it back.' }),
      }),
    ),
    hidden: Type.Integer({ description: 'Editions that use it and that the reader may not see.' }),
    next: nullable(uuid),
  },
  { title: 'AssetUses' },
)
