import { Button, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '../frame/empty-state.tsx'
import { FaultNotice } from '../frame/fault-notice.tsx'
import frame from '../frame/frame.module.css'
import { levelName, named } from '../frame/house.ts'
import { Loading } from '../frame/loading.tsx'
import { t } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { useCan } from '../frame/session.tsx'
import { AddUnitDialog, MoveUnitDialog, RenameUnitDialog, SuccessorDialog } from './unit-dialogs.tsx'
import { HostDialog } from './host-dialog.tsx'
import { sitePath, unitQuery } from './unit-queries.ts'
import { UnitLine } from './unit-tree.tsx'
import classes from './units.module.css'

type Dialog = 'add' | 'rename' | 'move' | 'merge' | 'close' | 'host' | null

/** One unit: its place in the tree, its site, and the acts that change either. */
export function UnitPage() {
  const { unitId } = useParams({ from: '/shell/satuan/$unitId' })
  const can = useCan()
  const { data: unit, error, refetch } = useQuery(unitQuery(unitId))
  const [dialog, setDialog] = useState<Dialog>(null)
  const back = { to: '/satuan', label: t('console.nav.units') }
  if (unit === undefined)
    return (
      <Page title={t('console.board.unit')} back={back}>
        {error === null ? <Loading /> : <FaultNotice error={error} retry={() => void refetch()} />}
      </Page>
    )
  const close = () => setDialog(null)
  const open = unit.state === 'open'
  const site = unit.host === null ? sitePath(unit) : `https://${unit.host}`
  return (
    <Page
      title={named(unit.name)}
      back={back}
      lead={levelName(unit.level)}
      acts={
        can('unit.manage') &&
        open && (
          <>
            <Button variant="filled" onClick={() => setDialog('add')}>
              {t('console.units.add_below')}
            </Button>
            <Button onClick={() => setDialog('rename')}>{t('console.units.rename')}</Button>
            <Menu position="bottom-end">
              <Menu.Target>
                <Button>{t('console.units.more')}</Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => setDialog('host')}>{t('console.units.host')}</Menu.Item>
                {unit.parentId !== null && (
                  <>
                    <Menu.Item onClick={() => setDialog('move')}>{t('console.units.move')}</Menu.Item>
                    <Menu.Item onClick={() => setDialog('merge')}>{t('console.units.merge')}</Menu.Item>
                    <Menu.Item color="var(--live)" onClick={() => setDialog('close')}>
                      {t('console.units.close')}
                    </Menu.Item>
                  </>
                )}
              </Menu.Dropdown>
            </Menu>
          </>
        )
      }
    >
      <section className={frame.section}>
        <dl className={classes.facts}>
          <dt>{t('console.units.place')}</dt>
          <dd>
            {unit.ancestry.toReversed().map((above) => (
              <span key={above.id}>
                <Link to="/satuan/$unitId" params={{ unitId: above.id }}>
                  {named(above.name)}
                </Link>
                {' › '}
              </span>
            ))}
            {named(unit.name)}
          </dd>
          <dt>{t('console.units.site')}</dt>
          <dd>
            <a href={site}>{site}</a>
          </dd>
          <dt>{t('console.units.english_name')}</dt>
          <dd lang="en">{unit.name.en}</dd>
          <dt>{t('console.units.code')}</dt>
          <dd>{unit.code}</dd>
          <dt>{t('console.edition.zone')}</dt>
          <dd>{unit.zone}</dd>
          {!open && unit.successorId !== null && (
            <>
              <dt>{t('console.units.successor')}</dt>
              <dd>
                <Link to="/satuan/$unitId" params={{ unitId: unit.successorId }}>
                  {t('console.units.successor_open')}
                </Link>
              </dd>
            </>
          )}
        </dl>
      </section>
      <section className={frame.section} aria-labelledby="below">
        <h2 id="below">{t('console.units.directly_below', { n: unit.children.length })}</h2>
        {unit.children.length === 0 ? (
          <EmptyState title={t('console.units.no_children')}>
            {t('console.units.no_children_next')}
          </EmptyState>
        ) : (
          <ul className={classes.tree}>
            {unit.children.map((child) => (
              <UnitLine key={child.id} unit={child} />
            ))}
          </ul>
        )}
      </section>
      {dialog === 'add' && <AddUnitDialog parentId={unit.id} onClose={close} />}
      {dialog === 'rename' && <RenameUnitDialog unit={unit} onClose={close} />}
      {dialog === 'move' && <MoveUnitDialog unit={unit} onClose={close} />}
      {dialog === 'host' && <HostDialog unit={unit} onClose={close} />}
      {(dialog === 'merge' || dialog === 'close') && (
        <SuccessorDialog unit={unit} act={dialog} onClose={close} />
      )}
    </Page>
  )
}
