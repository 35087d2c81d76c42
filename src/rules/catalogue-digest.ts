/** The digest of all rows, so that a report says by which catalogue it was made without loading it. */

/** SHA-256 in hexadecimal; test/rules/catalogue.test.ts computes it and says what to write here. */
export const CATALOGUE_DIGEST = '2847d66f80bea93cd1f9ffcfddf971006e5feb55196e3b4d9d75b7ba65debb6e';
