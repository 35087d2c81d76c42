/** Rows about TensorFlow operations and functions that leave the tensors: files, network, Python. Every other operation computes, or keeps state inside the graph. */
import { splitNames } from './rows.ts';
import type { OperatorRule, Provenance } from './rule.ts';

const documentation = (reference: string): Provenance => ({ kind: 'documentation', reference });
const RAW_OPS = documentation('https://www.tensorflow.org/api_docs/python/tf/raw_ops');
const SECURITY = documentation('https://github.com/tensorflow/tensorflow/blob/master/SECURITY.md');
const IO = documentation('https://www.tensorflow.org/api_docs/python/tf/io');
const MODELSCAN: Provenance = { kind: 'peer', reference: 'https://github.com/protectai/modelscan' };

type Judgement = Pick<OperatorRule, 'severity' | 'effect' | 'because' | 'provenance'>;

const row = (id: string, module: string, names: string, judgement: Judgement): OperatorRule => ({
  id: `tensorflow/${id}`,
  ecosystem: 'tensorflow',
  module,
  names: splitNames(names),
  ...judgement,
});

const WRITES: Judgement = {
  severity: 'high',
  effect: 'file-write',
  because: 'When the graph runs, it writes or deletes files on the machine that loaded it.',
  provenance: [SECURITY, RAW_OPS, IO, MODELSCAN],
};
const READS: Judgement = {
  severity: 'high',
  effect: 'file-read',
  because: 'When the graph runs, it reads files of the machine that loaded it, or lists them.',
  provenance: [SECURITY, RAW_OPS, IO, MODELSCAN],
};
const READS_RECORDS: Judgement = {
  severity: 'medium',
  effect: 'file-read',
  because: 'When the graph runs, it reads records from files: input pipelines do so honestly, a model seldom.',
  provenance: [RAW_OPS],
};
const WRITES_LOGS: Judgement = {
  severity: 'medium',
  effect: 'file-write',
  because: 'When the graph runs, it writes logs to files: training does so honestly, a model seldom.',
  provenance: [RAW_OPS],
};
const CONNECTS: Judgement = {
  severity: 'high',
  effect: 'network',
  because: 'When the graph runs, it opens a database or a connection to another machine.',
  provenance: [SECURITY, RAW_OPS],
};
const CALLS_PYTHON: Judgement = {
  severity: 'high',
  effect: 'trampoline',
  because: 'When the graph runs, it calls a Python function of the process that loaded it.',
  provenance: [RAW_OPS, SECURITY],
};
const LOADS: Judgement = {
  severity: 'high',
  effect: 'nested-load',
  because: 'It loads another model or graph, which this one names or holds as text.',
  provenance: [RAW_OPS],
};
const LOADS_NATIVE: Judgement = {
  severity: 'critical',
  effect: 'native-code',
  because: 'It loads a shared library into the process, or calls a native function by its symbol.',
  provenance: [documentation('https://www.tensorflow.org/api_docs/python/tf/load_op_library')],
};

/** `tensorflow.raw_ops` are the nodes of a graph; the other modules are reached through layers that name a function. */
export const TENSORFLOW_RULES: readonly OperatorRule[] = [
  row(
    'write-file',
    'tensorflow.raw_ops',
    'WriteFile SaveDataset SaveDatasetV2 DatasetToTFRecord ExperimentalDatasetToTFRecord DistributedSave ' +
      'DumpTensor CalibrationStatisticsSaver',
    WRITES,
  ),
  row('io-write', 'tensorflow.io', 'write_file write_graph', WRITES),
  row('gfile-write', 'tensorflow.io.gfile', 'copy makedirs mkdir remove rename rmtree', WRITES),
  row(
    'read-file',
    'tensorflow.raw_ops',
    'ReadFile MatchingFiles WholeFileReader WholeFileReaderV2 ImmutableConst',
    READS,
  ),
  row('io-read', 'tensorflow.io', 'read_file matching_files', READS),
  row('gfile-read', 'tensorflow.io.gfile', 'GFile exists glob isdir listdir stat walk', {
    ...READS,
    because: 'It opens a file or an address that the model names, on the machine that loads it.',
    provenance: [{ kind: 'advisory', reference: 'CVE-2025-12058' }, IO],
  }),
  // Under whatever path of TensorFlow's own modules the classes are found.
  row('file-object', 'tensorflow.*', 'FileIO GFile FastGFile Open', {
    ...READS,
    because: 'It opens a file or an address that the model names, on the machine that loads it.',
    provenance: [IO],
  }),
  row(
    'read-records',
    'tensorflow.raw_ops',
    'TextLineReader TextLineReaderV2 TFRecordReader TFRecordReaderV2 FixedLengthRecordReader FixedLengthRecordReaderV2 ' +
      'LMDBReader TextLineDataset TFRecordDataset TFRecordDatasetV2 FixedLengthRecordDataset FixedLengthRecordDatasetV2 ' +
      'LMDBDataset ExperimentalLMDBDataset CSVDataset CSVDatasetV2 ExperimentalCSVDataset MatchingFilesDataset ' +
      'ExperimentalMatchingFilesDataset LoadDataset SnapshotDataset SnapshotDatasetV2 GenerateVocabRemapping ' +
      'LoadAndRemapMatrix SnapshotChunkDataset SnapshotDatasetReader SnapshotNestedDatasetReader CacheDataset CacheDatasetV2 ' +
      'ListSnapshotChunksDataset RecordInput Skipgram FixedUnigramCandidateSampler',
    READS_RECORDS,
  ),
  row(
    'write-logs',
    'tensorflow.raw_ops',
    'CreateSummaryFileWriter CreateSummaryDbWriter DebugIdentity DebugIdentityV2 DebugIdentityV3 DebugNanCount ' +
      'DebugNumericSummary DebugNumericSummaryV2',
    WRITES_LOGS,
  ),
  row(
    'network',
    'tensorflow.raw_ops',
    'SqlDataset ExperimentalSqlDataset RpcCall RpcClient RpcServer RpcServerStart RpcServerRegister RpcGetValue ' +
      'RpcCheckStatus Rpc TryRpc DataServiceDataset DataServiceDatasetV2 DataServiceDatasetV3 DataServiceDatasetV4 ' +
      'RegisterDataset RegisterDatasetV2 BigQueryReader BigtableClient KafkaDataset KinesisDataset IgniteDataset ' +
      'GcsConfigureCredentials GcsConfigureBlockCache FileSystemSetConfiguration RemoteFusedGraphExecute',
    CONNECTS,
  ),
  row('python-function', 'tensorflow.raw_ops', 'PyFunc PyFuncStateless EagerPyFunc', CALLS_PYTHON),
  row('api-python-function', 'tensorflow', 'py_function numpy_function', CALLS_PYTHON),
  row('compat-python-function', 'tensorflow.compat.v1', 'py_func', CALLS_PYTHON),
  row('nested-graph', 'tensorflow.raw_ops', 'DatasetFromGraph DistributedLoad', LOADS),
  row('load-model', 'tensorflow.saved_model', 'load load_v2', LOADS),
  row('load-hub-module', 'tensorflow_hub', 'load load_module_spec resolve', LOADS),
  row('hub-layer', 'tensorflow_hub', 'KerasLayer', {
    ...LOADS,
    severity: 'medium',
    because: 'It fetches a graph from an address or a folder that this one names, and runs it.',
    provenance: [documentation('https://www.tensorflow.org/hub/api_docs/python/hub/KerasLayer')],
  }),
  row('load-library', 'tensorflow', 'load_op_library load_library', LOADS_NATIVE),
  row('native-call', 'tensorflow.raw_ops', 'XlaCustomCall XlaCustomCallV2', LOADS_NATIVE),
];

/** What writes where its first inputs say: harmless with the name that the caller of a graph passes in, not with one that the model fixes. */
export const WRITES_TO_INPUT: ReadonlySet<string> = new Set(['MergeV2Checkpoints', 'Save', 'SaveSlices', 'SaveV2']);
