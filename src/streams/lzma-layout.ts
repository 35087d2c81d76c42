/** Where each table of probabilities of LZMA starts in the one array that holds them all (the LZMA specification in https://7-zip.org/sdk.html). */

const STATES = 12;
export const POSITION_STATES = 16;
const LENGTH_PROBABILITIES = 2 + 2 * (POSITION_STATES << 3) + 256;
export const IS_MATCH = 0;
export const IS_REP = IS_MATCH + STATES * POSITION_STATES;
export const IS_REP_G0 = IS_REP + STATES;
export const IS_REP_G1 = IS_REP_G0 + STATES;
export const IS_REP_G2 = IS_REP_G1 + STATES;
export const IS_REP0_LONG = IS_REP_G2 + STATES;
export const POSITION_SLOT = IS_REP0_LONG + STATES * POSITION_STATES;
export const POSITION_SPECIAL = POSITION_SLOT + 4 * 64;
export const POSITION_ALIGN = POSITION_SPECIAL + 128;
export const MATCH_LENGTH = POSITION_ALIGN + 16;
export const REP_LENGTH = MATCH_LENGTH + LENGTH_PROBABILITIES;
export const LITERAL = REP_LENGTH + LENGTH_PROBABILITIES;
