/** The digest of all rows, so that a report says by which catalogue it was made without loading it. */

/** SHA-256 in hexadecimal; test/rules/catalogue.test.ts computes it and says what to write here. */
export const CATALOGUE_DIGEST = 'f74897e23fe7d4761a7a238481bcb04772a5ce9b23fb8be8c807052e1b4d1c7c';
