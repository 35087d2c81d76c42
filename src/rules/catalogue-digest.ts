/** The digest of all rows, so that a report says by which catalogue it was made without loading it. */

/** SHA-256 in hexadecimal; test/rules/catalogue.test.ts computes it and says what to write here. */
export const CATALOGUE_DIGEST = 'f999b4144ca4a85de357717f82efa34cf4c75ac30f559975453e8def7636c53d';
