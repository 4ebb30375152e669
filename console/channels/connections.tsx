import { Button, Group, SegmentedControl } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { EmptyState } from '../frame/empty-state.tsx'
import { ListBody, Table, type Column } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import frame from '../frame/frame.module.css'
import { t, tAny, tChannel } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { Page } from '../frame/page.tsx'
import { useCan } from '../frame/session.tsx'
import { Ago, exactTime } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { ReconnectDialog } from './channel-dialogs.tsx'
import { ExpectDialog } from './expect-dialog.tsx'
import { SendAgainDialog } from './links.tsx'
import classes from './reading.module.css'
import { channelsName, RegisterTabs } from './register-frame.tsx'
import { connectionsQuery, silentQuery, type Connection, type SilentUnit } from './reading-queries.ts'

const views = ['trouble', 'ending', 'silent', 'all'] as const

/** Whether every account is connected, until when, how it has gone, and who is silent. */
export function Connections() {
  const search = useSearch({ from: '/shell/kanal/sambungan' })
  const navigate = useNavigate({ from: '/kanal/sambungan' })
  const can = useCan()
  const [unitId, setUnitId] = useState<string | null>(null)
  const [expecting, setExpecting] = useState(false)
  const view = views.find((one) => one === search.tampilan) ?? 'all'
  return (
    <Page
      title={channelsName()}
      tabTitle={`${t('console.channel_tabs.connections')} · ${channelsName()}`}
      lead={t('console.connections.lead')}
      acts={
        can('channel.manage') && (
          <Button onClick={() => setExpecting(true)}>{t('console.connections.expect')}</Button>
        )
      }
    >
      <RegisterTabs />
      <search className={frame.filters} aria-label={t('console.page.filters')}>
        <SegmentedControl
          className={classes.views}
          aria-label={t('console.connections.view')}
          data={views.map((value) => ({ value, label: t(`console.connections.view_${value}`) }))}
          value={view}
          onChange={(tampilan) => void navigate({ search: { tampilan } })}
        />
        <UnitSelect label={t('console.board.unit')} value={unitId} onChange={setUnitId} clearable w={260} />
      </search>
      {view === 'silent' ? <Silent unitId={unitId} /> : <Board view={view} unitId={unitId} />}
      {expecting && <ExpectDialog unitId={unitId} onClose={() => setExpecting(false)} />}
    </Page>
  )
}

function Board({ view, unitId }: { view: 'all' | 'trouble' | 'ending'; unitId: string | null }) {
  const can = useCan()
  const [reconnecting, setReconnecting] = useState<Connection['channel'] | null>(null)
  const [sending, setSending] = useState<Connection['channel'] | null>(null)
  const connections = useInfiniteQuery({
    ...connectionsQuery({ view, ...(unitId === null ? {} : { unitId }) }),
    placeholderData: keepPreviousData,
  })
  const columns: Column<Connection>[] = [
    {
      key: 'account',
      label: t('console.feed.account'),
      render: ({ channel }) => (
        <div className={classes.account}>
          <Link to="/kanal/arus" search={{ akun: channel.id }}>
            {channel.label || channel.handle}
          </Link>
          <span className={classes.sub}>
            {tAny('network', channel.kind)} · <UnitName id={channel.unitId} />
          </span>
        </div>
      ),
    },
    { key: 'health', label: t('console.connections.health'), render: (one) => <Health one={one} /> },
    {
      key: 'forecast',
      label: t('console.connections.forecast'),
      render: ({ ends }) =>
        ends === null ? (
          <span className={classes.sub}>{t('console.connections.no_end')}</span>
        ) : (
          t(
            ends.renews
              ? 'console.connections.good_until'
              : new Date(ends.at) < new Date()
                ? 'console.connections.ended'
                : 'console.connections.ends',
            { at: exactTime(ends.at) },
          )
        ),
    },
    {
      key: 'success',
      label: t('console.connections.last_success'),
      render: ({ lastSuccessAt: at }) => (at === null ? t('console.connections.never') : <Ago at={at} />),
      tight: true,
    },
    {
      key: 'post',
      label: t('console.connections.last_post'),
      render: ({ lastPostAt: at }) => (at === null ? t('console.connections.never') : <Ago at={at} />),
      tight: true,
    },
    { key: 'trend', label: t('console.connections.trend'), render: ({ trend }) => <Trend days={trend} /> },
    ...(can('channel.manage')
      ? [
          {
            key: 'acts',
            label: t('console.channel.acts'),
            render: (one: Connection) => (
              <Group gap="xs">
                <AskNow channel={one.channel} />
                {wantsSignIn(one) && (
                  <>
                    <Button size="compact-sm" onClick={() => setReconnecting(one.channel)}>
                      {t('console.channel.reconnect')}
                    </Button>
                    <Button size="compact-sm" onClick={() => setSending(one.channel)}>
                      {t('console.connections.send_link')}
                    </Button>
                  </>
                )}
              </Group>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <ListBody
        list={listState(connections, (page) => page.connections)}
        empty={
          <EmptyState title={t('console.connections.empty')}>
            {t('console.connections.empty_next')}
          </EmptyState>
        }
      >
        {(rows) => (
          <Table
            caption={t('console.channel_tabs.connections')}
            columns={columns}
            rows={rows}
            rowKey={({ channel }) => channel.id}
          />
        )}
      </ListBody>
      {reconnecting !== null && (
        <ReconnectDialog channel={reconnecting} onClose={() => setReconnecting(null)} />
      )}
      {sending !== null && <SendAgainDialog channel={sending} onClose={() => setSending(null)} />}
    </>
  )
}

/** Signing in anew is offered where it ends or is refused: it would mend nothing else. */
const wantsSignIn = ({ channel, probe, ends }: Connection): boolean =>
  channel.state === 'unauthorised' || probe?.sound === false || ends?.renews === false

function Health({ one: { channel, probe, fault } }: { one: Connection }) {
  return (
    <>
      {channel.state === 'paused' && <b className={classes.state}>{t('console.channel_state.paused')}</b>}
      {probe === null ? (
        <span className={classes.sub}>{t('console.connections.not_asked')}</span>
      ) : (
        <>
          <span className={probe.sound ? classes.good : classes.bad}>
            <span aria-hidden>{probe.sound ? '✓ ' : '! '}</span>
            {t(probe.sound ? 'console.connections.sound' : 'console.connections.unsound')}
          </span>
          <span className={classes.sub}>
            {t('console.connections.checked')} <Ago at={probe.at} />
          </span>
        </>
      )}
      {fault !== null && (
        <span className={classes.sub}>
          {fault.why === 'unauthorised' ? t('console.connections.signed_out') : tChannel('why', fault.why)}
          {fault.inRow > 0 && ` (${t('console.connections.in_row', { n: fault.inRow })})`}
        </span>
      )}
    </>
  )
}

function Trend({ days }: { days: readonly number[] }) {
  const most = Math.max(1, ...days)
  const all = days.reduce((sum, one) => sum + one, 0)
  return (
    <>
      <span className={classes.trend} aria-hidden>
        {days.map((faults, place) => (
          <i
            // A day is its place.
            // oxlint-disable-next-line react/no-array-index-key
            key={place}
            data-some={faults > 0 ? true : undefined}
            style={{ height: `${(faults / most) * 24}px` }}
          />
        ))}
      </span>
      <span className="vh">{t('console.connections.trend_of', { n: all })}</span>
    </>
  )
}

function AskNow({ channel }: { channel: Connection['channel'] }) {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  async function ask(): Promise<void> {
    setBusy(true)
    try {
      const { sound, why } = await got(
        api.POST('/api/v1/channels/{id}/probe', { params: { path: { id: channel.id } } }),
      )
      notify(
        sound === null
          ? t('console.connections.asked_unclear', { why: why === null ? '' : tChannel('why', why) })
          : t(sound ? 'console.connections.asked_good' : 'console.connections.asked_bad'),
      )
    } catch (error) {
      notifyFault(error)
    } finally {
      setBusy(false)
      await queries.invalidateQueries({ queryKey: ['channels'] })
    }
  }
  return (
    <Button size="compact-sm" loading={busy} onClick={() => void ask()}>
      {t('console.connections.ask_now')}
    </Button>
  )
}

function Silent({ unitId }: { unitId: string | null }) {
  const units = useInfiniteQuery({
    ...silentQuery(unitId ?? undefined),
    placeholderData: keepPreviousData,
  })
  return (
    <ListBody
      list={listState(units, (page) => page.units)}
      empty={
        <EmptyState title={t('console.connections.silent_empty')}>
          {t('console.connections.silent_empty_next')}
        </EmptyState>
      }
    >
      {(rows) => (
        <Table<SilentUnit>
          caption={t('console.connections.view_silent')}
          rows={rows}
          rowKey={(one) => one.unitId}
          columns={[
            {
              key: 'unit',
              label: t('console.board.unit'),
              render: (one) => (
                <Link to="/kanal/arus" search={{ satuan: one.unitId }}>
                  <UnitName id={one.unitId} />
                </Link>
              ),
            },
            {
              key: 'post',
              label: t('console.connections.last_post'),
              render: ({ lastPostAt: at }) =>
                at === null ? t('console.connections.never') : <Ago at={at} />,
              tight: true,
            },
            {
              key: 'expected',
              label: t('console.connections.expected'),
              render: (one) => t('console.connections.expected_every', { n: one.everyDays }),
            },
            {
              key: 'accounts',
              label: t('console.channel_tabs.accounts'),
              render: (one) => t('console.connections.silent_accounts', { n: one.accounts }),
              tight: true,
            },
          ]}
        />
      )}
    </ListBody>
  )
}
