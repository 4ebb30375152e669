import { spotlight } from '@mantine/spotlight'
import { useHotkeys } from '@mantine/hooks'

export const openPalette = (): void => spotlight.open()

export function usePaletteKeys(): void {
  useHotkeys([['mod+K', openPalette]], [], true)
}
