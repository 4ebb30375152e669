import { Modal, Progress, Stack, Text, TextInput } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import '@mantine/dropzone/styles.css'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { t } from '../frame/messages.ts'
import { UnitSelect } from '../units/unit-select.tsx'
import classes from './bank.module.css'
import { fileSize } from './file-size.ts'
import { LooksLike } from './looks-like.tsx'
import { useSendFiles, type Sending } from './send-files.ts'

/** Several files at once, with what they have in common said once. */
export function UploadDialog({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const queries = useQueryClient()
  const [unit, setUnit] = useState(unitId)
  const [said, setSaid] = useState({ event: '', place: '', credit: '' })
  const kept = useCallback(() => void queries.invalidateQueries({ queryKey: ['assets'] }), [queries])
  const { files, add, busy } = useSendFiles(unit, kept)
  const words = Object.fromEntries(Object.entries(said).filter(([, value]) => value.trim() !== ''))
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      closeOnClickOutside={!busy}
      title={t('console.bank.upload')}
      closeButtonProps={{ 'aria-label': t('console.act.close') }}
    >
      <Stack gap="md">
        <UnitSelect
          label={t('console.board.unit')}
          value={unit}
          onChange={(next) => setUnit(next ?? unitId)}
          disabled={files.length > 0}
        />
        <div className={classes.pairs}>
          {(['event', 'place'] as const).map((at) => (
            <TextInput
              key={at}
              label={t(at === 'event' ? 'console.bank_field.event' : 'console.bank_field.place')}
              maxLength={200}
              value={said[at]}
              onChange={(event) => setSaid({ ...said, [at]: event.currentTarget.value })}
            />
          ))}
        </div>
        <TextInput
          label={t('console.bank_field.credit')}
          maxLength={200}
          value={said.credit}
          onChange={(event) => setSaid({ ...said, credit: event.currentTarget.value })}
        />
        <Dropzone
          onDrop={(chosen) => add(chosen, words)}
          aria-label={t('console.bank.choose_files')}
          inputProps={{ 'aria-label': t('console.bank.choose_files'), id: 'bank-files' }}
        >
          <Text fw={600} ta="center">
            {t('console.bank.choose_files')}
          </Text>
          <Text size="sm" c="dimmed" ta="center">
            {t('console.bank.choose_hint')}
          </Text>
        </Dropzone>
      </Stack>
      <ul className={classes.files} aria-live="polite">
        {files.map((file) => (
          <FileRow key={file.key} file={file} />
        ))}
      </ul>
    </Modal>
  )
}

function FileRow({ file }: { file: Sending }) {
  const { name, bytes, state, part, receipt, assetId, error } = file
  return (
    <li>
      <p className={classes.fileHead}>
        <b>{name}</b>
        <span>{fileSize(bytes)}</span>
      </p>
      {state === 'sending' && (
        <Progress value={part * 100} my={6} aria-label={t('console.editor.sending_label')} />
      )}
      <Text size="sm" c={state === 'refused' ? 'var(--live)' : 'dimmed'}>
        {state === 'waiting' && t('console.bank.waiting')}
        {state === 'sending' && t('console.editor.sending', { percent: Math.round(part * 100) })}
        {state === 'kept' && t('console.bank.kept', { receipt: receipt ?? '…' })}
        {state === 'known' && t('console.bank.known', { receipt: receipt ?? '…' })}
        {error?.message}
      </Text>
      {state === 'kept' && assetId !== null && <LooksLike id={assetId} />}
    </li>
  )
}
