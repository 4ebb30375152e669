/** Covers faces and plates of a picture before it leaves the house. */
import { Button, Group, Modal, SegmentedControl, Text, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useRef, useState, type PointerEvent } from 'react'
import { api, asFault, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { t } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import { uncoveredUrl, type Asset, type Cover } from './asset-queries.ts'
import { side } from './frame-box.ts'
import classes from './frame.module.css'
import { PlacedFrame } from './placed-frame.tsx'

type Area = Cover['areas'][number]
type Shape = Area['shape']

interface CoverDialogProps {
  asset: Asset
  /** What is covered now. */
  standing: Cover | undefined
  onClose: () => void
}

const smallest = 100

export function CoverDialog({ asset, standing, onClose }: CoverDialogProps) {
  const queries = useQueryClient()
  const hint = useId()
  const [areas, setAreas] = useState<Area[]>(standing?.areas ?? [])
  const [chosen, setChosen] = useState<number | null>(null)
  const [shape, setShape] = useState<Shape>('ellipse')
  const [how, setHow] = useState<Area['how']>('blur')
  const [why, setWhy] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const whyFault = error === null ? undefined : asFault(error).faults.find((one) => one.at === 'why')?.message

  const replace = (at: number, next: Partial<Area>) =>
    setAreas((now) => now.map((area, n) => (n === at ? { ...area, ...next } : area)))
  const remove = (at: number) => {
    setAreas((now) => now.filter((_, n) => n !== at))
    setChosen(null)
  }
  const add = (box: Pick<Area, 'x' | 'y' | 'width' | 'height'>) => {
    setChosen(areas.length)
    setAreas((now) => [...now, { shape, how, ...box }])
  }
  /** Also what is chosen changes its kind, not only what is drawn next. */
  const changeKind = (next: Partial<Pick<Area, 'shape' | 'how'>>) => {
    if (next.shape !== undefined) setShape(next.shape)
    if (next.how !== undefined) setHow(next.how)
    if (chosen !== null) replace(chosen, next)
  }
  async function save(): Promise<void> {
    setBusy(true)
    try {
      await got(
        api.POST('/api/v1/assets/{id}/covers', { params: { path: { id: asset.id } }, body: { areas, why } }),
      )
      await queries.invalidateQueries({ queryKey: ['asset', asset.id] })
      await queries.invalidateQueries({ queryKey: ['assets'] })
      notify(t('console.cover.saved', { n: areas.length }))
      onClose()
    } catch (thrown) {
      setError(thrown)
      setBusy(false)
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size={1120}
      title={t('console.cover.title')}
      closeButtonProps={{ 'aria-label': t('console.act.close') }}
      closeOnClickOutside={false}
    >
      {error !== null && <FaultNotice error={error} />}
      <div className={classes.columns}>
        <DrawingStage src={uncoveredUrl(asset.id, asset.cover)} alt={asset.alt} onDraw={add}>
          {areas.map((area, at) => (
            <PlacedFrame
              key={at}
              box={area}
              onChange={(box) => replace(at, box)}
              onRemove={() => remove(at)}
              onChoose={() => setChosen(at)}
              chosen={chosen === at}
              label={t('console.cover.place', { n: at + 1 })}
              describedBy={hint}
              look={area.shape}
              how={area.how}
              smallest={smallest}
            />
          ))}
        </DrawingStage>
        <div className={classes.tools}>
          <Text size="sm" c="dimmed" id={hint}>
            {t('console.cover.hint')}
          </Text>
          <SegmentedControl
            fullWidth
            aria-label={t('console.cover.shape')}
            data={[
              { value: 'ellipse', label: t('console.cover.ellipse') },
              { value: 'rectangle', label: t('console.cover.rectangle') },
            ]}
            value={chosen === null ? shape : (areas[chosen]?.shape ?? shape)}
            onChange={(next) => changeKind({ shape: next })}
          />
          <SegmentedControl
            fullWidth
            aria-label={t('console.cover.how')}
            data={[
              { value: 'blur', label: t('console.cover.blur') },
              { value: 'box', label: t('console.cover.box') },
            ]}
            value={chosen === null ? how : (areas[chosen]?.how ?? how)}
            onChange={(next) => changeKind({ how: next })}
          />
          <Button onClick={() => add({ x: 4000, y: 3500, width: 2000, height: 2400 })}>
            {t('console.cover.add')}
          </Button>
          <ul className={classes.areas} aria-label={t('console.cover.places')}>
            {areas.map((_, at) => (
              <li key={at}>
                {t('console.cover.place', { n: at + 1 })}
                <Button
                  size="compact-sm"
                  aria-label={t('console.cover.remove_label', { n: at + 1 })}
                  onClick={() => remove(at)}
                >
                  {t('console.cover.remove')}
                </Button>
              </li>
            ))}
          </ul>
          <Textarea
            label={t('console.cover.why')}
            description={t('console.cover.why_hint')}
            maxLength={500}
            autosize
            minRows={2}
            value={why}
            error={whyFault}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          <Group gap="sm">
            <Button variant="filled" loading={busy} disabled={areas.length === 0} onClick={() => void save()}>
              {t('console.cover.save')}
            </Button>
            <Button onClick={onClose}>{t('console.act.cancel')}</Button>
          </Group>
        </div>
      </div>
    </Modal>
  )
}

/** Where nothing is yet, dragging draws a new place. */
function DrawingStage({
  src,
  alt,
  onDraw,
  children,
}: {
  src: string
  alt: string
  onDraw: (box: { x: number; y: number; width: number; height: number }) => void
  children: React.ReactNode
}) {
  const start = useRef<{ x: number; y: number } | null>(null)
  const at = (event: PointerEvent<HTMLDivElement>) => {
    const of = event.currentTarget.getBoundingClientRect()
    const part = (value: number, from: number, length: number) =>
      Math.round(Math.min(1, Math.max(0, (value - from) / length)) * side)
    return { x: part(event.clientX, of.left, of.width), y: part(event.clientY, of.top, of.height) }
  }
  return (
    <div
      className={classes.stage}
      onPointerDown={(event) => {
        start.current = at(event)
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerUp={(event) => {
        const from = start.current
        start.current = null
        if (from === null) return
        const to = at(event)
        const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)]
        if (width < smallest || height < smallest) return
        onDraw({ x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width, height })
      }}
      onPointerCancel={() => (start.current = null)}
    >
      <img src={src} alt={alt} draggable={false} />
      {children}
    </div>
  )
}
