import type { AttributeTest, AttributeValue } from './expression.ts';

/** False when there is nothing to compare: no value, or one of another kind. Also for `!=`. */
export function passesTest(
  value: AttributeValue | undefined,
  { comparison, values }: AttributeTest,
): boolean {
  if (comparison === 'in') return value !== undefined && values.includes(value);
  const [other] = values;
  if (value === undefined || other === undefined || typeof value !== typeof other) return false;
  switch (comparison) {
    case '=':
      return value === other;
    case '!=':
      return value !== other;
    case '<':
      return value < other;
    case '<=':
      return value <= other;
    case '>':
      return value > other;
    case '>=':
      return value >= other;
  }
}
