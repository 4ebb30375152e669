import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { levelName, named } from '../frame/house.ts'
import { Loading } from '../frame/loading.tsx'
import { t } from '../frame/messages.ts'
import { sitePath, unitQuery, type Unit } from './unit-queries.ts'
import classes from './units.module.css'

export function UnitTree({ rootId, open }: { rootId: string; open: ReadonlySet<string> }) {
  const { data } = useQuery(unitQuery(rootId))
  if (data === undefined) return <Loading rows={3} />
  return (
    <ul className={classes.tree}>
      <Branch unit={data} open={open} />
    </ul>
  )
}

function Branch({ unit, open }: { unit: Unit; open: ReadonlySet<string> }) {
  const [opened, setOpened] = useState(open.has(unit.id))
  return (
    <li>
      <div className={classes.line}>
        <UnstyledButton
          className={classes.toggle}
          aria-expanded={opened}
          aria-label={t('console.units.below', { name: named(unit.name) })}
          onClick={() => setOpened(!opened)}
        >
          <IconChevronRight size={16} aria-hidden data-opened={opened || undefined} />
        </UnstyledButton>
        <span className={classes.text}>
          <UnitText unit={unit} />
        </span>
      </div>
      {opened && <Children parentId={unit.id} open={open} />}
    </li>
  )
}

function Children({ parentId, open }: { parentId: string; open: ReadonlySet<string> }) {
  const { data } = useQuery(unitQuery(parentId))
  if (data === undefined) return <Loading rows={2} />
  if (data.children.length === 0) return <p className={classes.none}>{t('console.units.no_children')}</p>
  return (
    <ul>
      {data.children.map((child) => (
        <Branch key={child.id} unit={child} open={open} />
      ))}
    </ul>
  )
}

function UnitText({ unit }: { unit: Unit }) {
  return (
    <>
      <Link to="/satuan/$unitId" params={{ unitId: unit.id }}>
        {named(unit.name)}
      </Link>
      <small>
        {levelName(unit.level)} · {unit.zone}
        {unit.state === 'closed' && ` · ${t('console.units.closed')}`}
      </small>
    </>
  )
}

export function UnitLine({ unit, withPlace = false }: { unit: Unit; withPlace?: boolean }) {
  return (
    <li className={classes.found}>
      <UnitText unit={unit} />
      {withPlace && <small>{sitePath(unit)}</small>}
    </li>
  )
}
