import type { Locator } from 'playwright-core';
import { PEOPLE, type OpportunityPage } from '../../test/browser/opportunity-page.ts';

/** One picture of a part of the panel. */
export interface PanelPicture {
  /** Name of the file in docs/images, without its ending. */
  readonly file: string;
  readonly customer: string;
  /** Product of the deal; the stories' one by default. */
  readonly product?: string;
  readonly username: string;
  /** Address parameters of the appearance, e.g. `?scheme=dark`. */
  readonly switches?: string;
  /** Opens what the picture shows. @returns the part to crop to */
  show(view: OpportunityPage): Promise<Locator>;
}

const { manager, coach, leader } = PEOPLE;
/** The whole panel with its sections closed. */
const whole = (view: OpportunityPage): Promise<Locator> => Promise.resolve(view.panel);

type Place = readonly [customer: string, username: string, product?: string];
const BANDS: Readonly<Record<string, Place>> = {
  absent: ['Harrow Logistics', leader],
  coaching: ['Fenwick Health', coach],
  coDriving: ['Eastgate Logistics', manager],
  driving: ['Ironbridge Energy', manager],
  stepIn: ['Eastgate Energy', manager],
  managerOwned: ['Alder Health', leader],
  notEnoughData: ['Juniper Foods', manager],
  managerNotSet: ['Granby Textiles', leader, 'Basic Plus'],
};
const SIGNALS: Readonly<Record<string, Place>> = {
  takeover: ['Ironbridge Energy', manager],
  parachute: ['Cobalt Robotics', manager],
  shrugOff: ['Fenwick Foods', manager],
  quarterEndSpike: ['Granby Foods', manager],
  rescueLoop: ['Dunmore Robotics', leader, 'Advanced'],
  everywhere: ['Granby Foods', manager],
  uncoached: ['Eastgate Foods', manager],
  sameGap: ['Harrow Logistics', leader],
  dealRisk: ['Dunmore Foods', coach],
};

const pictureOf = ([customer, username, product]: Place): Omit<PanelPicture, 'file' | 'show'> => ({
  customer,
  username,
  ...(product === undefined ? {} : { product }),
});

/** A signal with its evidence. */
async function showSignal(view: OpportunityPage, signal: string): Promise<Locator> {
  await view.openSection(/What we noticed/);
  const heading = view.page.locator(`h4[data-signal="${signal}"]`);
  const entry = view.panel.locator('c-deal-signals li.signal', { has: heading });
  await entry.getByRole('button', { name: /record/ }).click();
  return entry;
}

/** A section by the beginning of its title. */
async function showSection(view: OpportunityPage, title: RegExp): Promise<Locator> {
  await view.openSection(title);
  return view.panel.locator('c-coaching-section', { has: view.page.getByRole('button', { name: title }) });
}

/** Every band, every signal, and the parts that people work with. */
export const PANEL_PICTURES: readonly PanelPicture[] = [
  ...Object.entries(BANDS).map(([band, place]) => ({ file: `band-${band}`, ...pictureOf(place), show: whole })),
  ...Object.entries(SIGNALS).map(([signal, place]) => ({
    file: `signal-${signal}`,
    ...pictureOf(place),
    show: (view: OpportunityPage): Promise<Locator> => showSignal(view, signal),
  })),
  {
    file: 'panel-dark',
    customer: 'Ironbridge Energy',
    username: manager,
    switches: '?scheme=dark',
    show: whole,
  },
  {
    file: 'panel-slds-1',
    customer: 'Ironbridge Energy',
    username: manager,
    switches: '?slds=1',
    show: whole,
  },
  {
    file: 'panel-weeks',
    customer: 'Fenwick Health',
    username: coach,
    async show(view) {
      const weeks = await showSection(view, /The last 12 weeks/);
      await view.panel.getByRole('button', { name: 'Show as table' }).click();
      return weeks;
    },
  },
  {
    file: 'panel-process',
    customer: 'Ironbridge Energy',
    username: manager,
    show: (view) => showSection(view, /^Process/),
  },
  {
    file: 'panel-joint-calls',
    customer: 'Harrow Foods',
    username: coach,
    show: (view) => showSection(view, /Joint calls/i),
  },
  {
    file: 'panel-step-in',
    customer: 'Ironbridge Energy',
    username: manager,
    async show(view) {
      await view.panel.getByRole('button', { name: 'Step in…' }).click();
      await view.page.getByRole('dialog').getByRole('radio').first().waitFor();
      // The dialog's box is as high as the page.
      await view.page.setViewportSize({ width: 1440, height: 640 });
      return view.page.locator('.slds-modal__container');
    },
  },
];
