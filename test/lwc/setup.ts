import { setup } from '@sa11y/jest';
import { installLabels } from './labels';

setup();
installLabels('en');

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});
