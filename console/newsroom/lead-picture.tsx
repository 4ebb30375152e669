import { Button, Group, Progress, Text, TextInput } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import '@mantine/dropzone/styles.css'
import { IconPhotoPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { pictureTypes, previewUrl, uploadPicture } from '../bank/upload-picture.ts'
import { Fault } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { t } from '../frame/messages.ts'
import type { PictureUse } from './shapes.ts'
import classes from './workspace.module.css'

interface LeadPictureProps {
  value: PictureUse | null
  unitId: string
  readOnly: boolean
  onChange: (value: PictureUse | null) => void
}

/** The picture above the story: drop it, take it with the phone's camera, describe it. */
export function LeadPicture({ value, unitId, readOnly, onChange }: LeadPictureProps) {
  const [part, setPart] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)

  async function receive(file: File | undefined): Promise<void> {
    if (file === undefined) return
    setError(null)
    setPart(0)
    try {
      const asset = await uploadPicture(unitId, file, setPart)
      onChange({
        assetId: asset.id,
        alt: value?.alt || asset.alt,
        caption: value?.caption || asset.caption,
        credit: value?.credit || asset.credit,
        rights: value?.rights || asset.rights,
      })
    } catch (thrown) {
      setError(thrown)
    } finally {
      setPart(null)
    }
  }

  if (value === null && readOnly) return null
  return (
    <section className={classes.lead} aria-label={t('console.field.lead')}>
      {error !== null && <FaultNotice error={error} />}
      {part !== null && (
        <output>
          <Text size="sm">{t('console.editor.sending', { percent: Math.round(part * 100) })}</Text>
          <Progress value={part * 100} aria-label={t('console.editor.sending_label')} />
        </output>
      )}
      {value === null ? (
        <Dropzone
          onDrop={(files) => void receive(files[0])}
          onReject={() =>
            setError(new Fault({ code: 'file_type', status: 0, title: t('console.field.lead_refused') }))
          }
          accept={pictureTypes}
          maxFiles={1}
          multiple={false}
          loading={part !== null}
          className={classes.drop ?? ''}
          inputProps={{ id: 'field-lead', 'aria-label': t('console.field.lead_add') }}
          aria-label={t('console.field.lead_add')}
        >
          <Group gap="sm" justify="center" wrap="nowrap">
            <IconPhotoPlus size={22} aria-hidden />
            <div>
              <Text fw={600}>{t('console.field.lead_add')}</Text>
              <Text size="sm" c="dimmed">
                {t('console.field.lead_hint')}
              </Text>
            </div>
          </Group>
        </Dropzone>
      ) : (
        <>
          <img className={classes.leadImage} src={previewUrl(value.assetId)} alt={value.alt} />
          <div className={classes.leadFields}>
            {(
              [
                ['caption', t('console.field.caption'), 1000],
                ['credit', t('console.field.credit'), 300],
                ['alt', t('console.field.alt'), 1000],
                ['rights', t('console.field.rights'), 300],
              ] as const
            ).map(([name, label, max]) => (
              <TextInput
                key={name}
                id={`field-lead-${name}`}
                label={label}
                {...(name === 'alt' ? { description: t('console.field.alt_hint') } : {})}
                value={value[name]}
                maxLength={max}
                readOnly={readOnly}
                onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
              />
            ))}
          </div>
          {!readOnly && (
            <Button size="compact-sm" onClick={() => onChange(null)}>
              {t('console.field.lead_remove')}
            </Button>
          )}
        </>
      )}
    </section>
  )
}
