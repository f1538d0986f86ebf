import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Neutral with a trace of blue, so that long hours in the dark stay calm. */
const dark: MantineColorsTuple = [
  '#d3d6dc',
  '#b6bac3',
  '#9398a3',
  '#6d737f',
  '#3d424b',
  '#2f333a',
  '#25282e',
  '#1b1e22',
  '#15171a',
  '#0f1113',
];

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  luminanceThreshold: 0.18,
  defaultRadius: 'md',
  cursorType: 'pointer',
  colors: { dark },
  fontSizes: {
    xs: '0.75rem',
    sm: '0.8125rem',
    md: '0.875rem',
    lg: '1rem',
    xl: '1.25rem',
  },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.35' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.45' },
    },
  },
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 30 } },
    Badge: { styles: { label: { fontWeight: 600, textTransform: 'none' } } },
    Button: { defaultProps: { size: 'xs' } },
    Menu: {
      defaultProps: { withInitialFocusPlaceholder: false, shadow: 'md', position: 'bottom-end' },
    },
    Modal: {
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.45 } },
      styles: { title: { fontSize: '1rem', fontWeight: 600 } },
    },
    Switch: { styles: { track: { borderColor: 'var(--z-border-strong)' } } },
    Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 80 } } },
    Text: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
  },
});

const LIGHT_TEXT: Record<string, string> = {
  yellow: '#7a4f00',
  orange: '#8a3d00',
  green: '#1b5e2b',
  teal: '#08614a',
  cyan: '#0b5566',
};
const COLOURS = [
  'gray',
  'red',
  'violet',
  'indigo',
  'blue',
  'cyan',
  'teal',
  'green',
  'yellow',
  'orange',
];

/** Raises Mantine's colours to WCAG AA contrast in both schemes; measured with axe. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const light: Record<string, string> = {
    '--mantine-color-dimmed': '#5c636a',
    '--mantine-color-placeholder': '#6b7280',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-anchor': 'var(--mantine-color-blue-9)',
  };
  const night: Record<string, string> = {
    '--mantine-color-dimmed': '#a6a7ab',
    '--mantine-color-placeholder': '#909296',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-anchor': 'var(--mantine-color-blue-4)',
  };
  for (const name of COLOURS) {
    const own = `--mantine-color-${name}`;
    const filled = `var(${own}-${name === 'yellow' ? 5 : 8})`;
    const text = LIGHT_TEXT[name] ?? `var(${own}-9)`;
    light[`${own}-filled`] = filled;
    night[`${own}-filled`] = filled;
    for (const role of ['text', 'outline', 'light-color']) light[`${own}-${role}`] = text;
    night[`${own}-text`] = `var(${own}-4)`;
    night[`${own}-outline`] = `var(${own}-4)`;
    night[`${own}-light-color`] = `var(${own}-3)`;
  }
  return { variables: {}, light, dark: night };
};
