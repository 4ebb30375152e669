import { IconCamera, IconPhotoPlus, IconVideo } from '@tabler/icons-react'
import { useRef, type ReactNode } from 'react'
import { t } from '../frame/messages.ts'

const everything =
  'image/*,video/*,audio/*,application/pdf,.heic,.heif,.docx,.xlsx,.pptx,.txt,.dng,.cr2,.nef,.arw,.raf,.orf,.rw2'

/** Under the thumb: take a photograph, take a video, choose what is there. */
export function TakeBar({ onTake, busy }: { onTake: (files: File[]) => void; busy: boolean }) {
  return (
    <div className="takeBar">
      <Pick accept="image/*" capture onTake={onTake} busy={busy} name="photo">
        <IconCamera size={24} aria-hidden />
        {t('field.take.photo')}
      </Pick>
      <Pick accept="video/*" capture onTake={onTake} busy={busy} name="video">
        <IconVideo size={24} aria-hidden />
        {t('field.take.video')}
      </Pick>
      <Pick accept={everything} onTake={onTake} busy={busy} name="files">
        <IconPhotoPlus size={24} aria-hidden />
        {t('field.take.files')}
      </Pick>
    </div>
  )
}

function Pick({
  accept,
  capture = false,
  busy,
  name,
  onTake,
  children,
}: {
  accept: string
  capture?: boolean
  busy: boolean
  name: string
  onTake: (files: File[]) => void
  children: ReactNode
}) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className={capture ? 'take capture' : 'take'}
        disabled={busy}
        onClick={() => input.current?.click()}
      >
        {children}
      </button>
      <input
        ref={input}
        hidden
        type="file"
        name={name}
        accept={accept}
        multiple={!capture}
        capture={capture ? 'environment' : undefined}
        aria-hidden
        tabIndex={-1}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          // The same file may be chosen again.
          currentTarget.value = ''
          if (files.length > 0) onTake(files)
        }}
      />
    </>
  )
}
