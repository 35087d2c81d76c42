/** The digest of all rows, so that a report says by which catalogue it was made without loading it. */

/** SHA-256 in hexadecimal; test/rules/catalogue.test.ts computes it and says what to write here. */
export const CATALOGUE_DIGEST = 'af8e64f9dcf56f56643037fce880a6c0d0e6d1f5398b37c1ffef6d491edbde88';
