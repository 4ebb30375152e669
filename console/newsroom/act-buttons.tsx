import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { notifyFault } from '../frame/notify.ts'
import { t, tAny, tFault } from '../frame/messages.ts'
import { ActDialog } from './act-dialog.tsx'
import { hashFor, mainActs, openActs, type ActCard, type ActName } from './acts.ts'
import classes from './newsroom.module.css'
import type { Edition } from './shapes.ts'

/**
 * The acts that stand open, the first of them filled; the rest in a menu. Why the obvious next act is closed is said
 * below. `settle` makes sure that the server has the text before an act is decided on it.
 */
export function ActButtons({
  edition,
  settle,
  onDone,
}: {
  edition: Edition
  settle?: () => Promise<Edition | null>
  onDone?: (act: ActName) => void
}) {
  const [open, setOpen] = useState<{ card: ActCard; edition: Edition } | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const allowed = openActs(edition)
  const shown = allowed.filter((card) => mainActs.includes(card.name)).slice(0, 3)
  const rest = allowed.filter((card) => !shown.includes(card))

  async function begin(card: ActCard): Promise<void> {
    setBusy(card.name)
    try {
      const current = settle === undefined ? edition : await settle()
      if (current !== null) setOpen({ card, edition: current })
    } catch (error) {
      notifyFault(error)
    } finally {
      setBusy(null)
    }
  }
  const label = (card: ActCard) => {
    const version = edition.versions[0]?.number
    const text =
      card.name === 'approve' && version !== undefined
        ? t('console.edition.approve_version', { n: version })
        : t(card.label)
    return card.asks.length > 0 && card.name !== 'submit' ? `${text}…` : text
  }

  return (
    <>
      <div className={classes.acts}>
        {shown.map((card, at) => (
          <Button
            key={card.name}
            variant={at === 0 ? 'filled' : 'default'}
            loading={busy === card.name}
            onClick={() => void begin(card)}
          >
            {label(card)}
          </Button>
        ))}
        {rest.length > 0 && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="default" size={36} aria-label={t('console.edition.more_acts')}>
                <IconDots size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {rest.map((card) => (
                <Menu.Item
                  key={card.name}
                  {...(card.tone === 'danger' ? { color: 'var(--live)' } : {})}
                  onClick={() => void begin(card)}
                >
                  {label(card)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <Why edition={edition} />
      {open !== null && (
        <ActDialog
          card={open.card}
          edition={open.edition}
          hash={hashFor(open.card.name, open.edition)}
          onDone={onDone}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

function Why({ edition }: { edition: Edition }) {
  const next = { draft: 'submit', returned: 'submit', submitted: 'approve', approved: 'publish' } as const
  const act = edition.stage in next ? next[edition.stage as keyof typeof next] : undefined
  const code = act === undefined ? undefined : edition.because[act]
  // Who may not decide at all is told who does; the rest is told what stands in the way.
  if (act !== undefined && code !== undefined && code !== 'forbidden' && code !== 'wrong_state') {
    const sentence = tAny('because', code, tFault(code, ''))
    return sentence === '' ? null : <p className={classes.small}>{sentence}</p>
  }
  if (act === 'approve' && edition.can.approve)
    return <p className={classes.small}>{t('console.edition.approve_bound')}</p>
  if (edition.stage === 'submitted' && edition.approver !== null)
    return (
      <p className={classes.small}>
        {t('console.edition.waits_for', {
          people: edition.approver.people.map((one) => one.name).join(', '),
        })}
      </p>
    )
  return null
}
