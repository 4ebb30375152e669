import { Button, FileInput, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { faultOf } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { locale, t } from '../frame/messages.ts'
import { Dialog } from './channel-dialogs.tsx'
import classes from './channels.module.css'
import { useRegisterDone } from './register-frame.tsx'
import type { ImportReport } from './register-queries.ts'

const columns =
  'satuan,jejaring,alamat,akun,nama,bahasa,tanda,dasar,kontak,admin1_nama,admin1_surel,admin2_nama,admin2_surel'
const shown = 100

async function send(file: File, trial: boolean): Promise<ImportReport> {
  const answer = await fetch(`/api/v1/register/import?trial=${trial}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', 'accept-language': locale },
    body: file,
  })
  const body: unknown = await answer.json()
  if (!answer.ok) throw faultOf(body, answer.status)
  return body as ImportReport
}

/** First tells what would be entered and what is wrong in which line; enters it at a second press. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const done = useRegisterDone(onClose)
  const [file, setFile] = useState<File | null>(null)
  const [report, setReport] = useState<ImportReport | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  async function act(trial: boolean): Promise<void> {
    if (file === null) return
    setBusy(true)
    setError(null)
    try {
      const told = await send(file, trial)
      setReport(told)
      if (!trial) await done(t('console.register.imported', { count: told.imported }))
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog title={t('console.register.import')} onClose={onClose}>
      <Text size="sm">{t('console.register.import_lead')}</Text>
      <pre className={classes.code}>{columns}</pre>
      <FileInput
        label={t('console.register.file')}
        accept=".csv,text/csv"
        value={file}
        onChange={(chosen) => {
          setFile(chosen)
          setReport(null)
        }}
        clearable
      />
      {error !== null && <FaultNotice error={error} />}
      {report !== null && (
        <div role="status">
          <p>
            {t('console.register.import_found', {
              imported: report.imported,
              unchanged: report.unchanged,
              faults: report.faults.length,
            })}
          </p>
          {report.faults.length > 0 && (
            <ol className={classes.faults}>
              {report.faults.slice(0, shown).map((fault) => (
                <li key={`${fault.line} ${fault.column} ${fault.code}`}>
                  <b>{t('console.register.line', { line: fault.line, column: fault.column })}</b>{' '}
                  {fault.message}
                </li>
              ))}
            </ol>
          )}
          {report.faults.length > shown && <p>{t('console.register.more_faults', { count: shown })}</p>}
        </div>
      )}
      <Group gap="sm" mt="md">
        {report === null || report.imported === 0 ? (
          <Button variant="filled" disabled={file === null} loading={busy} onClick={() => void act(true)}>
            {t('console.register.check_file')}
          </Button>
        ) : (
          <Button variant="filled" loading={busy} onClick={() => void act(false)}>
            {t('console.register.import_now', { count: report.imported })}
          </Button>
        )}
        <Button onClick={onClose}>{t('console.act.cancel')}</Button>
      </Group>
    </Dialog>
  )
}
