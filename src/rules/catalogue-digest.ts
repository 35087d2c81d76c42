/** The digest of all rows, so that a report says by which catalogue it was made without loading it. */

/** SHA-256 in hexadecimal; test/rules/catalogue.test.ts computes it and says what to write here. */
export const CATALOGUE_DIGEST = '474d888d0a7ef6ce6cd49ab8fcc41f5e7a3792e4edd48683c9a3f3852a1d9101';
