/** Every anomaly that a container tells: what it is that two readers of the same bytes would disagree about. The ids are stable. */

export const ANOMALIES = {
  'zip-header-mismatch':
    'the local header and the central directory of an entry disagree: readers follow the one or the other',
  'zip-duplicate-name': 'two entries bear one name: PyTorch reads the first, Python the last',
  'zip-hidden-entry': 'an entry that the central directory does not name: readers of streams see it, others do not',
  'zip-missing-local-header': 'the central directory names an entry that has no local header',
  'zip-several-directories': 'two central directories: readers choose differently',
  'zip-several-end-records': 'two end records: readers choose differently',
  'zip-directory-size':
    'the central directory is longer or shorter than its end record says: readers stop at different entries',
  'zip-overlap': 'entries share their bytes: a bomb, or one reading hidden in another',
  'zip-entry-size': 'an entry is longer than the file or than it says',
  'zip-name-nul': 'a name holds a NUL: some readers end it there',
  '7z-duplicate-name': 'two entries bear one name: whoever unpacks them is left with the one or the other',
  'tar-after-end': 'entries behind the end of the archive: some readers stop there, some go on',
  'tar-global-size': 'a global header sets the size of all entries: readers take it, or the size of each entry',
  'safetensors-repeated-key': 'a tensor is named twice: parsers keep the one or the other',
  'safetensors-layout': 'tensors overlap or leave bytes between them, which the library refuses',
  'safetensors-trailing-data': 'bytes behind the last tensor, where no tensor can be',
  'path-traversal': 'a member name that leaves the folder into which it is unpacked',
  'link-outside': 'a link to outside the folder into which it is unpacked',
} as const;

export type AnomalyId = keyof typeof ANOMALIES;
