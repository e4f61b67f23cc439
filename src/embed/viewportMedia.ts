/** What a query asks of the height, in either of the two ways to write it: `(min-height: 9px)` and `(height >= 9px)`. */
const feature = /\((?:(min|max)-)?(height|aspect-ratio)\s*(:|<=|>=|<|>)\s*([\d.]+)(?:px)?(?:\s*\/\s*([\d.]+))?\s*\)/g;

/** A media query with all that it asks of the viewport's height answered for another viewport. */
export function answerMedia(query: string, { width, height }: { width: number; height: number }): string {
  return query.replace(feature, (_, bound: string, name: string, sign: string, number: string, divisor = '1') => {
    const asked = name === 'height' ? Number(number) : Number(number) / Number(divisor);
    const is = name === 'height' ? height : width / height;
    const least = bound === 'min' || sign === '>=' || sign === '>';
    return (least ? is >= asked : is <= asked) ? '(min-width: 0px)' : '(max-width: 0px)';
  });
}

/**
 * Lets the stylesheets answer for what the host shows. In a frame as tall as its content every media query takes the
 * viewport for a portrait, whatever the host's window is. Sheets of another origin cannot be read, and stay as they are.
 */
export function viewportMedia(): { answer(viewport: { width: number; height: number }): void; restore(): void } {
  const rules: { rule: CSSMediaRule; query: string }[] = [];
  const collect = (list: CSSRuleList) => {
    for (const rule of list) {
      if (!(rule instanceof CSSMediaRule)) continue;
      const query = rule.media.mediaText;
      if (query.search(feature) >= 0) rules.push({ rule, query });
      collect(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) {
    try {
      collect(sheet.cssRules);
    } catch {
      // of another origin, as everything is in a sandbox
    }
  }
  const set = (text: (query: string) => string) => {
    for (const { rule, query } of rules) if (rule.media.mediaText !== text(query)) rule.media.mediaText = text(query);
  };
  return {
    answer: (viewport) => set((query) => answerMedia(query, viewport)),
    restore: () => set((query) => query),
  };
}
