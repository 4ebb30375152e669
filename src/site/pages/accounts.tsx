/** The official accounts by unit, place and network, and the question whether one is among them. */
import type { Unit } from '../../house/units/index.ts'
import { withQuery } from '../addresses.ts'
import {
  networkName,
  networksByName,
  type OfficialAccount,
  type OfficialAnswer,
} from '../official-accounts.ts'
import { AccountTable } from '../parts/account-table.tsx'
import { Empty, Pager } from '../parts/river.tsx'
import { here, type View } from '../view.ts'
import { Verdict } from './account-verdict.tsx'

export interface Directory {
  accounts: readonly OfficialAccount[]
  next: string | null
  total: number
  byNetwork: ReadonlyMap<OfficialAccount['network'], number>
  /** By the code of a unit one level below. */
  byChild: ReadonlyMap<string, number>
  /** What it is narrowed to; the root stands for all. */
  unit: Unit
  network: OfficialAccount['network'] | undefined
  q: string | undefined
  later: boolean
}

interface AccountsProps {
  view: View
  directory: Directory
  asked: string
  answer: OfficialAnswer | undefined
}

export function Accounts({ view, directory, asked, answer }: AccountsProps) {
  const { t } = view
  return (
    <div className="wrap">
      <div className="phead">
        <h1>{t('site.nav.accounts')}</h1>
        <p>{t('site.accounts.intro')}</p>
      </div>
      <form className="ask" action={here(view, '/kanal')}>
        <label htmlFor="akun">
          <b>{t('site.accounts.question')}</b>
        </label>
        <div className="search">
          <input
            id="akun"
            name="akun"
            maxLength={300}
            defaultValue={asked}
            placeholder={t('site.accounts.placeholder')}
          />
          <button type="submit">{t('site.accounts.button')}</button>
        </div>
      </form>
      {answer === undefined ? null : <Verdict view={view} asked={asked} answer={answer} />}
      <List view={view} directory={directory} />
      <p className="meta register-files">
        {t('site.accounts.files')} <a href="/kanal/daftar.json">JSON</a>
        {' · '}
        <a href="/kanal/daftar.csv">CSV</a>
        {' · '}
        <a href={here(view, '/kanal/cara-memeriksa')}>{t('site.accounts.verify')}</a>
        {' · '}
        <a href={here(view, '/kanal/tiruan')}>{t('site.impostors.title')}</a>
      </p>
      <section className="article">
        <h2>{t('site.how.voice_title')}</h2>
        <p>{t('site.how.voice')}</p>
      </section>
    </div>
  )
}

type Narrowed = Partial<Record<'satuan' | 'jejaring' | 'cari' | 'sesudah', string | undefined>>

function List({ view, directory }: { view: View; directory: Directory }) {
  const { t, units, locale } = view
  const { unit, network, q, accounts, next, total, byNetwork, byChild, later } = directory
  const everywhere = unit.parentId === null
  const address = (change: Narrowed) =>
    `${withQuery(here(view, '/kanal'), { satuan: unit.sitePath, jejaring: network, cari: q, ...change })}#daftar`
  const below = units.children(unit.id).filter(({ code }) => byChild.has(code))
  const above = units.ancestry(unit.id).slice(1).toReversed()
  const narrowed = !everywhere || network !== undefined || q !== undefined
  if (total === 0 && !narrowed)
    return (
      <Empty title={t('site.accounts.none_title')}>
        <p>{t('site.accounts.none_help')}</p>
      </Empty>
    )
  return (
    <section id="daftar" aria-labelledby="daftar-judul">
      <h2 id="daftar-judul" className="bar">
        {everywhere ? t('site.accounts.list') : t('site.accounts.list_of', { unit: unit.name[locale] })}
      </h2>
      <Filters view={view} directory={directory} />
      {above.length === 0 ? null : (
        <nav className="kick" aria-label={t('site.accounts.above')}>
          {above.map((one) => (
            <span key={one.id}>
              <a href={address({ satuan: one.sitePath })}>{one.name[locale]}</a> ›{' '}
            </span>
          ))}
          {unit.name[locale]}
        </nav>
      )}
      {below.length === 0 ? null : (
        <nav aria-label={t('site.accounts.below')}>
          <ul className="chips">
            {below.map((one) => (
              <li key={one.id}>
                <a href={address({ satuan: one.sitePath })}>
                  {one.shortName || one.name[locale]} <span className="num">{byChild.get(one.code)}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <p className={total === 0 ? 'vh' : 'meta'}>
        <output>{t('site.accounts.count', { count: total })}</output>
        {network === undefined && byNetwork.size > 1
          ? `: ${[...byNetwork].map(([kind, count]) => `${networkName(kind)} ${count}`).join(' · ')}`
          : null}
      </p>
      {accounts.length === 0 ? (
        <Empty title={t('site.accounts.nothing_title')}>
          <p>{t('site.accounts.nothing_help')}</p>
          <a className="button" href={here(view, '/kanal')}>
            {t('site.accounts.all')}
          </a>
        </Empty>
      ) : (
        <AccountTable view={view} accounts={accounts} />
      )}
      <Pager
        view={view}
        first={later ? address({}) : undefined}
        next={next === null ? undefined : address({ sesudah: next })}
        onward={t('site.accounts.next')}
      />
    </section>
  )
}

function Filters({ view, directory: { unit, network, q } }: { view: View; directory: Directory }) {
  const { t, units, locale } = view
  const regions = units.children(units.root().id)
  const place = regions.find(({ id }) => units.isWithin(unit.id, id))
  return (
    <form className="narrow" action={`${here(view, '/kanal')}#daftar`}>
      <label>
        {t('site.accounts.search')}
        <input name="cari" type="search" maxLength={100} defaultValue={q} />
      </label>
      <label>
        {t('site.accounts.place')}
        <select name="satuan" defaultValue={unit.parentId === null ? '' : unit.sitePath}>
          <option value="">{t('site.accounts.everywhere')}</option>
          {place !== undefined && place.id !== unit.id ? (
            <option value={unit.sitePath}>{unit.name[locale]}</option>
          ) : null}
          {regions.map((one) => (
            <option key={one.id} value={one.sitePath}>
              {one.name[locale]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('site.accounts.network')}
        <select name="jejaring" defaultValue={network ?? ''}>
          <option value="">{t('site.accounts.every_network')}</option>
          {networksByName.map((one) => (
            <option key={one} value={one}>
              {networkName(one)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button">
        {t('site.accounts.narrow')}
      </button>
    </form>
  )
}
