import { nameFrom } from '../format/spec.ts';

/**
 * A text as the name of a scene or feature: its letters and digits. What is written in another script has none that an
 * address could hold, and gets the other name.
 */
export function slugOf(text: string, otherwise: string): string {
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '');
  return /[a-z0-9]/i.test(letters) ? nameFrom(text).slice(0, 60).replace(/-$/, '') : otherwise;
}

/** A name that is not taken yet, and from now on is. */
export function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
  taken.add(free);
  return free;
}
