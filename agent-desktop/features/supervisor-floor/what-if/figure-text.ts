import { clockText } from '../../../ui/duration.ts';

export type FigureUnit = 'count' | 'share' | 'time';
/** Whether more of a figure is good, bad, or neither. */
export type GoodDirection = 'more' | 'less' | null;

export function figureText(
  value: number | null | undefined,
  unit: FigureUnit,
  locale: string,
): string {
  if (value === null || value === undefined) return '–';
  if (unit === 'time') return clockText(value);
  if (unit === 'count')
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
  const style = { style: 'percent', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, style).format(value);
}

/** With its sign; `0` where chance alone could explain it. */
export function differenceText(value: number, unit: FigureUnit, locale: string): string {
  const sign = value > 0 ? '+' : value < 0 ? '−' : '±';
  return `${sign}${figureText(Math.abs(value), unit, locale)}`;
}

/** What a change means: `same` where it changed nothing, `unclear` where its sign is not sure. */
export function verdictOf(
  { mean, halfWidth }: { readonly mean: number; readonly halfWidth: number },
  good: GoodDirection,
): 'better' | 'worse' | 'same' | 'unclear' | 'neutral' {
  if (mean === 0 && halfWidth === 0) return 'same';
  if (good === null) return 'neutral';
  if (Math.abs(mean) <= halfWidth) return 'unclear';
  return mean > 0 === (good === 'more') ? 'better' : 'worse';
}
