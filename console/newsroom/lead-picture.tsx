import { Group, Progress, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import '@mantine/dropzone/styles.css'
import { IconPhotoPlus } from '@tabler/icons-react'
import { useContext, useState } from 'react'
import { CutImage } from '../bank/cut-image.tsx'
import { pictureTypes, previewUrl, uploadPicture } from '../bank/upload-picture.ts'
import { Fault } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { t } from '../frame/messages.ts'
import { FromBank, PictureMannersContext, PictureTools } from './picture-frame.tsx'
import { PictureWords, RecordMoved } from './picture-words.tsx'
import { takenFromBank, useRecordWords } from './record-words.ts'
import type { PictureUse } from './shapes.ts'
import classes from './workspace.module.css'

interface LeadPictureProps {
  value: PictureUse | null
  unitId: string
  readOnly: boolean
  onChange: (value: PictureUse | null) => void
}

/** The picture above the story: dropped, taken with the phone's camera or from the bank; cut and described. */
export function LeadPicture({ value, unitId, readOnly, onChange }: LeadPictureProps) {
  const [part, setPart] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const { published, writing } = useContext(PictureMannersContext)
  const { asset, behind } = useRecordWords(value, {
    keepUp: writing && !published && !readOnly,
    onChange,
  })

  async function receive(file: File | undefined): Promise<void> {
    if (file === undefined) return
    setError(null)
    setPart(0)
    try {
      onChange(takenFromBank(await uploadPicture(unitId, file, setPart)))
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
        <>
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
          <FromBank unitId={unitId} onPick={(picked) => onChange(takenFromBank(picked))} />
        </>
      ) : (
        <>
          <CutImage
            className={classes.leadImage}
            src={previewUrl(value.assetId)}
            alt={value.alt}
            crop={value.crop}
          />
          <RecordMoved
            use={value}
            asset={asset}
            behind={behind}
            published={published}
            readOnly={readOnly}
            onChange={onChange}
          />
          <div className={classes.leadFields}>
            <PictureWords
              use={value}
              asset={asset}
              idPrefix="field-lead"
              readOnly={readOnly}
              onChange={onChange}
              fields={[
                ['caption', t('console.field.caption'), 1000],
                ['credit', t('console.field.credit'), 300],
                ['alt', t('console.field.alt'), 1000],
                ['rights', t('console.field.rights'), 300],
              ]}
            />
          </div>
          {!readOnly && (
            <PictureTools
              asset={asset}
              crop={value.crop}
              onCrop={(crop) => {
                const { crop: _, ...rest } = value
                onChange(crop === undefined ? rest : { ...rest, crop })
              }}
              onRemove={() => onChange(null)}
              removeLabel={t('console.field.lead_remove')}
            />
          )}
        </>
      )}
    </section>
  )
}
