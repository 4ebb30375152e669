/** The whole register for machines. The same state of the register gives the same bytes, so that a signature holds. */
import { writeCsv } from '../../../platform/csv.ts'
import type { RegisterDeps } from './deps.ts'
import { wholeRegister, type OfficialAccount } from './public-accounts.ts'

type Deps = Pick<RegisterDeps, 'db' | 'config' | 'units'>

const stateOf = ({ until }: OfficialAccount) => (until === null ? 'official' : 'formerly')
const moment = (at: Date | null) => at?.toISOString() ?? null

export async function registerAsJson({ db, config, units }: Deps): Promise<string> {
  const accounts = await wholeRegister(db)
  const changed = accounts.reduce((last, { changedAt }) => Math.max(last, changedAt.getTime()), 0)
  return `${JSON.stringify(
    {
      institution: units.pack.institution,
      register: `${config.url}/kanal`,
      publicKey: `${config.url}/.well-known/pendopo-register.pem`,
      changedAt: new Date(changed).toISOString(),
      accounts: accounts.map((account) => ({
        ref: account.ref,
        page: `${config.url}/kanal/${account.ref}`,
        state: stateOf(account),
        unit: {
          code: units.get(account.unitId)?.code ?? null,
          name: units.get(account.unitId)?.name ?? null,
        },
        network: account.network,
        handle: account.handle,
        url: account.url,
        label: account.label,
        languages: account.languages,
        tags: account.tags,
        mandate: account.mandate,
        since: moment(account.since),
        until: moment(account.until),
        confirmedAt: moment(account.confirmedAt),
        proof: { ...account.proof, since: moment(account.proof.since), seenAt: moment(account.proof.seenAt) },
      })),
    },
    null,
    1,
  )}\n`
}

const columns = [
  'ref',
  'state',
  'unit_code',
  'unit',
  'network',
  'handle',
  'url',
  'label',
  'languages',
  'tags',
  'mandate',
  'since',
  'until',
  'confirmed',
  'proof',
  'proof_state',
  'proof_seen',
]

export async function registerAsCsv({ db, units }: Deps): Promise<string> {
  const accounts = await wholeRegister(db)
  return writeCsv([
    columns,
    ...accounts.map((account) => [
      account.ref,
      stateOf(account),
      units.get(account.unitId)?.code ?? '',
      units.get(account.unitId)?.name.id ?? '',
      account.network,
      account.handle,
      account.url,
      account.label,
      account.languages.join(' '),
      account.tags.join(' '),
      account.mandate,
      moment(account.since),
      moment(account.until),
      moment(account.confirmedAt),
      account.proof.way,
      account.proof.state,
      moment(account.proof.seenAt),
    ]),
  ])
}
