import { expect, test } from 'vitest';
import { inkOn } from './ink.ts';

test.each([
  ['#ffffff', '#000000'],
  ['#000000', '#ffffff'],
  ['#ffd400', '#000000'],
  ['#1b6b4f', '#ffffff'],
  ['#767676', '#000000'],
  ['#6b6b6b', '#ffffff'],
])('on %s one reads %s', (color, ink) => {
  expect(inkOn(color)).toBe(ink);
});
