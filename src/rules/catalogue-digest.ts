/** The digest of all rows, so that a report says by which catalogue it was made without loading it. */

/** SHA-256 in hexadecimal; test/rules/catalogue.test.ts computes it and says what to write here. */
export const CATALOGUE_DIGEST = '7a108cd1c6c802a655a8c7042711de6d717b54d74a68b9e80adf3e340b78380d';
