import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import classes from './frame.module.css'
import { house, roleName, roomName } from './house.ts'
import { chooseLocale, locale, t } from './messages.ts'
import { useCan, useMe } from './session.tsx'
import { troubleQuery } from '../channels/delivery-queries.ts'
import { proposalsQuery } from '../channels/distribution-queries.ts'
import { ownCorrectionsQuery } from '../hub/correction-queries.ts'
import { openEnquiriesQuery } from '../hub/hub-queries.ts'
import { deskQuery } from '../newsroom/desk-query.ts'
import { LinkMenuItem } from './links.tsx'

interface Entry {
  to: string
  label: string
  count?: number
  exact?: boolean
}

/** Pages that the person's roles open, in the order of a working day. */
export function usePages(): { group: string | null; entries: Entry[] }[] {
  const can = useCan()
  const { data: desk } = useQuery(deskQuery)
  const { data: trouble } = useQuery({
    ...troubleQuery,
    enabled: can('delivery.retry') || can('channel.manage'),
  })
  const { data: asked } = useQuery({ ...openEnquiriesQuery, enabled: can('enquiry.answer') })
  const { data: own } = useQuery(ownCorrectionsQuery)
  const { data: proposals } = useInfiniteQuery({ ...proposalsQuery('open'), enabled: can('channel.manage') })
  const proposed = proposals?.pages.flatMap((page) => page.proposals).length ?? 0
  const toAcknowledge = own?.filter(({ acknowledgedAt }) => acknowledgedAt === null).length ?? 0
  return [
    {
      group: null,
      entries: [
        {
          to: '/',
          label: t('console.nav.desk'),
          count: (desk?.needsYou.length ?? 0) + (desk?.tasks.length ?? 0),
          exact: true,
        },
        { to: '/papan', label: t('console.nav.board') },
        { to: '/kalender', label: t('console.nav.calendar') },
        { to: '/bank', label: roomName('bank', t('console.nav.bank')) },
        ...(can('event.manage') || can('figures.read')
          ? [
              {
                to: can('event.manage') ? '/media' : '/media/analisis',
                label: roomName('hub', t('console.hub.title')),
                count: asked ?? 0,
              },
            ]
          : []),
        ...(toAcknowledge > 0
          ? [{ to: '/koreksi', label: t('console.hub.own_corrections'), count: toAcknowledge }]
          : []),
        { to: '/kanal', label: roomName('channels', t('console.nav.channels')) },
        { to: '/sebaran', label: t('console.distribution.title') },
        ...(can('channel.manage')
          ? [{ to: '/usulan', label: t('console.proposal.own'), count: proposed }]
          : []),
        { to: '/kiriman', label: t('console.nav.deliveries'), count: trouble?.length ?? 0 },
      ],
    },
    {
      group: t('console.nav.house'),
      entries: [
        { to: '/satuan', label: t('console.nav.units') },
        { to: '/orang', label: t('console.nav.people') },
        ...(can('key.manage') ? [{ to: '/kunci', label: t('console.nav.keys') }] : []),
        ...(can('audit.read') ? [{ to: '/jejak', label: t('console.nav.audit') }] : []),
        ...(can('outbox.read') && house.mode === 'demo'
          ? [{ to: '/kotak-keluar', label: t('console.nav.outbox') }]
          : []),
      ],
    },
  ]
}

export function Navigation() {
  const groups = usePages()
  return (
    <>
      <nav className={classes.nav} aria-label={t('console.shell.navigation')}>
        {groups.map(({ group, entries }) => (
          <div key={group ?? 'work'}>
            {group !== null && <p className={classes.navGroup}>{group}</p>}
            {entries.map((entry) => (
              <Link
                key={entry.to}
                to={entry.to}
                className={classes.navLink}
                activeOptions={{ exact: entry.exact === true }}
                activeProps={{ 'aria-current': 'page' }}
              >
                {entry.label}
                {entry.count !== undefined && entry.count > 0 && (
                  <span className={classes.count}>
                    {entry.count}
                    <span className="vh"> {t('console.nav.waiting')}</span>
                  </span>
                )}
              </Link>
            ))}
          </div>
        ))}
      </nav>
      <Who />
    </>
  )
}

function Who() {
  const me = useMe()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { setColorScheme, colorScheme } = useMantineColorScheme()
  const grant = me.grants[0]

  async function leave(): Promise<void> {
    const { auth } = await import('../identity/auth.ts')
    await auth.signOut()
    await navigate({ to: '/masuk', search: {} })
    queries.clear()
  }

  return (
    <div className={classes.who}>
      <Menu position="top-start" width={230}>
        <Menu.Target>
          <UnstyledButton className={classes.whoButton}>
            <b>{me.name}</b>
            <span>
              {grant === undefined ? t('console.who.no_role') : `${roleName(grant.role)}, ${grant.unitName}`}
            </span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <LinkMenuItem to="/orang/$personId" params={{ personId: me.id }}>
            {t('console.who.roles')}
          </LinkMenuItem>
          <LinkMenuItem to="/keamanan">{t('console.nav.security')}</LinkMenuItem>
          <Menu.Item
            onClick={() => chooseLocale(locale === 'id' ? 'en' : 'id')}
            lang={locale === 'id' ? 'en' : 'id'}
          >
            {locale === 'id' ? 'English' : 'Bahasa Indonesia'}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t('console.who.look')}</Menu.Label>
          {(['auto', 'light', 'dark'] as const).map((scheme) => (
            <Menu.Item
              key={scheme}
              onClick={() => setColorScheme(scheme)}
              rightSection={colorScheme === scheme ? '✓' : null}
              aria-current={colorScheme === scheme}
            >
              {t(`console.who.${scheme}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => void leave()}>{t('console.who.sign_out')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
