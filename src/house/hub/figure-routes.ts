import type { Server } from '../../platform/http.ts'
import { signedIn, tags, type HubRoutesDeps } from './asked.ts'
import { sendCsv } from './csv.ts'
import { FiguresQuery, FiguresSchema } from './figure-schemas.ts'
import type { Figures } from './figures/figures.ts'

const config = { act: 'figures.read' }

export function figureRoutes(api: Server, { hub, units }: HubRoutesDeps): void {
  const nameOf = (unitId: string) => units.get(unitId)?.name ?? units.root().name

  api.get(
    '/hub/figures',
    {
      config,
      schema: {
        tags,
        summary: 'How often what a unit and those below it give out was used, and what most',
        querystring: FiguresQuery,
        response: { 200: FiguresSchema },
      },
    },
    async (request) => {
      const figures = await hub.figures(signedIn(request), request.query)
      return {
        ...figures,
        units: figures.units.map((one) => ({ ...one, name: nameOf(one.unitId) })),
        items: figures.items.map((item) => ({ ...item, unitName: nameOf(item.unitId) })),
      }
    },
  )

  api.get(
    '/hub/figures.csv',
    {
      config,
      schema: {
        tags,
        summary: 'The same as a table for spreadsheets: one line a figure',
        querystring: FiguresQuery,
      },
    },
    async (request, reply) => {
      const { measure, from, to } = request.query
      const figures = await hub.figures(signedIn(request), request.query)
      return sendCsv(
        reply,
        `${measure}-${from}-${to}.csv`,
        linesOf(figures, (id) => nameOf(id).id),
      )
    },
  )
}

/** One line a figure. */
function linesOf(figures: Figures, unitName: (id: string) => string) {
  return [
    ['by', 'what', 'kind', 'unit', 'count'],
    ...figures.items.map((item) => [
      'item',
      item.title ?? item.ref,
      item.subject,
      unitName(item.unitId),
      item.count,
    ]),
    ...figures.days.map(({ value, count }) => ['day', value, '', '', count]),
    ...figures.readers.map(({ value, count }) => ['reader', value, '', '', count]),
    ...figures.units.map(({ unitId, count }) => ['unit', unitName(unitId), '', '', count]),
    ...(figures.few > 0 ? [['unit', '< 5', '', '', figures.few]] : []),
    ...figures.topics.map(({ value, count }) => ['topic', value, '', '', count]),
    ...figures.outlets.map(({ name, count }) => ['outlet', name, '', '', count]),
  ]
}
