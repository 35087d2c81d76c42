/** The digest of all rows, so that a report says by which catalogue it was made without loading it. */

/** SHA-256 in hexadecimal; test/rules/catalogue.test.ts computes it and says what to write here. */
export const CATALOGUE_DIGEST = '9f7c48a346fb835f86fe204389513c9f22934ca982c683687b0a1d2b8e675709';
