import { isCursive, type TextWidth } from '../drawing/index.ts';
import { loadTypeface } from './typeface.ts';

/**
 * Measures labels as the browser will set them: with the page's own variable sans-serif.
 * @returns a function of text and style to its width in the style's pixels
 */
export async function loadTextWidth(): Promise<TextWidth> {
  const sans = await loadTypeface('source-sans-3');
  return (text, style) => sans.width(text, isCursive(text) ? { ...style, letterSpacing: 0 } : style);
}
