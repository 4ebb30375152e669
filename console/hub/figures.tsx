import { Button, SegmentedControl, Select } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { EmptyState } from '../frame/empty-state.tsx'
import { FaultNotice } from '../frame/fault-notice.tsx'
import frame from '../frame/frame.module.css'
import { house, named } from '../frame/house.ts'
import { ListBody, Table } from '../frame/list-page.tsx'
import { Loading } from '../frame/loading.tsx'
import { intlLocale, t, tAny } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { useMe } from '../frame/session.tsx'
import { dayKey, shortDay } from '../frame/times.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { DayChart } from './day-chart.tsx'
import classes from './figures.module.css'
import { hubName, HubTabs } from './hub-frame.tsx'
import { figuresQuery, type Figures, type FiguresFilter } from './hub-queries.ts'

/** What the address says; every figure on the page is a link that narrows it. */
export interface FiguresSearch {
  ukuran?: string
  /** Days back from today, or days themselves: YYYY-MM-DD..YYYY-MM-DD. */
  kurun?: string
  pemakai?: string
  satuan?: string
  topik?: string
  jenis?: string
  asal?: string
}

const measures = ['view', 'share', 'download', 'copy'] as const
const readers = ['journalist', 'public', 'internal'] as const
const subjects = ['story', 'release', 'asset'] as const
const periods = ['7', '30', '90', '365']
const zone = 'Asia/Jakarta'

const oneOf = <One extends string>(all: readonly One[], value: string | undefined): One | undefined =>
  all.find((one) => one === value)
const number = (count: number) => count.toLocaleString(intlLocale)

/** The days that the address asks for; a week up to today unless it says otherwise. */
function daysOf(kurun: string | undefined): { from: string; to: string; chosen: string } {
  const [, from, to] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(kurun ?? '') ?? []
  if (from !== undefined && to !== undefined) return { from, to, chosen: `${from}..${to}` }
  const chosen = oneOf(periods, kurun) ?? '7'
  const back = (Number(chosen) - 1) * 86_400_000
  return { from: dayKey(new Date(Date.now() - back), zone), to: dayKey(new Date(), zone), chosen }
}

function filterOf(search: FiguresSearch, home: string): FiguresFilter {
  const { from, to } = daysOf(search.kurun)
  const reader = oneOf(readers, search.pemakai)
  const subject = oneOf(subjects, search.jenis)
  return {
    measure: oneOf(measures, search.ukuran) ?? 'view',
    from,
    to,
    unitId: search.satuan ?? home,
    ...(reader === undefined ? {} : { reader }),
    ...(subject === undefined ? {} : { subject }),
    ...(search.topik === undefined ? {} : { topic: search.topik }),
    ...(search.asal === undefined ? {} : { outletId: search.asal }),
  }
}

/** What was used most, by whom, when and where: the duty officer's week. */
export function FiguresPage() {
  const search = useSearch({ from: '/shell/media/analisis' })
  const navigate = useNavigate({ from: '/media/analisis' })
  const me = useMe()
  const filter = filterOf(search, me.grants[0]?.unitId ?? '')
  const { data, error, refetch } = useQuery({ ...figuresQuery(filter), placeholderData: keepPreviousData })
  const change = (changes: Partial<Record<keyof FiguresSearch, string | undefined>>) =>
    void navigate({ search: (before: FiguresSearch) => without({ ...before, ...changes }) })
  const { measure, from, to, ...rest } = filter
  const { chosen } = daysOf(search.kurun)
  const csv = `/api/v1/hub/figures.csv?${new URLSearchParams({ measure, from, to, ...rest }).toString()}`
  return (
    <Page
      title={hubName()}
      tabTitle={`${t('console.figures.title')} · ${hubName()}`}
      lead={t('console.figures.lead')}
      acts={
        <Button component="a" href={csv} download>
          {t('console.figures.csv')}
        </Button>
      }
    >
      <HubTabs />
      <search className={frame.filters} aria-label={t('console.page.filters')}>
        <SegmentedControl
          aria-label={t('console.figures.measure')}
          data={measures.map((value) => ({ value, label: tAny('figures.measure', value) }))}
          value={measure}
          onChange={(value) => change({ ukuran: value })}
        />
        <Select
          label={t('console.figures.period')}
          data={[
            ...periods.map((n) => ({ value: n, label: t('console.figures.days', { n }) })),
            ...(chosen.includes('..') ? [{ value: chosen, label: daysBetween(from, to) }] : []),
          ]}
          value={chosen}
          onChange={(value) => change({ kurun: value ?? undefined })}
          allowDeselect={false}
          w={170}
        />
        <Select
          label={t('console.figures.reader')}
          placeholder={t('console.figures.all_readers')}
          data={readers.map((value) => ({ value, label: tAny('figures.reader', value) }))}
          value={filter.reader ?? null}
          onChange={(value) => change({ pemakai: value ?? undefined })}
          clearable
          w={170}
        />
        <UnitSelect
          label={t('console.board.unit')}
          value={filter.unitId}
          onChange={(value) => change({ satuan: value ?? undefined })}
          w={230}
        />
        <Select
          label={t('console.field.topic')}
          placeholder={t('console.figures.all_topics')}
          data={house.topics.map((topic) => ({ value: topic.key, label: named(topic.name) }))}
          value={filter.topic ?? null}
          onChange={(value) => change({ topik: value ?? undefined })}
          clearable
          w={190}
        />
      </search>
      {error !== null && <FaultNotice error={error} retry={() => void refetch()} />}
      {data === undefined ? (
        error === null && <Loading />
      ) : data.total === 0 ? (
        <EmptyState title={t('console.figures.none')}>{t('console.figures.none_next')}</EmptyState>
      ) : (
        <Answer data={data} search={search} />
      )}
    </Page>
  )
}

const daysBetween = (from: string, to: string) =>
  from === to ? shortDay(from, 'UTC') : `${shortDay(from, 'UTC')} – ${shortDay(to, 'UTC')}`

const without = (search: Partial<Record<keyof FiguresSearch, string | undefined>>): FiguresSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''))

type Row = Figures['items'][number]

function Answer({ data, search }: { data: Figures; search: FiguresSearch }) {
  const topicName = (key: string) => {
    const topic = house.topics.find((one) => one.key === key)
    return topic === undefined ? key : named(topic.name)
  }
  return (
    <>
      <p className={classes.total}>{t('console.figures.total', { count: number(data.total) })}</p>
      <DayChart days={data.days} search={search} />
      <section className={frame.section} aria-labelledby="top">
        <h2 id="top">{t('console.figures.top')}</h2>
        <ListBody list={{ rows: data.items, error: null, pending: false, refetch: () => {} }} empty={null}>
          {(rows) => (
            <Table<Row>
              caption={t('console.figures.top')}
              rows={rows}
              rowKey={(item) => `${item.subject}${item.ref}`}
              columns={[
                {
                  key: 'title',
                  label: t('console.figures.item'),
                  render: (item) => <ItemLink item={item} />,
                },
                {
                  key: 'subject',
                  label: t('console.figures.subject'),
                  render: (item) => tAny('figures.subject', item.subject),
                },
                { key: 'unit', label: t('console.board.unit'), render: (item) => named(item.unitName) },
                ...readers.map((reader) => ({
                  key: reader,
                  label: tAny('figures.reader', reader),
                  render: (item: Row) => number(item.byReader[reader]),
                  tight: true,
                })),
                {
                  key: 'count',
                  label: t('console.figures.count'),
                  render: (item) => <b>{number(item.count)}</b>,
                  tight: true,
                },
              ]}
            />
          )}
        </ListBody>
      </section>
      <div className={classes.groups}>
        <Group title={t('console.figures.by_reader')}>
          {data.readers.map(({ value, count }) => (
            <Line
              key={value}
              name={tAny('figures.reader', value)}
              count={count}
              to={{ ...search, pemakai: value }}
            />
          ))}
        </Group>
        <Group title={t('console.figures.by_subject')}>
          {data.subjects.map(({ value, count }) => (
            <Line
              key={value}
              name={tAny('figures.subject', value)}
              count={count}
              to={{ ...search, jenis: value }}
            />
          ))}
        </Group>
        <Group title={t('console.figures.by_unit')}>
          {data.units.map(({ unitId, name, count }) => (
            <Line key={unitId} name={named(name)} count={count} to={{ ...search, satuan: unitId }} />
          ))}
          {data.few > 0 && <Line name={t('console.figures.few')} count={data.few} />}
        </Group>
        {data.topics.length > 0 && (
          <Group title={t('console.figures.by_topic')}>
            {data.topics.map(({ value, count }) => (
              <Line key={value} name={topicName(value)} count={count} to={{ ...search, topik: value }} />
            ))}
          </Group>
        )}
        {data.outlets.length > 0 && (
          <Group title={t('console.figures.by_outlet')}>
            {data.outlets.map(({ id, name, count }) => (
              <Line key={id} name={name} count={count} to={{ ...search, asal: id }} />
            ))}
          </Group>
        )}
      </div>
    </>
  )
}

function ItemLink({ item }: { item: Row }) {
  if (item.title === null || item.path === null)
    return <span className={classes.gone}>{t('console.figures.recalled')}</span>
  if (item.subject === 'asset')
    return (
      <Link to="/bank" search={{ pilih: item.ref }}>
        {item.title}
      </Link>
    )
  return <a href={item.path}>{item.title}</a>
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h2>{title}</h2>
    <ul className={classes.lines}>{children}</ul>
  </section>
)

function Line({ name, count, to }: { name: string; count: number; to?: FiguresSearch }) {
  return (
    <li>
      {to === undefined ? (
        <span>{name}</span>
      ) : (
        <Link to="/media/analisis" search={to}>
          {name}
        </Link>
      )}
      <span className="num">{number(count)}</span>
    </li>
  )
}
