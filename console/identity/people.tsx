import { Badge, Button, TextInput } from '@mantine/core'
import { useDebouncedValue, useDisclosure } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '../frame/empty-state.tsx'
import { roleName } from '../frame/house.ts'
import { ListPage } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t } from '../frame/messages.ts'
import { useCan } from '../frame/session.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { Invitations } from './invitations.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { peopleQuery, type PersonRow } from './people-queries.ts'

export function People() {
  const can = useCan()
  const [text, setText] = useState('')
  const [unitId, setUnitId] = useState<string | null>(null)
  const [wanted] = useDebouncedValue(text.trim(), 200)
  const [inviting, invite] = useDisclosure(false)
  const people = useInfiniteQuery({
    ...peopleQuery(wanted, unitId ?? undefined),
    placeholderData: keepPreviousData,
  })
  const inviteButton = can('grant.manage') && (
    <Button variant="filled" onClick={invite.open}>
      {t('console.people.invite')}
    </Button>
  )
  return (
    <>
      <ListPage<PersonRow>
        title={t('console.nav.people')}
        lead={t('console.people.lead')}
        acts={inviteButton}
        above={can('grant.manage') && <Invitations />}
        filters={
          <>
            <TextInput
              label={t('console.people.find')}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              type="search"
              w={240}
            />
            <UnitSelect
              label={t('console.board.unit')}
              value={unitId}
              onChange={setUnitId}
              clearable
              w={260}
            />
          </>
        }
        list={listState(people, (page) => page.people)}
        rowKey={(person) => person.id}
        empty={
          <EmptyState title={t('console.people.empty')} act={inviteButton}>
            {t('console.people.empty_next')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            label: t('console.people.name'),
            render: (person) => (
              <Link to="/orang/$personId" params={{ personId: person.id }}>
                {person.name}
              </Link>
            ),
          },
          { key: 'email', label: t('console.auth.email'), render: (person) => person.email },
          {
            key: 'roles',
            label: t('console.people.roles'),
            render: (person) =>
              person.grants.length === 0 ? (
                '—'
              ) : (
                <div>
                  {person.grants.map((grant) => (
                    <div key={`${grant.unitId} ${grant.role}`}>
                      {roleName(grant.role)}, <UnitName id={grant.unitId} />
                    </div>
                  ))}
                </div>
              ),
          },
          {
            key: 'factor',
            label: t('console.people.second_factor'),
            render: (person) => (person.secondFactor ? t('console.people.on') : t('console.people.off')),
          },
          {
            key: 'state',
            label: t('console.people.state'),
            render: (person) =>
              person.suspendedAt === null ? (
                t('console.people.active')
              ) : (
                <Badge color="var(--live)">{t('console.people.suspended')}</Badge>
              ),
          },
        ]}
      />
      {inviting && <InviteDialog onClose={invite.close} />}
    </>
  )
}
