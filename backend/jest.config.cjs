/** Unit tests beside the code; `backend/test` holds the suites that need PostgreSQL and Redis (their own configs). */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testRegex: '/src/.*\\.spec\\.ts$',
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  moduleNameMapper: {
    '^#platform/threads/start-thread$': '<rootDir>/test/threads/start-thread.ts',
    '^#kernel/(.*)$': '<rootDir>/src/kernel/$1',
    '^#platform/(.*)$': '<rootDir>/src/platform/$1',
    '^#modules/(.*)$': '<rootDir>/src/modules/$1/index',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
};
