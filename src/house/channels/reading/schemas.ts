import { Type, type Static } from 'typebox'
import { choice, nullable } from '../../../platform/schema.ts'
import { networkKinds } from '../adapter.ts'
import { seenKinds } from '../adapter-reading.ts'
import { boardViews, type Connection } from './connection-board.ts'
import { postMarks, type FigurePoint, type InboundPost } from './inbound-posts.ts'
import { answerStates, heardStates, type InboxMessage } from './inbox.ts'
import type { SilentUnit } from './silence.ts'

const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const closed = { additionalProperties: false }
const Kind = choice(networkKinds)
const paging = {
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
}
const next = nullable(Type.String())

export const IdParams = Type.Object({ id: Id })
export const UnitQuery = Type.Object({ unitId: Id })
export const PostsQuery = Type.Object({
  unitId: Type.Optional(Id),
  network: Type.Optional(Kind),
  channelId: Type.Optional(Id),
  mark: Type.Optional(choice(postMarks)),
  q: Type.Optional(Type.String({ maxLength: 200 })),
  ...paging,
})
export const BoardQuery = Type.Object({
  unitId: Type.Optional(Id),
  view: Type.Optional(choice(boardViews)),
  ...paging,
})
export const SilentQuery = Type.Object({ unitId: Type.Optional(Id), ...paging })
export const InboxQuery = Type.Object({
  unitId: Type.Optional(Id),
  channelId: Type.Optional(Id),
  state: Type.Optional(choice(heardStates)),
  assignedTo: Type.Optional(Id),
  ...paging,
})
export const ExpectBody = Type.Object(
  {
    unitId: Id,
    everyDays: Type.Union([
      Type.Integer({ minimum: 1, maximum: 365 }),
      Type.Literal('none'),
      Type.Literal('inherit'),
    ]),
  },
  closed,
)
export const AssignBody = Type.Object({ personId: Type.Union([Id, Type.Literal('nobody')]) }, closed)
export const AnswerBody = Type.Object({ text: Type.String({ minLength: 1, maxLength: 5_000 }) }, closed)
export const ReplyBody = Type.Object(
  {
    unitId: Id,
    title: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    text: Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' }),
  },
  closed,
)

const Figure = nullable(Type.Integer({ description: 'Null: not available on this network' }))
const figures = { views: Figure, reach: Figure, reactions: Figure, comments: Figure, shares: Figure }
const Account = Type.Object({
  id: Id,
  unitId: Id,
  kind: Kind,
  label: Type.String(),
  handle: Type.String(),
})
export const PostSchema = Type.Object(
  {
    id: Id,
    channel: Account,
    url: nullable(Type.String()),
    kind: choice(seenKinds),
    text: Type.String(),
    postedAt: Moment,
    origin: nullable(choice(['house', 'outside', 'earlier'] as const)),
    storyId: nullable(Id),
    edited: nullable(Type.Object({ at: Moment, before: Type.String() })),
    gone: nullable(Type.Object({ at: Moment, byHouse: Type.Boolean() })),
    figures: nullable(Type.Object({ ...figures, at: Moment })),
  },
  { title: 'InboundPost' },
)
export const PostPage = Type.Object({ posts: Type.Array(PostSchema), next })
export const SeriesSchema = Type.Object({
  post: PostSchema,
  series: Type.Array(Type.Object({ at: Moment, ...figures })),
})
export const ConnectionPage = Type.Object({
  connections: Type.Array(
    Type.Object(
      {
        channel: Type.Object({
          ...Account.properties,
          behind: nullable(Kind),
          url: Type.String(),
          state: choice(['connected', 'paused', 'unauthorised'] as const),
        }),
        probe: nullable(Type.Object({ at: Moment, sound: Type.Boolean() })),
        lastSuccessAt: nullable(Moment),
        fault: nullable(
          Type.Object({
            why: Type.String({ description: 'A sentence in messages: channels.why_<code>' }),
            inRow: Type.Integer(),
          }),
        ),
        ends: nullable(Type.Object({ at: Moment, renews: Type.Boolean() })),
        lastPostAt: nullable(Moment),
        trend: Type.Array(Type.Integer(), { description: 'Faults of the last fourteen days, today last' }),
      },
      { title: 'Connection' },
    ),
  ),
  next,
})
export const ProbeSchema = Type.Object({ sound: nullable(Type.Boolean()), why: nullable(Type.String()) })
export const SilentPage = Type.Object({
  units: Type.Array(
    Type.Object({
      unitId: Id,
      accounts: Type.Integer(),
      lastPostAt: nullable(Moment),
      everyDays: Type.Integer(),
    }),
  ),
  next,
})
export const ExpectationSchema = Type.Object({ everyDays: nullable(Type.Integer()), from: nullable(Id) })

const message = {
  id: Id,
  channel: Account,
  kind: choice(['comment', 'mention'] as const),
  writer: Type.String(),
  text: Type.String(),
  url: nullable(Type.String()),
  writtenAt: Moment,
  editedAt: nullable(Moment),
  state: choice(heardStates),
  assigned: nullable(Type.Object({ id: Id, name: Type.String() })),
  answer: nullable(
    Type.Object({
      text: Type.String(),
      state: choice(answerStates),
      why: nullable(Type.String({ description: 'A sentence in messages: channels.why_<code>' })),
      by: Type.String(),
      url: nullable(Type.String()),
    }),
  ),
  answerable: Type.Boolean(),
}
export const CannedReplySchema = Type.Object(
  { id: Id, unitId: Id, title: Type.String(), text: Type.String() },
  { title: 'CannedReply' },
)
export const InboxPage = Type.Object({
  messages: Type.Array(Type.Object(message, { title: 'InboxMessage' })),
  next,
})
export const MessageSchema = Type.Object({
  ...message,
  officers: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  replies: Type.Array(CannedReplySchema),
})
export const ReplyList = Type.Object({ replies: Type.Array(CannedReplySchema) })
export const CountsSchema = Type.Object({
  open: Type.Integer(),
  heard: Type.Integer({ description: 'Of the last thirty days' }),
  answered: Type.Integer(),
})

const moment = (at: Date | null) => at?.toISOString() ?? null

export const presentPost = ({
  postedAt,
  edited,
  gone,
  figures: last,
  ...post
}: InboundPost): Static<typeof PostSchema> => ({
  ...post,
  postedAt: postedAt.toISOString(),
  edited: edited === null ? null : { ...edited, at: edited.at.toISOString() },
  gone: gone === null ? null : { ...gone, at: gone.at.toISOString() },
  figures: last === null ? null : presentPoint(last),
})

export const presentPoint = <T extends FigurePoint>({ at, ...point }: T) => ({
  ...point,
  at: at.toISOString(),
})

export const presentConnection = (one: Connection): Static<typeof ConnectionPage>['connections'][number] => ({
  ...one,
  probe: one.probe === null ? null : { ...one.probe, at: one.probe.at.toISOString() },
  lastSuccessAt: moment(one.lastSuccessAt),
  ends: one.ends === null ? null : { ...one.ends, at: one.ends.at.toISOString() },
  lastPostAt: moment(one.lastPostAt),
})

export const presentSilent = ({ lastPostAt, ...unit }: SilentUnit) => ({
  ...unit,
  lastPostAt: moment(lastPostAt),
})

export const presentMessage = <T extends InboxMessage>({ writtenAt, editedAt, ...one }: T) => ({
  ...one,
  writtenAt: writtenAt.toISOString(),
  editedAt: moment(editedAt),
})
