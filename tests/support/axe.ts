import axe, { type AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright';

/**
 * What axe-core finds wrong with a page, by the rules of WCAG 2.2 A and AA and what is good practice: a line each, with
 * the element. Frames within it are not looked at. It is run from outside, so the page's policy stands as it is.
 */
export async function violations(page: Page | Frame, without: string[] = []): Promise<string[]> {
  await page.evaluate(`${axe.source};undefined`);
  const { violations } = (await page.evaluate(
    ([tags, without]) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, {
        iframes: false,
        resultTypes: ['violations'],
        runOnly: tags!,
        rules: Object.fromEntries(without!.map((rule) => [rule, { enabled: false }])),
      }),
    [['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], without],
  )) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
