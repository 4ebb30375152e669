import { t } from '../frame/messages.ts'
import classes from './newsroom.module.css'
import type { Difference } from './shapes.ts'

const changed = (block: Difference) => block.parts.some((part) => part.op !== 'same')

/** Words added and removed, paragraph by paragraph; long stretches without a change are folded away. */
export function DifferenceView({ blocks, fold = true }: { blocks: readonly Difference[]; fold?: boolean }) {
  const shown: (Difference | number)[] = []
  for (const block of blocks) {
    const last = shown.at(-1)
    if (!fold || changed(block)) shown.push(block)
    else if (typeof last === 'number') shown[shown.length - 1] = last + 1
    else shown.push(1)
  }
  if (!blocks.some(changed)) return <p className={classes.small}>{t('console.diff.same')}</p>
  return (
    <div className={classes.difference}>
      {shown.map((block, at) =>
        typeof block === 'number' ? (
          <p key={`fold-${at}`} className={classes.skipped}>
            {t('console.diff.unchanged', { n: block })}
          </p>
        ) : (
          <p key={`${block.blockId}-${at}`}>
            {block.parts.map((part, index) =>
              part.op === 'same' ? (
                <span key={index}>{part.text}</span>
              ) : part.op === 'added' ? (
                <ins key={index}>{part.text}</ins>
              ) : (
                <del key={index}>{part.text}</del>
              ),
            )}
          </p>
        ),
      )}
    </div>
  )
}
