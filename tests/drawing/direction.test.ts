import { expect, test } from 'vitest';
import { directionOf, isCursive, isRightToLeft } from '../../src/drawing/index.ts';

test('a language is written one way, whatever its region', () => {
  expect(['ar', 'ar-EG', 'he', 'fa-IR', 'ur'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl', 'rtl', 'rtl']);
  expect(['nl', 'en-GB', 'es', 'uk', 'arn'].map(directionOf)).toEqual(['ltr', 'ltr', 'ltr', 'ltr', 'ltr']);
});

test('a text runs as its first letter does', () => {
  expect(isRightToLeft('150 كم')).toBe(true);
  expect(isRightToLeft('ירושלים (Jerusalem)')).toBe(true);
  expect(isRightToLeft('Kyiv (Київ)')).toBe(false);
  expect(isRightToLeft('140')).toBe(false);
});

test('Arabic letters join, Hebrew ones do not', () => {
  expect(isCursive('بغداد')).toBe(true);
  expect(isCursive('ירושלים')).toBe(false);
  expect(isCursive('Kyiv')).toBe(false);
});
