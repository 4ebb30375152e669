import { Type } from 'typebox'
import { choice, nullable } from '../../platform/schema.ts'
import { textCounts } from '../../platform/text/count-text.ts'
import { networkKinds } from './adapter.ts'
import { deliveryStates, purposes } from './delivery.ts'
import { PictureSchema } from './evidence/schemas.ts'

const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const closed = { additionalProperties: false }

const Kind = choice(networkKinds)
const State = choice(['connected', 'paused', 'unauthorised'] as const)
const Locale = choice(['id', 'en'] as const)
const Languages = Type.Array(Locale, { minItems: 1, maxItems: 2, uniqueItems: true })
export const Tags = Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20 })
const Label = Type.String({ minLength: 1, maxLength: 120 })
const EntryPart = Type.Record(
  Type.String({ pattern: '^[a-zA-Z]{1,40}$' }),
  Type.String({ maxLength: 4_000 }),
  {
    maxProperties: 12,
    description: 'What the network asks for, by the names of its fields: see /channels/networks',
  },
)
const OwnText = Type.String({ minLength: 1, maxLength: 10_000 })
const SettingsPart = Type.Object(
  {
    auto: Type.Optional(Type.Boolean({ description: 'New editions are announced by themselves' })),
    correction: Type.Optional(choice(['reply', 'replace'] as const)),
    look: Type.Optional(choice(['picture', 'card'] as const)),
  },
  closed,
)

export const IdParams = Type.Object({ id: Id })
export const ChannelsQuery = Type.Object({ unitId: Type.Optional(Id) })
export const ConnectBody = Type.Object(
  {
    unitId: Id,
    kind: Kind,
    entry: EntryPart,
    languages: Languages,
    label: Type.Optional(Label),
    settings: Type.Optional(SettingsPart),
  },
  closed,
)
export const ChangeBody = Type.Object(
  {
    label: Type.Optional(Label),
    languages: Type.Optional(Languages),
    tags: Type.Optional(Tags),
    listed: Type.Optional(Type.Boolean()),
    settings: Type.Optional(SettingsPart),
  },
  { ...closed, minProperties: 1 },
)
export const ReconnectBody = Type.Object({ entry: Type.Optional(EntryPart) }, closed)
export const ConfirmBody = Type.Object(
  {
    done: Type.Boolean({ description: 'It was posted or taken down; false: it was not, or is not there' }),
    url: Type.Optional(Type.String({ maxLength: 2_000, format: 'uri', pattern: '^https?://' })),
  },
  closed,
)
export const CheckBody = Type.Object(
  {
    locale: Locale,
    headline: Type.String({ maxLength: 400 }),
    summary: Type.String({ maxLength: 2000 }),
    slug: Type.Optional(Type.String({ maxLength: 200, pattern: '^[a-z0-9-]*$' })),
    text: Type.Optional(OwnText),
    // Not nullable: a null in a request is read as the empty text.
    alt: Type.Optional(
      Type.String({ maxLength: 2000, description: 'Alt text of the lead picture; left out: no picture' }),
    ),
  },
  closed,
)
export const RequestBody = Type.Object({ editionId: Id, text: Type.Optional(OwnText) }, closed)
export const DeliveriesQuery = Type.Object({
  storyId: Type.Optional(Id),
  channelId: Type.Optional(Id),
  state: Type.Optional(choice(deliveryStates)),
  cursor: Type.Optional(Id),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
})

export const ChannelSchema = Type.Object(
  {
    id: Id,
    unitId: Id,
    kind: Kind,
    behind: nullable(Kind),
    server: Type.String(),
    url: Type.String(),
    handle: Type.String(),
    label: Type.String(),
    languages: Type.Array(Locale),
    tags: Type.Array(Type.String()),
    state: State,
    settings: Type.Required(SettingsPart),
    listed: Type.Boolean(),
    expiresAt: nullable(Moment),
    lastSuccessAt: nullable(Moment),
    lastFaultAt: nullable(Moment),
    lastFault: nullable(Type.String()),
    faultsInRow: Type.Integer(),
    followers: nullable(
      Type.Integer({ description: 'Where the account is the house’s own; null elsewhere' }),
    ),
    createdAt: Moment,
  },
  { title: 'Channel' },
)
export const ChannelList = Type.Object({ channels: Type.Array(ChannelSchema) })

const textLimit = { by: choice(textCounts), most: Type.Integer(), perLink: Type.Optional(Type.Integer()) }
const TextLimits = Type.Array(Type.Object(textLimit))
const Limits = Type.Object({
  text: TextLimits,
  caption: Type.Optional(TextLimits),
  title: Type.Optional(TextLimits),
  pictures: Type.Object({
    least: Type.Integer(),
    most: Type.Integer(),
    bytes: nullable(Type.Integer()),
  }),
  film: nullable(
    Type.Object({
      needed: Type.Boolean(),
      bytes: nullable(Type.Integer()),
      seconds: nullable(Type.Array(Type.Number())),
      ratio: Type.Optional(
        Type.Array(Type.Array(Type.Integer()), {
          description: 'Width and height, of the tallest and of the widest',
        }),
      ),
      sides: Type.Optional(Type.Array(Type.Integer(), { description: 'Pixels of each side' })),
      subtitles: Type.Optional(Type.Boolean({ description: 'They go along' })),
    }),
  ),
  privateOnly: Type.Optional(Type.Boolean()),
})
const Field = Type.Object({
  name: Type.String(),
  kind: choice(['address', 'text', 'secret'] as const),
  needed: Type.Boolean(),
  standard: Type.Optional(Type.String({ description: 'What is meant when it is left empty' })),
  label: Type.Optional(Type.String()),
})
export const NetworkList = Type.Object({
  networks: Type.Array(
    Type.Object(
      {
        kind: Kind,
        fields: Type.Array(Field),
        signIn: nullable(
          Type.Object(
            {
              ready: Type.Boolean({ description: 'The house is registered there, or need not be' }),
              asks: nullable(Field),
              opens: Type.Array(Kind, {
                description: 'Networks of which accounts come along, behind those that are opened',
              }),
            },
            { description: 'One can sign in at the network itself' },
          ),
        ),
        can: Type.Object({
          limits: Limits,
          edits: Type.Boolean(),
          removes: Type.Boolean(),
          answers: Type.Boolean(),
          threads: Type.Optional(
            Type.Boolean({
              description: 'Own words may go out in several parts, divided by a line of hyphens',
            }),
          ),
          finds: choice(['by_key', 'by_text', 'never'] as const),
          readsBack: Type.Boolean(),
          metrics: Type.Boolean(),
          link: choice(['card', 'text', 'plain_text'] as const),
          byHand: Type.Boolean(),
          altTexts: Type.Boolean({ description: 'Pictures carry their alt text' }),
          oneVoice: Type.Boolean({ description: 'Much the same text goes out from one account only' }),
        }),
      },
      { title: 'Network' },
    ),
  ),
})
const counts = Type.Array(Type.Object({ ...textLimit, count: Type.Integer() }))
const hanging = {
  text: Type.String(),
  title: nullable(Type.String()),
  link: nullable(Type.String()),
  counts,
}
export const PreviewSchema = Type.Object(
  {
    ...hanging,
    parts: Type.Array(Type.Object(hanging), { description: 'The posts of a thread that hang below it' }),
    pictures: Type.Array(
      Type.Object({
        alt: Type.String(),
        address: Type.String({ description: "On the house's site; empty where only the words are known" }),
      }),
      { description: 'What the post itself shows' },
    ),
    film: nullable(Type.Object({ alt: Type.String() })),
    story: Type.Object(
      { headline: Type.String(), summary: Type.String(), picture: nullable(Type.String()) },
      { description: 'What a card shows that a network draws of the link' },
    ),
    cost: nullable(
      Type.Object({ micros: Type.Integer({ description: 'Millionths' }), currency: Type.String() }),
    ),
    units: Type.Optional(
      Type.Integer({ description: 'Taken of the units of its application, beside its own place' }),
    ),
    faults: Type.Array(
      Type.Object({
        at: Type.String(),
        code: Type.String({ description: 'A sentence in messages: fault.<code>' }),
        params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
      }),
    ),
    notices: Type.Array(
      Type.Object({
        code: Type.String({ description: 'A sentence in messages: channels.notice_<code>' }),
        params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
      }),
    ),
  },
  { title: 'PostPreview' },
)

const receipt = {
  id: Id,
  storyId: Id,
  editionId: Id,
  locale: Type.String(),
  purpose: choice(purposes),
  state: choice(deliveryStates),
  why: nullable(Type.String({ description: 'A sentence in messages: channels.why_<code>' })),
  detail: nullable(Type.String({ description: "The network's own words" })),
  lasting: Type.Boolean({ description: 'The same again can never work' }),
  externalUrl: nullable(Type.String()),
  said: nullable(Type.String({ description: 'The words that were sent, or that a person is to post' })),
  leftovers: Type.Array(Type.String({ description: 'A sentence in messages: channels.leftover_<code>' })),
  attempts: Type.Integer(),
  nextAt: nullable(Moment),
  plannedFor: nullable(Moment),
  distributionId: nullable(Id),
  createdAt: Moment,
  changedAt: Moment,
  sentAt: nullable(Moment),
  channel: Type.Object({
    id: Id,
    unitId: Id,
    kind: Kind,
    handle: Type.String(),
    label: Type.String(),
    url: Type.String(),
    state: State,
  }),
}
export const ReceiptSchema = Type.Object(receipt, { title: 'Receipt' })
export const ReceiptPage = Type.Object({ deliveries: Type.Array(ReceiptSchema), next: nullable(Id) })
export const DeliverySchema = Type.Object(
  {
    ...receipt,
    photo: nullable(PictureSchema),
    takenDownAt: nullable(Moment),
    parts: Type.Array(
      Type.Object({
        number: Type.Integer({ minimum: 2 }),
        url: nullable(Type.String()),
        said: nullable(Type.String()),
        sentAt: nullable(Moment),
        removedAt: nullable(Moment),
      }),
      { description: 'What hangs below its own post' },
    ),
    takesDown: Type.Array(
      Type.Object({
        id: Type.String(),
        url: nullable(Type.String()),
        said: nullable(Type.String()),
        removedAt: nullable(Moment),
      }),
      { description: 'Of a withdrawal: what of the edition stands on the channel, or stood there' },
    ),
    attemptRecords: Type.Array(
      Type.Object({
        id: Id,
        operation: Type.String(),
        requestDigest: Type.String({ description: 'SHA-256 of what was sent' }),
        startedAt: Moment,
        endedAt: nullable(Moment),
        outcome: nullable(Type.String()),
        answer: Type.Unknown(),
      }),
    ),
  },
  { title: 'Delivery' },
)
