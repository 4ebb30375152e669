/** The frame around every page: rail on wide screens, a drawer on phones, the palette, help and the demo band. */
import { Burger, Drawer } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef } from 'react'
import classes from './frame.module.css'
import { house } from './house.ts'
import { KeyboardHelp } from './keyboard-help.tsx'
import { useLiveBoard } from './live.ts'
import { t } from './messages.ts'
import { Navigation } from './navigation.tsx'
import { openPalette, usePaletteKeys } from './palette-keys.ts'
import { meQuery, useCan } from './session.tsx'
import { LinkButton } from './links.tsx'

const Palette = lazy(() => import('./palette.tsx'))

/** Whoever is signed out meanwhile, here or elsewhere, stands before the door, and comes back to the same page. */
export function Shell() {
  const { data: me } = useQuery(meQuery)
  return me === null ? <ToTheDoor /> : <Frame />
}

function ToTheDoor() {
  const router = useRouter()
  useEffect(() => {
    void router.navigate({ to: '/masuk', search: { ke: router.state.location.href }, replace: true })
  }, [router])
  return null
}

function Frame() {
  const [opened, drawer] = useDisclosure(false)
  // A window that grows wide shows the rail instead.
  const narrow = useMediaQuery('(max-width: 980px)')
  const can = useCan()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const main = useRef<HTMLElement>(null)
  const last = useRef(path)
  useLiveBoard()
  usePaletteKeys()

  // A new page: close the drawer and put the reader at its heading, as a page load would.
  useEffect(() => {
    if (last.current === path) return
    last.current = path
    drawer.close()
    main.current?.focus({ preventScroll: true })
  }, [path, drawer])

  return (
    <>
      <a href="#isi" className={classes.skip}>
        {t('console.shell.skip')}
      </a>
      {house.mode === 'demo' && (
        <aside className={classes.demo} aria-label={t('console.shell.demo_label')}>
          {t('console.shell.demo')}
        </aside>
      )}
      <div className={classes.shell}>
        <aside className={classes.rail} aria-label={house.shortName}>
          <p className={classes.name}>{house.shortName}</p>
          <Navigation />
        </aside>
        <div className={classes.main} data-writes={can('story.write') || undefined}>
          <header className={classes.top}>
            <Burger
              className={classes.burger}
              opened={opened}
              onClick={drawer.toggle}
              size="sm"
              w={44}
              h={44}
              aria-label={t('console.shell.menu')}
            />
            <p className={classes.name}>{house.shortName}</p>
            <button type="button" className={classes.search} onClick={openPalette}>
              <IconSearch size={20} aria-hidden />
              <span>{t('console.shell.search')}</span>
              <kbd>{navigator.platform.startsWith('Mac') ? '⌘K' : 'Ctrl K'}</kbd>
            </button>
            {can('story.write') && (
              <LinkButton to="/berita/baru" variant="filled">
                {t('console.story.new')}
              </LinkButton>
            )}
          </header>
          <main ref={main} id="isi" tabIndex={-1}>
            <Outlet />
          </main>
        </div>
      </div>
      <Drawer opened={opened && narrow} onClose={drawer.close} title={house.shortName} size={290}>
        <Navigation />
      </Drawer>
      <Suspense>
        <Palette />
      </Suspense>
      <KeyboardHelp />
    </>
  )
}
