const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

module.exports = {
  ...jestConfig,
  moduleNameMapper: {
    '^lightning/modal$': '<rootDir>/test/lwc/stubs/lightning/modal',
    '^lightning/navigation$': '<rootDir>/test/lwc/stubs/lightning/navigation',
    '^test/lwc/(.*)$': '<rootDir>/test/lwc/$1',
  },
  setupFilesAfterEnv: [...jestConfig.setupFilesAfterEnv, '<rootDir>/test/lwc/setup.ts'],
  testMatch: ['<rootDir>/force-app/**/__tests__/**/*.test.ts'],
  // Other copies of the bundles would make module names ambiguous.
  modulePathIgnorePatterns: ['<rootDir>/(build|local-org)/'],
  // Accessibility checks take seconds on a busy machine.
  testTimeout: 30_000,
  watchPathIgnorePatterns: ['<rootDir>/(build|local-org)/'],
  collectCoverageFrom: ['force-app/main/default/lwc/**/*.ts', '!**/__tests__/**'],
  coverageThreshold: { global: { statements: 97, branches: 90 } },
};
