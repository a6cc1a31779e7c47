import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  rem,
  type VariantColorsResolver,
} from '@mantine/core';
import { themeText } from './theme.text.ts';
import { dark, light, type Tokens, variablesOf } from './tokens.ts';

/** Ten equal steps: the kit asks for a tuple, the application speaks in tokens (below), so steps are never chosen by number. */
const neutral: MantineColorsTuple = [
  '#f6f6f7',
  '#ececef',
  '#dfdfe3',
  '#c9c9d0',
  '#a5a5b0',
  '#84848f',
  '#6d6d78',
  '#5b5b66',
  '#43434c',
  '#2a2a31',
];
const nightly: MantineColorsTuple = [
  dark.text,
  '#c9c9d0',
  dark.textDim,
  dark.lineControl,
  '#4a4a53',
  dark.active,
  dark.hover,
  dark.surface,
  dark.sunken,
  '#0d0d0f',
];
const same = (colour: string) => Array.from({ length: 10 }, () => colour) as unknown as MantineColorsTuple;

const v = (name: string) => `var(--bf-${name})`;

/** `color="business"`, `"consumer"`, `"danger"` and no colour at all (neutral) are the only ones used. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const tone = input.color ?? 'neutral';
  const clear = '1px solid transparent';
  if (tone === 'business' || tone === 'consumer') {
    return { background: v(`${tone}-tint`), hover: v(`${tone}-tint`), color: v(tone), border: `1px solid ${v(`${tone}-line`)}` };
  }
  const isDanger = tone === 'danger' || tone === 'red';
  if (isDanger || tone === 'neutral' || tone === 'gray') {
    const ink = isDanger ? v('danger') : v('text');
    switch (input.variant) {
      case 'filled':
        return isDanger
          ? { background: v('danger-solid'), hover: v('danger-solid-hover'), color: v('on-danger'), border: clear }
          : { background: v('primary'), hover: v('primary-hover'), color: v('on-primary'), border: clear };
      case 'light':
        return {
          background: isDanger ? v('danger-tint') : v('hover'),
          hover: isDanger ? v('danger-tint') : v('active'),
          color: ink,
          border: clear,
        };
      case 'outline':
      case 'default':
        return { background: v('surface'), hover: v('hover'), color: ink, border: `1px solid ${isDanger ? v('danger-line') : v('line')}` };
      case 'subtle':
      case 'transparent':
        return {
          background: 'transparent',
          hover: input.variant === 'subtle' ? v('hover') : 'transparent',
          color: isDanger ? ink : v('text-dim'),
          hoverColor: ink,
          border: clear,
        };
    }
  }
  return defaultVariantColorsResolver(input);
};

const schemeVariables = (tokens: Tokens): Record<string, string> => ({
  ...variablesOf(tokens),
  '--mantine-color-text': v('text'),
  '--mantine-color-bright': v('text'),
  '--mantine-color-body': v('surface'),
  '--mantine-color-dimmed': v('text-dim'),
  '--mantine-color-placeholder': v('text-dim'),
  '--mantine-color-anchor': v('text'),
  '--mantine-color-error': v('danger'),
  '--mantine-color-default': v('surface'),
  '--mantine-color-default-hover': v('hover'),
  '--mantine-color-default-color': v('text'),
  '--mantine-color-default-border': v('line'),
  '--mantine-color-disabled': v('hover'),
  '--mantine-color-disabled-color': v('text-disabled'),
  '--mantine-color-disabled-border': v('line'),
  '--mantine-primary-color-filled': v('primary'),
  '--mantine-primary-color-filled-hover': v('primary-hover'),
  '--mantine-primary-color-light': v('hover'),
  '--mantine-primary-color-light-hover': v('active'),
  '--mantine-primary-color-light-color': v('text'),
  '--mantine-primary-color-contrast': v('on-primary'),
  '--mantine-color-neutral-filled': v('primary'),
  '--mantine-color-neutral-filled-hover': v('primary-hover'),
  '--mantine-color-neutral-light': v('hover'),
  '--mantine-color-neutral-light-hover': v('active'),
  '--mantine-color-neutral-light-color': v('text'),
  '--mantine-color-neutral-text': v('text'),
  '--mantine-color-neutral-outline': v('text'),
});

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: schemeVariables(light),
  dark: schemeVariables(dark),
});

/** A header within a dialog is no banner of the page. */
const inDialog = { header: { role: 'presentation' } };

/** Where everything that floats is drawn: a landmark, so that nothing on the page stands outside of one. */
export const overlaysId = 'overlays';

const floating = { shadow: 'md', radius: 'md' } as const;

/** As `Component.extend`, without the component: what the theme names must not thereby be in the first load. */
const part = (settings: { defaultProps?: object; styles?: object; vars?: (theme: unknown, props: { size?: unknown }) => object }) =>
  settings;

export const theme = createTheme({
  fontFamily:
    'Inter, ui-sans-serif, -apple-system, BlinkMacSystemFont, "Segoe UI Variable Text", "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(20) },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: rem(6), sm: rem(10), md: rem(14), lg: rem(20), xl: rem(28) },
  radius: { xs: rem(3), sm: rem(5), md: rem(7), lg: rem(10), xl: rem(16) },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: rem(20), lineHeight: '1.3' },
      h2: { fontSize: rem(15), lineHeight: '1.35' },
      h3: { fontSize: rem(14), lineHeight: '1.4' },
      h4: { fontSize: rem(13), lineHeight: '1.4' },
    },
  },
  colors: { neutral, dark: nightly, business: same(light.business), consumer: same(light.consumer), danger: same(light.dangerSolid) },
  primaryColor: 'neutral',
  primaryShade: { light: 9, dark: 1 },
  black: light.text,
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver,
  shadows: {
    xs: '0 1px 2px rgb(0 0 0 / 0.06)',
    sm: '0 2px 6px rgb(0 0 0 / 0.08)',
    md: '0 4px 16px rgb(0 0 0 / 0.12)',
    lg: '0 8px 28px rgb(0 0 0 / 0.16)',
    xl: '0 16px 48px rgb(0 0 0 / 0.2)',
  },
  components: {
    Button: part({
      defaultProps: { variant: 'default', size: 'sm' },
      vars: (_theme, props) => ({
        root:
          props.size === 'sm' || props.size === undefined
            ? { '--button-height': rem(30), '--button-padding-x': rem(11), '--button-fz': rem(13) }
            : {},
      }),
      styles: { root: { fontWeight: 500 } },
    }),
    ActionIcon: part({ defaultProps: { variant: 'subtle', size: 28 } }),
    Input: part({
      vars: (_theme, props) => ({
        wrapper: props.size === 'sm' || props.size === undefined ? { '--input-height': rem(32), '--input-fz': rem(13) } : {},
      }),
    }),
    InputWrapper: part({
      defaultProps: { size: 'sm' },
      styles: { label: { fontWeight: 500, marginBottom: rem(3) }, description: { fontSize: rem(12) } },
    }),
    Badge: part({ defaultProps: { variant: 'light', radius: 'sm' }, styles: { root: { textTransform: 'none', fontWeight: 500 } } }),
    Modal: part({
      defaultProps: {
        closeButtonProps: { 'aria-label': themeText.close },
        attributes: inDialog,
        radius: 'lg',
        centered: true,
        overlayProps: { backgroundOpacity: 0.35 },
      },
      styles: { title: { fontWeight: 600, fontSize: rem(15) } },
    }),
    Drawer: part({
      defaultProps: {
        closeButtonProps: { 'aria-label': themeText.close },
        attributes: inDialog,
        position: 'right',
        size: 440,
        overlayProps: { backgroundOpacity: 0.25 },
      },
      styles: { title: { fontWeight: 600, fontSize: rem(15) } },
    }),
    // The kit's placeholder for the first focus is a child that a menu must not have: the first item is focused instead.
    Menu: part({ defaultProps: { ...floating, withInitialFocusPlaceholder: false } }),
    Notification: part({ defaultProps: { closeButtonProps: { 'aria-label': themeText.close } } }),
    Portal: part({ defaultProps: { target: `#${overlaysId}` } }),
    Popover: part({ defaultProps: floating }),
    Tooltip: part({
      defaultProps: { openDelay: 350, events: { hover: true, focus: true, touch: false }, multiline: true, maw: 320 },
    }),
    SegmentedControl: part({ defaultProps: { size: 'xs' } }),
    Switch: part({ defaultProps: { size: 'sm' } }),
    Loader: part({ defaultProps: { size: 'sm', color: 'var(--bf-mark)' } }),
  },
});
