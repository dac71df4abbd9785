import { createElement, type LightningElement } from 'lwc';

/** An element of the page together with the public properties of its component. */
export type Mounted<Component> = HTMLElement & Component;

/**
 * Puts a component with these properties on the page.
 * @param tag tag name, `c-` and the bundle's name in kebab case
 */
export function mount<Component extends LightningElement>(
  tag: string,
  component: new () => Component,
  properties: Partial<Omit<Component, keyof LightningElement>> = {},
): Mounted<Component> {
  const element = createElement(tag, { is: component as never });
  Object.assign(element, properties);
  document.body.appendChild(element);
  return element as unknown as Mounted<Component>;
}

/** Lets everything that is already scheduled happen: wires, promises, rendering. */
export async function flush(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** First element inside the component's shadow that matches. Fails when there is none. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows the element's type
export function find<Found extends Element = HTMLElement>(host: Element, selector: string): Found {
  const found = host.shadowRoot?.querySelector<Found>(selector);
  if (!found) throw new Error(`${host.tagName.toLowerCase()} shows no ${selector}`);
  return found;
}

/** All elements inside the component's shadow that match. */
export function findAll<Found extends Element = HTMLElement>(host: Element, selector: string): Found[] {
  return [...(host.shadowRoot?.querySelectorAll<Found>(selector) ?? [])];
}

/** Text that a component shows, its children included, blanks collapsed. */
export function textOf(node: Node): string {
  return collect(node).replace(/\s+/g, ' ').trim();
}

function collect(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  if (node instanceof HTMLSlotElement) return node.assignedNodes().map(collect).join(' ');
  const root = (node as Element).shadowRoot ?? node;
  return [...root.childNodes].map(collect).join(' ');
}
