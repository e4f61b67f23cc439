import { createContext } from 'svelte';
import type { PageWords } from '../compile/compiled.ts';
import type { Reading } from './reading.svelte.ts';

/** The reading and the words of the page, for every component below `Story.svelte`. */
export const [getReading, setReading] = createContext<Reading>();
export const [getWords, setWords] = createContext<PageWords>();
