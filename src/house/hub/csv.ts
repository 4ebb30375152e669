import type { FastifyReply } from 'fastify'
import { writeCsv, type Cell } from '../../platform/csv.ts'

export const sendCsv = (reply: FastifyReply, filename: string, lines: readonly (readonly Cell[])[]) =>
  reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${filename}"`)
    .header('x-content-type-options', 'nosniff')
    .send(writeCsv(lines))
