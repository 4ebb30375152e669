import { Button, Modal, SegmentedControl } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { HouseForm } from '../frame/house-form.tsx'
import { ListBody } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t, tAny } from '../frame/messages.ts'
import { UnitName } from '../units/unit-name.tsx'
import classes from './distribution.module.css'
import { addresseesQuery, type Addressee, type Distribution } from './distribution-queries.ts'
import { faultWords } from './fault-words.ts'
import { PostLook } from './post-look.tsx'
import { Notices } from './post-preview.tsx'
import { useHasThreads } from './use-has-threads.ts'
import { WordsField } from './words-field.tsx'

interface PreviewListProps {
  distribution: Distribution
  /** Writes an account's own words and keeps them; empty: those of its network. */
  ownWords: (accountId: string, words: string) => Promise<void>
}

/** Every account as its network will show it. */
export function PreviewList({ distribution, ownWords }: PreviewListProps) {
  const { id, hash, accountTexts, plannedFor } = distribution
  const [only, setOnly] = useState<'all' | 'blocked' | 'noticed'>('all')
  const [writing, setWriting] = useState<Addressee | null>(null)
  const accounts = useInfiniteQuery(addresseesQuery(id, hash, only === 'all' ? undefined : only))
  return (
    <div>
      <SegmentedControl
        aria-label={t('console.distribution.show')}
        data={(['all', 'blocked', 'noticed'] as const).map((value) => ({
          value,
          label: t(`console.distribution.show_${value}`),
        }))}
        value={only}
        onChange={(value) => setOnly(value)}
        mb="md"
      />
      <ListBody
        list={listState(accounts, (page) => page.accounts)}
        empty={<p className={classes.hint}>{t('console.distribution.nobody')}</p>}
      >
        {(rows) => (
          <ol className={classes.accounts}>
            {rows.map((one) => (
              <li key={one.account.id}>
                <header>
                  <div>
                    <b>{one.account.label || one.account.handle}</b>
                    <small>
                      {tAny('network', one.account.kind)} · <UnitName id={one.account.unitId} />
                      {one.terms === 'proposal' && ` · ${t('console.distribution.terms_proposal')}`}
                    </small>
                  </div>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={t('console.distribution.own_words_of', {
                      name: one.account.label || one.account.handle,
                    })}
                    onClick={() => setWriting(one)}
                  >
                    {t('console.distribution.own_words')}
                  </Button>
                </header>
                <PostLook preview={one.preview} account={one.account} at={plannedFor} />
                <Notices notices={one.preview.notices} />
                <ul className={classes.faults}>
                  {one.blocks.map((fault) => (
                    <li key={`${fault.code} ${fault.params['part'] ?? ''}`} data-severity="block">
                      {faultWords(fault)}
                    </li>
                  ))}
                  {one.notices.map((fault) => (
                    <li key={fault.code} data-severity="notice">
                      {faultWords(fault)}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        )}
      </ListBody>
      {writing !== null && (
        <OwnWords
          addressee={writing}
          words={accountTexts[writing.account.id] ?? ''}
          onSave={(words) => ownWords(writing.account.id, words)}
          onClose={() => setWriting(null)}
        />
      )}
    </div>
  )
}

function OwnWords({
  addressee,
  words,
  onSave,
  onClose,
}: {
  addressee: Addressee
  words: string
  onSave: (words: string) => Promise<void>
  onClose: () => void
}) {
  const { account, preview } = addressee
  const threads = useHasThreads()(account.kind)
  const form = useForm({ initialValues: { words } })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('console.distribution.own_words_of', { name: account.label || account.handle })}
    >
      <HouseForm
        form={form}
        label={t('console.distribution.own_words')}
        submit={t('console.distribution.save')}
        onCancel={onClose}
        onSubmit={async (values) => {
          await onSave(values.words)
          onClose()
        }}
      >
        <WordsField
          label={t('console.distribution.words')}
          description={t('console.distribution.own_words_hint')}
          placeholder={preview.text}
          minRows={4}
          threads={threads}
          value={form.values.words}
          onChange={(text) => form.setFieldValue('words', text)}
          error={form.errors['words']}
        />
      </HouseForm>
    </Modal>
  )
}
