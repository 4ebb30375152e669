/**
 * Loaded before a worker (`node --import`): it kills itself with SIGKILL in the middle of a job, at the first statement
 * that matches MORTAL_PATTERN and, where MORTAL_ID is set, names it. It lies outside of tests/peers: from in there `pg`
 * would be the peers' own, which the house does not use.
 */
import pg from 'pg'

const { MORTAL_PATTERN: pattern = '', MORTAL_ID: id = '' } = process.env
const deadly = new RegExp(pattern)
const client = pg.Client.prototype as unknown as { query(...all: unknown[]): unknown }
const { query } = client
client.query = function mortal(...all) {
  const [first, second] = all as [string | { text?: string; values?: unknown[] }, unknown]
  const text = typeof first === 'string' ? first : (first?.text ?? '')
  const values = typeof first === 'string' ? second : first?.values
  if (deadly.test(text) && (id === '' || JSON.stringify(values ?? []).includes(id)))
    process.kill(process.pid, 'SIGKILL')
  return query.apply(this, all)
}
