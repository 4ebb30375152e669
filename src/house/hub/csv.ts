import { stringify } from 'csv-stringify/sync'
import type { FastifyReply } from 'fastify'

type Cell = string | number | null

/** RFC 4180 with a byte order mark, for spreadsheets guess otherwise; what looks like a formula is made text. */
export const sendCsv = (reply: FastifyReply, filename: string, lines: readonly (readonly Cell[])[]) =>
  reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${filename}"`)
    .header('x-content-type-options', 'nosniff')
    .send(
      stringify(
        lines.map((line) => [...line]),
        { bom: true, escape_formulas: true, record_delimiter: 'windows' },
      ),
    )
