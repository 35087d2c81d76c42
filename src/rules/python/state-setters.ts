/** Which classes call what their state brings when it is set: those whose own `__setstate__` does more than store, read in their sources, where the class index has no answer (src/rules/class-index.ts: `stores`, `keys`); the rest stores it in a `__dict__`. */

/** By module and name: measured or reviewed, and yet given something that may be called their `__setstate__` may call it. */
export const CALLS_OF_STATE = new RegExp(
  [
    // Groups of parameters, their defaults and hooks are looked up and called.
    String.raw`^torch\.optim\.(?!lr_scheduler|swa_utils)`,
    // `hasattr` goes through the parameters of a module.
    String.raw`^torch\.nn\.modules\.(?:rnn|transformer)\.`,
    String.raw`^torch\.nn\.modules\.activation\.(?:\w*Softmax|Softmin|MultiheadAttention)$`,
    String.raw`^torch\.nn\.modules\.upsampling\.`,
    String.raw`^torch\.(?:ao|nn\.(?:quantized|parallel|intrinsic))\.`,
    String.raw`^torch\.(?:cuda|utils|_dynamo|distributed)\.`,
    String.raw`^matplotlib\.(?:transforms|axes|cbook|dates|projections|figure|backends|patches)\b`,
    String.raw`^statsmodels\.(?:discrete|sandbox|base\.data)\b`,
    String.raw`^networkx\.classes\.(?:reportviews|coreviews|filters)\.`,
    String.raw`^pandas\.(?:core\.internals|_libs\.(?:tslibs|internals|sparse)|core\.arrays\.sparse|tseries)\b`,
    // Of interpolate only what is compiled has a `__setstate__` of its own.
    String.raw`^scipy\.(?:stats|spatial|interpolate\.(?:_?interpnd|_rgi_cython|_ppoly|_bspl|_?dfitpack))\b`,
    String.raw`^sklearn\.isotonic\.`,
    String.raw`^(?:xgboost\.core\.Booster|xarray\.backends|joblib\.(?:externals|pool|memory))\b`,
    String.raw`^(?:geopandas|astropy\.table|autogluon\.timeseries\.dataset)\.`,
    '_gen$',
  ].join('|'),
);

/** Keys of a state whose values are called, of classes whose row alone says that they may be rebuilt. */
export const CALLED_KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  // It refers to its table weakly; a file that it reads from would be closed.
  ['anndata._core.file_backing.AnnDataFileManager', ['_file']],
  // It encodes the text of a model, and lets go of its network when it ends, by a method that the state may hide.
  ['lightgbm.basic.Booster', ['handle', '_handle', 'network', '_network', 'free_network']],
]);

/** Of the operators that a row calls harmless in any use, those that store a state and call nothing of it. */
export const STORES_STATE =
  /^(?:builtins\.\w+|collections\.\w+|types\.SimpleNamespace|argparse\.Namespace|inspect\.(?:Parameter|Signature)|numpy\.(?:core\.\w+\.(?:_reconstruct|_mareconstruct)|ndarray|ma\.core\.\w+)|pandas\.core\.(?:frame|series|generic)\.\w+|sklearn\.\w[\w.]*|scipy\.interpolate\.\w[\w.]*|torch\.nn\.\w[\w.]*|copyreg\.\w+|catboost\.\w[\w.]*|lightgbm\.\w[\w.]*|xgboost\.sklearn\.\w+|statsmodels\.\w[\w.]*|functools\.partial)$/;
