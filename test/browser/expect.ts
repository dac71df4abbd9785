import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Locator, Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const POLL_MS = 100;
/** How long something on a page may take. */
export const WAIT = { timeout: 15_000 };

/** Waits until an element shows a text. */
export async function expectText(locator: Locator, expected: RegExp): Promise<void> {
  await locator.waitFor(WAIT);
  const deadline = Date.now() + WAIT.timeout;
  let text = '';
  while (Date.now() < deadline) {
    text = (await locator.textContent()) ?? '';
    if (expected.test(text)) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  assert.match(text, expected);
}

/** Waits until so many elements are there. */
export async function expectCount(locator: Locator, expected: number): Promise<void> {
  const deadline = Date.now() + WAIT.timeout;
  while ((await locator.count()) !== expected && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  assert.equal(await locator.count(), expected);
}

/** What axe finds in a part of the page: rules with the elements that break them. */
export async function accessibilityViolations(page: Page, part: Locator): Promise<object[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  return part.evaluate(async (element) => {
    const { axe } = window as unknown as { axe: { run(of: Element): Promise<{ violations: Violation[] }> } };
    const result = await axe.run(element);
    return result.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
  });
}
