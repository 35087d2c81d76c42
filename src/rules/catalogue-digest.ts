/** The digest of all rows, so that a report says by which catalogue it was made without loading it. */

/** SHA-256 in hexadecimal; test/rules/catalogue.test.ts computes it and says what to write here. */
export const CATALOGUE_DIGEST = '789cf10a87127b5479b428a833b63651dd22f8c903d31bdfb94b8bc29ed7f16d';
