import { breakpointNames, breakpoints } from '../projection/index.ts';

/** The stylesheet's side of `projection/frame.ts`: where the frame lies in each breakpoint's viewport. */
export function framesCss(): string {
  const rules = breakpointNames.map((name) => {
    const { media, insets } = breakpoints[name];
    const at = (share: number, unit: string) => `${Number((share * 100).toFixed(3))}${unit}`;
    return `@media ${media} {
  :root {
    --frame-top: ${at(insets.top, 'svh')};
    --frame-right: ${at(insets.right, '%')};
    --frame-bottom: ${at(insets.bottom, 'svh')};
    --frame-left: ${at(insets.left, '%')};
  }
  .first.${name} {
    display: block;
  }
}`;
  });
  return rules.join('\n');
}
