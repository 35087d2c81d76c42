/** The words and signs that the readers of configurations look for: one search finds them all. See `text-search.ts`. */

export const PY_KEY = '"py/';

/** Settings that no other program than TorchServe has. */
export const TORCHSERVE_SETTINGS = [
  'inference_address',
  'management_address',
  'metrics_address',
  'grpc_inference_port',
  'load_models',
  'model_store',
  'default_workers_per_model',
  'job_queue_size',
  'number_of_netty_threads',
  'netty_client_threads',
  'service_envelope',
  'install_py_dep_per_model',
  'enable_envvars_config',
  'default_service_handler',
] as const;

/** Keys under which configurations of the Hub, and of servers that read them, name code. */
export const HUB_KEYS = [
  'auto_map',
  'custom_pipelines',
  'custom_generate',
  'parent_library',
  'megatron_core',
  'attn_implementation',
  '_attn_implementation',
  '_attn_implementation_internal',
  'experts_implementation',
  'sbert_ce_default_activation_function',
  'in_features',
  'sentence_transformers',
  'model_file',
  '_diffusers_version',
  'custom_ops_library',
  'custom_node_library_config_list',
  'allow_remote',
] as const;

/** What a plan of Polars calls a function of Python, or a source that is one. https://github.com/pola-rs/polars/blob/main/crates/polars-plan/src/dsl/plan.rs */
export const PLAN_WORDS = ['OpaquePython', 'AnonymousFunction', 'AnonymousAgg', 'PythonScan', 'PythonDataset'] as const;

/** One of them stands in each module that a server imports for the names in it. */
const SERVED_WORDS = [
  ...(['TritonPythonModel', 'EndpointHandler', 'model_fn', '_load_pyfunc', 'handle', 'input_handler'] as const),
  ...(['torch_handler', 'bentoml', 'serve.deployment', 'predict_fn', 'output_fn', 'transform_fn'] as const),
  ...(['raw_data', 'mini_batch', 'BasePredictor', 'MLModel', 'LitAPI', 'SeldonComponent', 'kserve.Model'] as const),
  ...(['ModelServer', 'kserve', 'aiplatform.prediction'] as const),
] as const;

/** `_target_` of Hydra, `params` and `target` of latent diffusion, `py/…` of jsonpickle, `auto_map`, `custom_pipelines` and `custom_generate` of transformers, `parent_library` of PEFT, the activation of a cross encoder, `model_file` of MLX, `_diffusers_version`, `custom_ops_library` of ONNX Runtime, `class_path` of jsonargparse, `_component_` of torchtune, `zarr_format` of Zarr, `dimensions` of kerchunk, `init_parameters` of Haystack, `base_model` of axolotl, the sections of `logging.config`, `lc` of LangChain, `__args__` of PhysicsNeMo, `frozen` of pomegranate, `op_type` of ONNX as text, `loader_module` and `mlflow_version` of MLflow, `object_constructor` of its LlamaIndex, `pyref` of Fiddle, `@module` of Monty, `_zen_target` of hydra-zen, `provider` and `source_code` of AutoGen, `managed_agents` of smolagents, `chainer` of DeepPavlov, `pythonClassName` of TensorFlow Datasets, `client_spec` of HELM, `entrypoint_fcn` of FiftyOne, `format_version` of bioimage.io, `num_samples` of Lhotse, `__loader__` of skops, `class_name` of Keras, `arg_nodes` of MXNet, `backbone` and `download` of YOLO, `python_param` of Caffe, `sparkVersion` of Spark, `bentoml_version`, programs of `torch.export`, `import_path` and what else is imported of Ray Serve, `RepoTags` and `schemaVersion` of images, `archiverVersion` of TorchServe, `base_code` of Paddle, `backend` and `platform` of Triton, functions in the plans of Polars, and what stands around pickles in JSON. */
export const WORDS = [
  '_target_',
  'params',
  'target',
  PY_KEY,
  'py/object',
  'py/reduce',
  ...HUB_KEYS,
  'class_path',
  '_component_',
  'zarr_format',
  'dimensions',
  'init_parameters',
  'pipeline',
  '__kind__',
  'class_name',
  '_kw_requires_import',
  'network_class_name',
  'train_schema',
  'predict_schema',
  'dataset_reader',
  'module_path',
  '__args__',
  'custom_imports',
  'op_type',
  'opType',
  'base_model',
  'handlers',
  'filters',
  'formatters',
  'lc',
  '${eval',
  'loader_module',
  'mlflow_version',
  'object_constructor',
  ...(['"pyref', '@module', '_zen_target', 'provider', 'source_code', 'managed_agents', 'chainer'] as const),
  ...(['pythonClassName', 'client_spec', 'entrypoint_fcn', 'format_version', 'num_samples'] as const),
  ...(['default_scope', 'default_hooks', 'data_preprocessor', 'optim_wrapper', 'train_dataloader'] as const),
  ...(['type_info', 'module_name', '__symbol__', '__instance_type__', '"-meta"', 'model_module'] as const),
  ...([
    'tarred_audio_filepaths',
    'storage_type',
    'prompt_templates',
    'transforms',
    'normalize',
    '_enum_type',
    'vocabs',
    'remote_code',
    'py_modules',
    '_base_',
    'base_classes',
    'is_global',
    '"specs"',
  ] as const),
  ...([
    'policy_kwargs',
    'n_timesteps',
    'state_preprocessor',
    'value_preprocessor',
    'observation_preprocessor',
    'stride',
    'num_steps_per_env',
  ] as const),
  ...(['litellm_settings', 'reward_funcs', 'custom_reward_function', 'characters_class', 'pyClass'] as const),
  '__loader__',
  'arg_nodes',
  ':serialized:',
  'CLOUDPICKLE_FALLBACK',
  'Callable',
  'SampleBatch',
  'serializer',
  'pickled',
  'frozen',
  'prediction_name',
  'state_data',
  ...PLAN_WORDS,
  'expr_str',
  'graph_module',
  'backbone',
  'download',
  'python_param',
  'sparkVersion',
  'bentoml_version',
  'import_path',
  'exporter_import_path',
  'grpc_servicer_functions',
  'request_router_class',
  'policy_function',
  'RepoTags',
  'schemaVersion',
  'archiverVersion',
  'base_code',
  'backend',
  'platform',
  ...TORCHSERVE_SETTINGS,
  ...SERVED_WORDS,
] as const;
export type Word = (typeof WORDS)[number];

/** Modules that start programs or run code, and functions that do, of the standard library and others. */
export const MODULE_SIGNS = [
  ...(['subprocess', 'os.system', 'os:system', 'os.popen', 'os:popen', 'os.exec', 'os:exec', 'os.spawn'] as const),
  ...(['os:spawn', 'posix.', 'posix:', 'posix_spawn', 'builtins.', 'builtins:', '__builtin__'] as const),
  ...(['importlib', 'timeit.', 'timeit:', 'cProfile', 'runpy.', 'runpy:', 'pty.spawn', 'pty:spawn'] as const),
  ...([
    'webbrowser',
    'shutil.',
    'shutil:',
    'pdb.run',
    'pdb:run',
    'profile.run',
    'profile:run',
    'ctypes.',
    'ctypes:',
  ] as const),
  ...(['pandas.eval', 'pandas.core.computation', 'read_pickle', 'numexpr.', 'sympify', 'parse_expr'] as const),
  ...(['crackfortran', 'torch.hub', '_load_from_bytes', 'dill.load', 'dill._dill'] as const),
] as const;

/** In the attributes of trials of Optuna, whose samplers keep themselves in pieces. */
export const STUDY_SIGN = 'optimizer:0';

/** In the keys of chat templates. */
export const TEMPLATE_SIGNS = [
  'chat_template',
  'chat-template',
  'instruction_template',
  'doc_to_text',
  'doc_to_target',
  'template_format',
] as const;

/** What else formats look for, as it is written and as a part of whatever it may be: the same search finds it. */
export const SIGNS = [
  ...(['[handler_', 'OpenNLP-Version', 'Complexity'] as const),
  ...(['[components', '[training', '[corpora', 'custom-lib-path'] as const),
  ...MODULE_SIGNS,
  ...TEMPLATE_SIGNS,
  STUDY_SIGN,
] as const;
export type Sign = (typeof SIGNS)[number];
