import type { PageReference } from 'lightning/navigation';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

/** Receives every page that a component navigates to. */
export const navigate = jest.fn<undefined, [PageReference]>();

type Base = new (...parameters: never[]) => object;

/** Stands in for the platform's mixin and records where components go. */
export const NavigationMixin = Object.assign(
  (base: Base) =>
    class extends base {
      [Navigate](page: PageReference): void {
        navigate(page);
      }
    },
  { Navigate, GenerateUrl },
);
