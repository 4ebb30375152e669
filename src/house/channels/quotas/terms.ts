/** On what terms the house posts on a network: as its documents say, or as an administrator has set them. */
import type { HouseDb } from '../../../platform/db.ts'
import type { Adapter, Preview } from '../adapter.ts'
import type { Price, Quota } from '../adapter-limits.ts'

export interface Terms {
  /** Of the application that all accounts share; null: none is known. */
  application: Quota | null
  /** Units of the application, of which a post may take several; null: none are counted. */
  units: Quota | null
  /** In millionths; null: it costs nothing. */
  price: Price | null
  /** For a month, in millionths; null: without an end. */
  budget: number | null
}

/** Of a network that shares nothing and costs nothing. */
export const free: Terms = { application: null, units: null, price: null, budget: null }

/** By networks. */
export async function termsSet(db: HouseDb, adapters: readonly Adapter[]): Promise<Map<string, Terms>> {
  const rows = await db.selectFrom('channels.terms').selectAll().execute()
  const set = new Map(rows.map((row) => [row.kind, row]))
  return new Map(
    adapters.map(({ kind, can }) => {
      const said = set.get(kind)
      const { application, units, price } = can
      return [
        kind,
        {
          application:
            application === undefined ? null : { ...application, most: said?.most ?? application.most },
          units: units === undefined ? null : { ...units, most: said?.units ?? units.most },
          price:
            price === undefined
              ? null
              : {
                  ...price,
                  plain: said?.plain_micros ?? price.plain,
                  withLink: said?.with_link_micros ?? price.withLink,
                },
          budget: said?.budget_micros ?? null,
        },
      ]
    }),
  )
}

export const termsOf = async (db: HouseDb, adapter: Adapter): Promise<Terms> =>
  (await termsSet(db, [adapter])).get(adapter.kind) as Terms

/** Whether anything of the network is shared by all accounts or paid for. */
export const hasTerms = ({ can }: Pick<Adapter, 'can'>): boolean =>
  can.application !== undefined || can.units !== undefined || can.price !== undefined

/** What a post with these words costs, in millionths. */
export const costOf = ({ price }: Pick<Terms, 'price'>, text: string): number =>
  price === null ? 0 : /https?:\/\//.test(text) ? price.withLink : price.plain

/** With the price that holds here in place of the one that the network's documents say. */
export const priced = (preview: Preview, terms: Terms): Preview =>
  preview.cost === null
    ? preview
    : {
        ...preview,
        cost: {
          ...preview.cost,
          micros: [preview, ...(preview.parts ?? [])].reduce((sum, { text }) => sum + costOf(terms, text), 0),
        },
      }

/** The month in which an instant falls, and when it ends: as networks bill, by universal time. */
export function monthOf(at: Date): { month: string; ends: Date } {
  return {
    month: `${at.toISOString().slice(0, 7)}-01`,
    ends: new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1)),
  }
}
