import type { Told } from '../reader/told.ts';
import type { Ask, Files, Line, Outcome } from './asks.ts';

/** The line of a story's page to the development server. */
export function lineTo(hot: NonNullable<ImportMeta['hot']>, slug: string): Line {
  let asked = 0;
  const ask = <Said>(what: Ask): Promise<Said> => {
    const id = ++asked;
    return new Promise((resolve) => {
      const hear = (answer: { id: number; said: Said }) => {
        if (answer.id !== id) return;
        hot.off('meetlint:answer', hear);
        resolve(answer.said);
      };
      hot.on('meetlint:answer', hear);
      hot.send('meetlint:studio', { id, slug, ask: what });
    });
  };
  return {
    files: () => ask<Files>({ type: 'files' }),
    send: (what) => ask<Outcome>(what),
    onSaved(saved) {
      const hear = (told: Told) => {
        if (told.slug === slug) saved(told);
      };
      hot.on('meetlint:told', hear);
      return () => hot.off('meetlint:told', hear);
    },
  };
}
