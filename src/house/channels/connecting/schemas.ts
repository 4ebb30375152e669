import { Type, type Static } from 'typebox'
import { choice, nullable } from '../../../platform/schema.ts'
import { networkKinds } from '../adapter.ts'
import type { NetworkApplication } from './application.ts'
import type { ConnectLink } from './link.ts'
import type { SignIn } from './sign-in.ts'

const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const closed = { additionalProperties: false }
const Kind = choice(networkKinds)
const Locale = choice(['id', 'en'] as const)
const Languages = Type.Array(Locale, { minItems: 1, maxItems: 2, uniqueItems: true })
const Label = Type.String({ minLength: 1, maxLength: 120 })
const Email = Type.String({ format: 'email', maxLength: 254 })

export const KindParams = Type.Object({ kind: Kind })
export const ApplicationBody = Type.Object(
  {
    clientId: Type.String({ minLength: 1, maxLength: 400 }),
    clientSecret: Type.String({ maxLength: 400, description: 'Empty for applications without one' }),
  },
  closed,
)
export const ApplicationList = Type.Object({
  redirectAddress: Type.String({ description: 'Exactly what is to be entered at each network' }),
  applications: Type.Array(
    Type.Object(
      {
        kind: Kind,
        portal: nullable(Type.String()),
        scopes: Type.Object({ needed: Type.Array(Type.String()), also: Type.Array(Type.String()) }),
        clientId: nullable(Type.String()),
        registeredBy: nullable(Type.String()),
        registeredAt: nullable(Moment),
      },
      { title: 'NetworkApplication' },
    ),
  ),
})

export const BeginBody = Type.Object(
  {
    unitId: Id,
    kind: Kind,
    server: Type.Optional(Type.String({ maxLength: 400 })),
    languages: Languages,
    label: Type.Optional(Label),
    locale: Locale,
  },
  closed,
)
export const BeginAgainBody = Type.Object({ locale: Locale }, closed)
export const BegunSchema = Type.Object({
  id: Id,
  address: Type.String({ description: "The network's page to which the browser goes" }),
})
export const PickBody = Type.Object(
  {
    picks: Type.Array(
      Type.Object({ externalId: Type.String({ minLength: 1, maxLength: 200 }), unitId: Id }, closed),
      { minItems: 1, maxItems: 1000 },
    ),
  },
  closed,
)
export const SignInSchema = Type.Object(
  {
    id: Id,
    kind: Kind,
    unitId: Id,
    channelId: nullable(Id),
    stage: choice(['begun', 'returned', 'ended'] as const),
    failure: nullable(
      Type.Object({
        code: Type.String({ description: 'A sentence in messages: fault.<code>' }),
        params: Type.Record(Type.String(), Type.String()),
      }),
    ),
    refused: Type.Array(Type.String(), { description: 'Permissions that were not given' }),
    offers: Type.Array(
      Type.Object({
        kind: Kind,
        externalId: Type.String(),
        handle: Type.String(),
        name: Type.String(),
        url: Type.String(),
        unitId: Id,
        taken: nullable(Type.Object({ channelId: Id, unitId: Id })),
      }),
    ),
    connectedIds: Type.Array(Id),
    expiresAt: Moment,
  },
  { title: 'ChannelSignIn' },
)

export const LinkBody = Type.Object(
  {
    unitId: Id,
    kind: Kind,
    languages: Languages,
    label: Type.Optional(Label),
    email: Email,
    locale: Locale,
  },
  closed,
)
export const ReconnectLinkBody = Type.Object({ email: Email, locale: Locale }, closed)
export const MadeLinkSchema = Type.Object({ id: Id, expiresAt: Moment })
export const LinksQuery = Type.Object({
  unitId: Type.Optional(Id),
  cursor: Type.Optional(Id),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
})
const LinkSchema = Type.Object(
  {
    id: Id,
    kind: Kind,
    unitId: Id,
    channelId: nullable(Id),
    label: nullable(Type.String()),
    email: Type.String(),
    sentBy: Type.String(),
    sentAt: Moment,
    expiresAt: Moment,
    state: choice(['open', 'used', 'ended', 'expired'] as const),
    connectedId: nullable(Id),
  },
  { title: 'ConnectLink' },
)
export const LinkPage = Type.Object({ links: Type.Array(LinkSchema), next: nullable(Id) })

const moment = (at: Date | null) => at?.toISOString() ?? null

export const presentApplication = ({
  scopes,
  registeredAt,
  ...application
}: NetworkApplication): Static<typeof ApplicationList>['applications'][number] => ({
  ...application,
  scopes: { needed: [...scopes.needed], also: [...scopes.also] },
  registeredAt: moment(registeredAt),
})

export const presentSignIn = ({ expiresAt, ...signIn }: SignIn): Static<typeof SignInSchema> => ({
  ...signIn,
  expiresAt: expiresAt.toISOString(),
})

export const presentLink = ({ sentAt, expiresAt, ...link }: ConnectLink): Static<typeof LinkSchema> => ({
  ...link,
  sentAt: sentAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
})
