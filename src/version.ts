/** The version, as package.json states it (test/version.test.ts keeps the two equal): no file is read for it at run time. */
export const VERSION = '0.1.0';
