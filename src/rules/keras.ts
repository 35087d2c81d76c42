/** Rows about what a Keras configuration may name and should not. `keras.*` with names means: in whatever module of Keras the file says. */
import { splitNames } from './rows.ts';
import type { OperatorRule, Provenance } from './rule.ts';

const advisory = (reference: string): Provenance => ({ kind: 'advisory', reference });
const API: Provenance = { kind: 'documentation', reference: 'https://keras.io/api/' };
const SERIALIZATION: Provenance = {
  kind: 'documentation',
  reference: 'https://keras.io/api/models/model_saving_apis/serialization_utils/',
};

const row = (
  id: string,
  names: string,
  rest: Pick<OperatorRule, 'severity' | 'effect' | 'because' | 'provenance'>,
): OperatorRule => ({ id: `keras/${id}`, ecosystem: 'keras', module: 'keras.*', names: splitNames(names), ...rest });

export const KERAS_RULES: readonly OperatorRule[] = [
  row('lambda', '__lambda__', {
    severity: 'critical',
    effect: 'code-by-value',
    because: 'The model carries compiled Python code, which runs when it is loaded or called.',
    provenance: [advisory('CVE-2024-3660'), advisory('CVE-2025-9905'), SERIALIZATION],
  }),
  row('safe-mode', 'enable_unsafe_deserialization set_safe_mode SafeModeScope', {
    severity: 'critical',
    effect: 'interpreter-state',
    because: 'It switches off the check that keeps code out of models that are loaded after it.',
    provenance: [advisory('CVE-2025-9906'), advisory('CVE-2025-1550')],
  }),
  row('download', 'get_file load_data', {
    severity: 'high',
    effect: 'network',
    because: 'It downloads a file to a path that the model chooses, and unpacks it.',
    provenance: [advisory('CVE-2025-8747'), API],
  }),
  row(
    'load-model',
    'load_model model_from_json model_from_yaml model_from_config load_weights deserialize_keras_object from_config ' +
      'deserialize func_load load_from_saved_model Loader TFSMLayer JaxLayer FlaxLayer',
    {
      severity: 'high',
      effect: 'nested-load',
      because: 'It loads another model or function, from a path or a text that this one names.',
      provenance: [advisory('CVE-2026-1462'), advisory('CVE-2025-8747'), API],
    },
  ),
  row(
    'write-file',
    'save_model save_weights save_img array_to_img plot_model model_to_dot ModelCheckpoint BackupAndRestore CSVLogger ' +
      'TensorBoard export_saved_model SwapEMAWeights',
    {
      severity: 'high',
      effect: 'file-write',
      because: 'It writes files under a name that the model chooses.',
      provenance: [API, advisory('CVE-2025-8747')],
    },
  ),
  row(
    'read-file',
    'load_img image_dataset_from_directory text_dataset_from_directory audio_dataset_from_directory ' +
      'timeseries_dataset_from_array split_dataset flow_from_directory flow_from_dataframe KerasFileEditor',
    {
      severity: 'high',
      effect: 'file-read',
      because: 'It reads files of the machine that loads the model.',
      provenance: [API, advisory('CVE-2025-12058')],
    },
  ),
  row('registry', 'register_keras_serializable custom_object_scope CustomObjectScope get_custom_objects', {
    severity: 'high',
    effect: 'interpreter-state',
    because: 'It changes which classes the names of a model stand for.',
    provenance: [SERIALIZATION, API],
  }),
  row('remote-monitor', 'RemoteMonitor', {
    severity: 'high',
    effect: 'network',
    because: 'It sends what the training sees to an address that the model names.',
    provenance: [API],
  }),
];
