/** What is beside every picture in a text: from the bank, cut, and told apart from the bank's own words. */
import { Button, Group } from '@mantine/core'
import { IconCrop, IconPhotoSearch } from '@tabler/icons-react'
import { createContext, useState } from 'react'
import type { Asset } from '../bank/asset-queries.ts'
import { CropDialog } from '../bank/crop-dialog.tsx'
import type { Crop } from '../bank/crop-shapes.ts'
import { PickDialog } from '../bank/pick-dialog.tsx'
import { t } from '../frame/messages.ts'

/** How pictures behave in the text that is open. */
export interface PictureManners {
  unitId: string
  /** Readers know the text: its words change only by a correction. */
  published: boolean
  /** The person writes in it now: what follows the bank is brought up to date. */
  writing: boolean
}
export const PictureMannersContext = createContext<PictureManners>({
  unitId: '',
  published: false,
  writing: false,
})

export function FromBank({ unitId, onPick }: { unitId: string; onPick: (asset: Asset) => void }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button leftSection={<IconPhotoSearch size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {t('console.pick.from_bank')}
      </Button>
      {open && (
        <PickDialog
          unitId={unitId}
          kinds={['picture']}
          title={t('console.pick.title')}
          onPick={onPick}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

export function PictureTools({
  asset,
  crop,
  onCrop,
  onRemove,
  removeLabel,
}: {
  asset?: Asset | undefined
  crop?: Crop | undefined
  /** Absent for what is not cut. */
  onCrop?: (crop: Crop | undefined) => void
  onRemove: () => void
  removeLabel: string
}) {
  const [cropping, setCropping] = useState(false)
  return (
    <Group gap="sm">
      {onCrop !== undefined && (
        <Button
          size="compact-sm"
          leftSection={<IconCrop size={16} aria-hidden />}
          disabled={asset === undefined}
          onClick={() => setCropping(true)}
        >
          {t('console.crop.open')}
        </Button>
      )}
      <Button size="compact-sm" onClick={onRemove}>
        {removeLabel}
      </Button>
      {cropping && asset !== undefined && onCrop !== undefined && (
        <CropDialog asset={asset} value={crop} onSave={onCrop} onClose={() => setCropping(false)} />
      )}
    </Group>
  )
}
