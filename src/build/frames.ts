import { barHeight, breakpointNames, breakpoints } from '../projection/index.ts';

/** The stylesheet's side of `projection/frame.ts`: where the frame lies in each breakpoint's viewport. */
export function framesCss(): string {
  const rules = breakpointNames.map((name) => {
    const { media, insets, card } = breakpoints[name];
    const across = (share: number) => `${Number((share * 100).toFixed(3))}%`;
    // The card stands where a line begins.
    const mirrored =
      insets.left === insets.right
        ? ''
        : `
  :root[dir='rtl'] {
    --frame-right: ${across(insets.left)};
    --frame-left: ${across(insets.right)};
  }`;
    const down = (share: number) => `calc(${Number(share.toFixed(3))} * var(--screen))`;
    const cardTop = card === 'below' ? `\n    --card-top: ${down(1 - insets.bottom)};` : '';
    return `@media ${media} {
  :root {
    --breakpoint: ${name};
    --frame-top: max(${barHeight}px, ${insets.top} * var(--screen));
    --frame-right: ${across(insets.right)};
    --frame-bottom: ${down(insets.bottom)};
    --frame-left: ${across(insets.left)};${cardTop}
  }${mirrored}
  .first.${name} {
    display: block;
  }
}`;
  });
  // Here, so that no order of stylesheets can hide them all.
  return ['.first {\n  display: none;\n}', ...rules].join('\n');
}
