import type { Direction } from '../projection/index.ts';

const languages = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Which way a language is written; browsers that do not know it from `Intl` agree. */
export function directionOf(locale: string): Direction {
  return languages.has(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** Whether a text runs from right to left: whether its first letter does. */
export function isRightToLeft(text: string): boolean {
  return rightToLeft.test(/\p{L}/u.exec(text)?.[0] ?? '');
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Whether its letters join: no space may come between them. */
export function isCursive(text: string): boolean {
  return /[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufeff]/.test(text);
}
