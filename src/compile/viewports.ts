import { safeBox, type BreakpointName, type SafeBox } from '../projection/index.ts';

/** A size of screen at which it is checked that readers see what a story names. */
export interface CheckedViewport {
  /** As problems name it: "390×844". */
  name: string;
  breakpoint: BreakpointName;
  /** CSS pixels. */
  width: number;
  height: number;
  /** Where the frame lies in it. */
  box: SafeBox;
}

/** A phone, a tablet, a laptop, a desktop screen, and the phone held sideways: all breakpoints. */
export const checkedViewports: CheckedViewport[] = [
  viewport('phone', 390, 844),
  viewport('tablet', 820, 1180),
  viewport('wide', 1440, 900),
  viewport('wide', 1920, 1080),
  viewport('low', 844, 390),
];

function viewport(breakpoint: BreakpointName, width: number, height: number): CheckedViewport {
  return { name: `${width}×${height}`, breakpoint, width, height, box: safeBox(breakpoint, { width, height }) };
}
