import { Button, CopyButton, Group, Stack, Text } from '@mantine/core'
import { t } from '../frame/messages.ts'
import classes from './door.module.css'

export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const href = `data:text/plain;charset=utf-8,${encodeURIComponent(codes.join('\n'))}`
  return (
    <Stack pt="md">
      <Text fw={600}>{t('console.security.codes_title')}</Text>
      <Text maw="60ch">{t('console.security.codes_why')}</Text>
      <ul className={classes.codes} aria-label={t('console.security.codes_title')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="sm">
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button onClick={copy}>{copied ? t('console.act.copied') : t('console.act.copy')}</Button>
          )}
        </CopyButton>
        <Button component="a" href={href} download="kode-pemulihan.txt">
          {t('console.act.download')}
        </Button>
        <Button variant="filled" onClick={onKept}>
          {t('console.security.codes_kept')}
        </Button>
      </Group>
    </Stack>
  )
}
