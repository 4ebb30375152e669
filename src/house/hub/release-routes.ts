import type { Static } from 'typebox'
import type { Server } from '../../platform/http.ts'
import { signedIn, tags, type HubRoutesDeps } from './asked.ts'
import type { ReleaseInput } from './releases/check-release.ts'
import type { DeskRelease } from './releases/release-queries.ts'
import { actsOn, pressReleasePath, releasePath, underEmbargo, type Release } from './releases/release.ts'
import {
  CandidateList,
  CandidatesQuery,
  ChangeReleaseBody,
  ComposeBody,
  CorrectReleaseBody,
  EndReleaseBody,
  ReleasePage,
  ReleaseSchema,
  ReleasesQuery,
  ReleaseWithParts,
  SeenReleaseBody,
} from './release-schemas.ts'
import { IdParams } from './schemas.ts'

const config = { act: 'release.manage' }

const inputOf = ({
  embargoUntil,
  liftEmbargo = false,
  ...rest
}: Partial<Omit<Static<typeof ChangeReleaseBody>, 'version'>>): ReleaseInput => ({
  ...rest,
  ...(liftEmbargo
    ? { embargoUntil: null }
    : embargoUntil === undefined
      ? {}
      : { embargoUntil: new Date(embargoUntil) }),
})

export function releaseRoutes(api: Server, { hub, units, clock }: HubRoutesDeps): void {
  const present = (release: Release): Static<typeof ReleaseSchema> => ({
    id: release.id,
    ref: release.ref,
    path: releasePath(release, 'id'),
    pressPath: pressReleasePath(release),
    unitId: release.unitId,
    timeZone: (units.get(release.unitId) ?? units.root()).timeZone,
    state: release.state,
    underEmbargo: underEmbargo(release, clock.now()),
    number: release.number,
    title: release.title,
    summary: release.summary,
    contact: release.contact,
    embargoUntil: release.embargoUntil?.toISOString() ?? null,
    terms: release.terms,
    reason: release.reason,
    version: release.version,
    publishedAt: release.publishedAt?.toISOString() ?? null,
    changedAt: release.changedAt.toISOString(),
    acts: actsOn(release.state),
  })
  const presentParts = (release: DeskRelease): Static<typeof ReleaseWithParts> => {
    const iso = <T extends { at: Date }>(one: T) => ({ ...one, at: one.at.toISOString() })
    return {
      ...present(release),
      wording: { id: hub.releasing.wording(release, 'id'), en: hub.releasing.wording(release, 'en') },
      editions: release.editions,
      assets: release.assets,
      versions: release.versions.map(iso),
      acceptances: release.acceptances.map((one) => ({
        ...iso(one),
        embargoUntil: one.embargoUntil.toISOString(),
      })),
      takers: release.takers.map(iso),
    }
  }

  api.get(
    '/hub/releases',
    {
      config,
      schema: {
        tags,
        summary: 'Releases of the units where one manages them, latest change first',
        querystring: ReleasesQuery,
        response: { 200: ReleasePage },
      },
    },
    async (request) => {
      const { items, next } = await hub.releases(signedIn(request), request.query)
      return { releases: items.map(present), next }
    },
  )

  api.get(
    '/hub/release-editions',
    {
      config,
      schema: {
        tags,
        summary: 'Published and approved editions that may go into a release',
        querystring: CandidatesQuery,
        response: { 200: CandidateList },
      },
    },
    async (request) => ({
      editions: await hub.releaseEditions(signedIn(request), { text: request.query.q }),
    }),
  )

  api.post(
    '/hub/releases',
    {
      config,
      schema: { tags, summary: 'Begin a release', body: ComposeBody, response: { 201: ReleaseSchema } },
    },
    async (request, reply) => {
      const { unitId, ...rest } = request.body
      const release = await hub.composeRelease(signedIn(request), { unitId, ...inputOf(rest) })
      return reply.code(201).send(present(release))
    },
  )

  api.get(
    '/hub/releases/:id',
    {
      config,
      schema: {
        tags,
        summary: 'A release with what is in it, what was done, who accepted its embargo and who took it',
        params: IdParams,
        response: { 200: ReleaseWithParts },
      },
    },
    async (request) => presentParts(await hub.release(signedIn(request), request.params.id)),
  )

  const act = { tags, params: IdParams, response: { 200: ReleaseSchema } }

  api.patch(
    '/hub/releases/:id',
    { config, schema: { ...act, summary: 'Change a draft', body: ChangeReleaseBody } },
    async (request) => {
      const { version, ...rest } = request.body
      return present(
        await hub.changeRelease(signedIn(request), request.params.id, { version, ...inputOf(rest) }),
      )
    },
  )

  api.post(
    '/hub/releases/:id/publish',
    {
      config,
      schema: {
        ...act,
        summary: 'Hand it to the press, under its embargo if it has one',
        body: SeenReleaseBody,
      },
    },
    async (request) => present(await hub.publishRelease(signedIn(request), request.params.id, request.body)),
  )

  api.post(
    '/hub/releases/:id/correct',
    {
      config,
      schema: {
        ...act,
        summary: 'Change what is published, its embargo included; readers are told why',
        body: CorrectReleaseBody,
      },
    },
    async (request) => {
      const { version, why, ...rest } = request.body
      return present(
        await hub.correctRelease(signedIn(request), request.params.id, { version, why, ...inputOf(rest) }),
      )
    },
  )

  for (const end of ['withdraw', 'recall'] as const)
    api.post(
      `/hub/releases/:id/${end}`,
      {
        config,
        schema: {
          ...act,
          summary:
            end === 'withdraw' ? 'Withdraw: the page says why' : 'Recall: nothing but the notice is left',
          body: EndReleaseBody,
        },
      },
      async (request) =>
        present(await hub[`${end}Release`](signedIn(request), request.params.id, request.body)),
    )
}
