import { Badge, Button, Menu } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { EmptyState } from '../frame/empty-state.tsx'
import { roomName } from '../frame/house.ts'
import { LinkButton } from '../frame/links.tsx'
import { ListPage } from '../frame/list-page.tsx'
import { t, tAny, tChannel } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { useCan } from '../frame/session.tsx'
import { Ago, exactTime } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { CheckDialog } from './check-dialog.tsx'
import { ConnectDialog } from './connect-dialog.tsx'
import { GiveUpDialog, ReconnectDialog, SettingsDialog } from './channel-dialogs.tsx'
import { SendAgainDialog } from './links.tsx'
import classes from './channels.module.css'
import { channelsQuery, type Channel } from './delivery-queries.ts'
import { HowWePost } from './how-we-post.tsx'
import { PauseNotices } from './pause-notices.tsx'
import { RegisterTabs } from './register-frame.tsx'

type Open =
  | { what: 'connect' }
  | { what: 'check' | 'reconnect' | 'link' | 'settings' | 'give_up'; channel: Channel }
  | null

/** The accounts and sites of the units: whose, how healthy, and what can be done about it. */
export function Channels() {
  const can = useCan()
  const queries = useQueryClient()
  const [unitId, setUnitId] = useState<string | null>(null)
  const [open, setOpen] = useState<Open>(null)
  const channels = useQuery(channelsQuery(unitId ?? undefined))
  const manage = can('channel.manage')
  const close = () => setOpen(null)

  async function pause(channel: Channel): Promise<void> {
    try {
      await got(api.POST('/api/v1/channels/{id}/pause', { params: { path: { id: channel.id } } }))
      notify(t('console.channel.paused'))
    } catch (error) {
      notifyFault(error)
    }
    await queries.invalidateQueries({ queryKey: ['channels'] })
  }
  const connect = manage && (
    <Button variant="filled" onClick={() => setOpen({ what: 'connect' })}>
      {t('console.channel.connect')}
    </Button>
  )
  const acts = (
    <>
      <LinkButton to="/kanal/kalender">{t('console.channel.calendar')}</LinkButton>
      <LinkButton to="/kanal/kuota">{t('console.channel.quotas')}</LinkButton>
      {can('application.manage') && (
        <LinkButton to="/kanal/aplikasi">{t('console.applications.title')}</LinkButton>
      )}
      {manage && <LinkButton to="/kanal/tautan">{t('console.links.title')}</LinkButton>}
      {connect}
    </>
  )
  return (
    <>
      <ListPage<Channel>
        title={roomName('channels', t('console.nav.channels'))}
        lead={t('console.channel.lead')}
        acts={acts}
        above={
          <>
            <RegisterTabs />
            <PauseNotices />
          </>
        }
        filters={
          <UnitSelect label={t('console.board.unit')} value={unitId} onChange={setUnitId} clearable w={280} />
        }
        list={{
          rows: channels.data,
          error: channels.error,
          pending: channels.isPending,
          refetch: () => void channels.refetch(),
        }}
        rowKey={(channel) => channel.id}
        empty={
          <EmptyState title={t('console.channel.empty')} act={connect}>
            {manage ? t('console.channel.empty_manage') : t('console.channel.empty_read')}
          </EmptyState>
        }
        columns={[
          {
            key: 'account',
            label: t('console.channel.account'),
            render: (channel) => (
              <>
                {channel.url === '' ? (
                  channel.label || channel.handle
                ) : (
                  <a href={channel.url} target="_blank" rel="noopener noreferrer">
                    {channel.label || channel.handle}
                  </a>
                )}
                <span className={classes.health}>{channel.handle}</span>
                {channel.followers !== null && (
                  <span className={classes.health}>
                    {t('console.channel.followers', { n: channel.followers })}
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'network',
            label: t('console.channel.network'),
            render: (channel) => tAny('network', channel.kind),
          },
          {
            key: 'unit',
            label: t('console.board.unit'),
            render: (channel) => <UnitName id={channel.unitId} />,
          },
          {
            key: 'languages',
            label: t('console.story.language'),
            render: (channel) => channel.languages.map((one) => one.toUpperCase()).join(', '),
            tight: true,
          },
          {
            key: 'health',
            label: t('console.channel.health'),
            render: (channel) => <Health channel={channel} />,
          },
          {
            key: 'acts',
            label: t('console.channel.acts'),
            render: (channel) =>
              manage && (
                <Menu position="bottom-end">
                  <Menu.Target>
                    <Button
                      size="compact-sm"
                      aria-label={t('console.channel.acts_of', { name: channel.label || channel.handle })}
                    >
                      {t('console.units.more')}
                    </Button>
                  </Menu.Target>
                  <Menu.Dropdown>
                    <Menu.Item onClick={() => setOpen({ what: 'check', channel })}>
                      {t('console.channel.check')}
                    </Menu.Item>
                    <Menu.Item onClick={() => setOpen({ what: 'settings', channel })}>
                      {t('console.channel.settings')}
                    </Menu.Item>
                    <Menu.Item onClick={() => setOpen({ what: 'reconnect', channel })}>
                      {t('console.channel.reconnect')}
                    </Menu.Item>
                    <Menu.Item onClick={() => setOpen({ what: 'link', channel })}>
                      {t('console.links.send_again')}
                    </Menu.Item>
                    {channel.state === 'connected' && (
                      <Menu.Item onClick={() => void pause(channel)}>{t('console.channel.pause')}</Menu.Item>
                    )}
                    <Menu.Item color="var(--live)" onClick={() => setOpen({ what: 'give_up', channel })}>
                      {t('console.channel.give_up')}
                    </Menu.Item>
                  </Menu.Dropdown>
                </Menu>
              ),
          },
        ]}
      />
      <HowWePost />
      {open?.what === 'connect' && <ConnectDialog onClose={close} />}
      {open?.what === 'check' && <CheckDialog channel={open.channel} onClose={close} />}
      {open?.what === 'link' && <SendAgainDialog channel={open.channel} onClose={close} />}
      {open?.what === 'settings' && <SettingsDialog channel={open.channel} onClose={close} />}
      {open?.what === 'reconnect' && <ReconnectDialog channel={open.channel} onClose={close} />}
      {open?.what === 'give_up' && <GiveUpDialog channel={open.channel} onClose={close} />}
    </>
  )
}

function Health({ channel }: { channel: Channel }) {
  const good = channel.state === 'connected' && channel.faultsInRow === 0
  return (
    <>
      {channel.state === 'paused' ? (
        <Badge color="gray">{t('console.channel_state.paused')}</Badge>
      ) : (
        <span className={good ? classes.good : classes.bad}>
          <span aria-hidden>{good ? '✓ ' : '! '}</span>
          {channel.state === 'unauthorised'
            ? t('console.channel_state.unauthorised')
            : good
              ? t('console.channel_state.connected')
              : t('console.channel.faults', { n: channel.faultsInRow })}
        </span>
      )}
      <span className={classes.health}>
        {channel.lastSuccessAt === null ? (
          t('console.channel.nothing_sent')
        ) : (
          <>
            {t('console.channel.last_sent')} <Ago at={channel.lastSuccessAt} />
          </>
        )}
      </span>
      {channel.expiresAt !== null && (
        <span className={classes.health}>
          {t('console.channel.ends', { at: exactTime(channel.expiresAt) })}
        </span>
      )}
      {channel.faultsInRow > 0 && channel.lastFault !== null && (
        <span className={classes.health}>{tChannel('why', channel.lastFault)}</span>
      )}
      <Link to="/kiriman" search={{ kanal: channel.id }} className={classes.health}>
        {t('console.channel.deliveries')}
      </Link>
    </>
  )
}
