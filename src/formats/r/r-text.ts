/** What text may be of streams of R: the version as a number, and the number that follows. By itself, since every text of a commit is asked, and no reader is needed for that. See https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Serialization-Formats. */
export const R_TEXT = /^(?:RD[XAB][2-9]\n)?(?:\nA|A)[\s\S]\s*\+?0*[23]\S*\s+[+-]?\d/;
