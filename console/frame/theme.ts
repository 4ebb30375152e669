/** Mantine in the house's clothes: the same tokens as the public site, the accent from the institution pack. */
import {
  Badge,
  Button,
  Checkbox,
  createTheme,
  defaultVariantColorsResolver,
  Drawer,
  Input,
  Menu,
  Modal,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core'
import { house } from './house.ts'
import { t } from './messages.ts'

const mix = (part: number) => `color-mix(in srgb, var(--accent) ${part}%, var(--paper))`
const accent = [6, 12, 24, 38, 55, 75, 100, 100, 100, 100].map(mix) as unknown as MantineColorsTuple

// A dialog's head is no banner of the page, and its close button has a name.
const dialogHead = () => ({
  attributes: { header: { role: 'presentation' } },
  closeButtonProps: { 'aria-label': t('console.act.close') },
})
const dialogTitle = { font: '600 21px/1.2 var(--serif)', letterSpacing: '-0.01em' }

export const theme = createTheme({
  fontFamily: 'var(--sans)',
  headings: { fontFamily: 'var(--serif)', fontWeight: '600' },
  colors: {
    accent,
    gray: [
      '#faf9f6',
      '#f3eee4',
      '#ece6da',
      '#e3ded3',
      '#cfc8ba',
      '#8d8678',
      '#77705f',
      '#5e5a52',
      '#3a372f',
      '#1a1916',
    ],
    dark: [
      '#eee9de',
      '#a8a195',
      '#8f887a',
      '#6b6557',
      '#4a4437',
      '#343026',
      '#2a261e',
      '#1d1b16',
      '#15140f',
      '#100f0b',
    ],
  },
  primaryColor: 'accent',
  primaryShade: 6,
  // Text on a filled colour is the pack's ink for the accent, and paper for everything else, in both schemes.
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input)
    if (input.variant !== 'filled') return colours
    const accented = input.color === undefined || input.color === 'accent'
    return { ...colours, color: accented ? 'var(--accent-ink)' : 'var(--paper)' }
  },
  defaultRadius: 3,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '12.5px', sm: '13.5px', md: '14.5px', lg: '17px', xl: '20px' },
  components: {
    Button: Button.extend({ defaultProps: { variant: 'default' } }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', tt: 'none' } }),
    Checkbox: Checkbox.extend({ defaultProps: { iconColor: 'var(--accent-ink)' } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    // The placeholder that would take the first focus is not an item that a menu may hold.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 }, ...dialogHead() },
      styles: { title: dialogTitle },
    }),
    Drawer: Drawer.extend({
      defaultProps: { overlayProps: { backgroundOpacity: 0.4 }, ...dialogHead() },
      styles: { title: dialogTitle },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 300, withArrow: true, events: { hover: true, focus: true, touch: true } },
    }),
  },
})

const tinted = (colour: string, ink: string) => ({
  '--accent': colour,
  '--accent-ink': ink,
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--soft)',
  '--mantine-color-placeholder': 'var(--soft)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-default': 'var(--card)',
  '--mantine-color-default-hover': 'var(--wash)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--rule)',
  '--mantine-color-error': 'var(--live)',
  '--mantine-color-disabled': 'var(--wash)',
  '--mantine-color-disabled-color': 'var(--soft)',
  '--mantine-color-disabled-border': 'var(--rule)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'color-mix(in srgb, var(--accent) 88%, var(--ink))',
  '--mantine-color-accent-light': 'color-mix(in srgb, var(--accent) 12%, transparent)',
  '--mantine-color-accent-light-hover': 'color-mix(in srgb, var(--accent) 18%, transparent)',
  '--mantine-color-accent-light-color': 'var(--accent)',
  '--mantine-color-accent-outline': 'var(--accent)',
  '--mantine-color-accent-text': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--accent-ink)',
  '--mantine-color-accent-contrast': 'var(--accent-ink)',
})

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: tinted(house.accent.light, house.accentInk.light),
  dark: tinted(house.accent.dark, house.accentInk.dark),
})
