/** Which part of a picture one use shows, and the point that stays in sight wherever it is cut again. */
import { Button, Checkbox, Group, Modal, SegmentedControl, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { t, tAny } from '../frame/messages.ts'
import { useCan } from '../frame/session.tsx'
import { renditionUrl, type Asset } from './asset-queries.ts'
import { shapeWithin, wholeAround, withBox, withFocus, type Crop } from './crop-shapes.ts'
import { ShapedImage } from './cut-image.tsx'
import { byKey, percent, side } from './frame-box.ts'
import classes from './frame.module.css'
import { PlacedFrame } from './placed-frame.tsx'

interface CropDialogProps {
  asset: Asset
  value: Crop | undefined
  onSave: (crop: Crop | undefined) => void
  onClose: () => void
}

const shapes = { free: null, '3:2': 3 / 2, '16:9': 16 / 9, '1:1': 1 } as const
type Shape = keyof typeof shapes
const smallest = 400

export function CropDialog({ asset, value, onSave, onClose }: CropDialogProps) {
  const queries = useQueryClient()
  const can = useCan()
  const hint = useId()
  const usual = wholeAround(asset.focusX ?? side / 2, asset.focusY ?? side / 2)
  const [crop, setCrop] = useState<Crop>(value ?? usual)
  const [shape, setShape] = useState<Shape>('free')
  const [remember, setRemember] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const picture = (asset.width ?? 3) / (asset.height ?? 2)
  const kept = shapes[shape]
  const src = renditionUrl(asset.id, '1600', asset.cover)

  function choose(next: Shape): void {
    setShape(next)
    const wanted = shapes[next]
    if (wanted !== null) setCrop((now) => withBox(now, shapeWithin(usualAround(now), picture, wanted)))
  }
  async function save(): Promise<void> {
    try {
      if (remember) {
        const { focusX, focusY } = crop
        await got(
          api.PATCH('/api/v1/assets/{id}', { params: { path: { id: asset.id } }, body: { focusX, focusY } }),
        )
        await queries.invalidateQueries({ queryKey: ['asset', asset.id] })
      }
      const whole = crop.width === side && crop.height === side
      const same = remember || (crop.focusX === usual.focusX && crop.focusY === usual.focusY)
      onSave(whole && same ? undefined : crop)
      onClose()
    } catch (thrown) {
      setError(thrown)
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size={1080}
      title={t('console.crop.title')}
      closeButtonProps={{ 'aria-label': t('console.act.close') }}
    >
      {error !== null && <FaultNotice error={error} />}
      <div className={classes.columns}>
        <div className={classes.stage}>
          <img src={src} alt={asset.alt} draggable={false} />
          <PlacedFrame
            box={crop}
            onChange={(box) => setCrop((now) => withBox(now, box))}
            label={t('console.crop.frame')}
            describedBy={hint}
            look="crop"
            smallest={smallest}
            keep={kept === null ? null : kept / picture}
          />
          <FocusPoint
            crop={crop}
            describedBy={hint}
            onChange={(x, y) => setCrop((now) => withFocus(now, x, y))}
          />
        </div>
        <div className={classes.tools}>
          <SegmentedControl
            data={(Object.keys(shapes) as Shape[]).map((one) => ({
              value: one,
              label: one === 'free' ? t('console.crop.free') : one,
            }))}
            value={shape}
            onChange={(next) => choose(next)}
            aria-label={t('console.crop.shape')}
            fullWidth
          />
          <Text size="sm" c="dimmed" id={hint}>
            {t('console.crop.hint')}
          </Text>
          <output className="vh">
            {t('console.crop.where', {
              width: Math.round(crop.width / 100),
              height: Math.round(crop.height / 100),
              x: Math.round(crop.x / 100),
              y: Math.round(crop.y / 100),
            })}
          </output>
          <div className={classes.previews}>
            {(['3:2', '16:9', '1:1'] as const).map((one) => (
              <figure key={one}>
                <ShapedImage
                  src={renditionUrl(asset.id, '640', asset.cover)}
                  crop={shapeWithin(crop, picture, shapes[one])}
                  shape={shapes[one]}
                />
                <figcaption>{tAny('crop_shape', one.replace(':', '_'))}</figcaption>
              </figure>
            ))}
          </div>
          {can('asset.upload') && (
            <Checkbox
              label={t('console.crop.remember')}
              description={t('console.crop.remember_hint')}
              checked={remember}
              onChange={(event) => setRemember(event.currentTarget.checked)}
            />
          )}
          <Group gap="sm">
            <Button variant="filled" onClick={() => void save()}>
              {t('console.crop.save')}
            </Button>
            <Button
              onClick={() => {
                setShape('free')
                setCrop(usual)
              }}
            >
              {t('console.crop.whole')}
            </Button>
          </Group>
        </div>
      </div>
    </Modal>
  )
}

const usualAround = ({ focusX, focusY }: Crop) => wholeAround(focusX, focusY)

function FocusPoint({
  crop,
  describedBy,
  onChange,
}: {
  crop: Crop
  describedBy: string
  onChange: (x: number, y: number) => void
}) {
  const held = useRef<DOMRect | null>(null)
  function key(event: KeyboardEvent): void {
    const { key: name, altKey } = event
    const next = byKey(
      { x: crop.focusX, y: crop.focusY, width: 0, height: 0 },
      { key: name, shiftKey: false, altKey },
      { smallest: 0 },
    )
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onChange(next.x, next.y)
  }
  function drag(event: PointerEvent): void {
    const of = held.current
    if (of === null) return
    onChange(((event.clientX - of.left) / of.width) * side, ((event.clientY - of.top) / of.height) * side)
  }
  return (
    <button
      type="button"
      className={classes.point}
      style={{ left: percent(crop.focusX), top: percent(crop.focusY) }}
      aria-label={t('console.crop.point')}
      aria-describedby={describedBy}
      onPointerDown={(event) => {
        held.current = event.currentTarget.parentElement?.getBoundingClientRect() ?? null
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={drag}
      onPointerUp={() => (held.current = null)}
      onPointerCancel={() => (held.current = null)}
      onKeyDown={key}
    />
  )
}
