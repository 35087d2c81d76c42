/** The digest of all rows, so that a report says by which catalogue it was made without loading it. */

/** SHA-256 in hexadecimal; test/rules/catalogue.test.ts computes it and says what to write here. */
export const CATALOGUE_DIGEST = 'f8508efe6cca9009fe4d1935d950b451d39bf8b99ecece039aa484cc58163d0a';
