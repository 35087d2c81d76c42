/** The digest of all rows, so that a report says by which catalogue it was made without loading it. */

/** SHA-256 in hexadecimal; test/rules/catalogue.test.ts computes it and says what to write here. */
export const CATALOGUE_DIGEST = '8caef32686518fe6eee34a57cc991e8a2d62a9b1cde8558bc226a9b1d5d14b56';
