/** The loaders that generated files are held against, by the name that `npm run fuzz -- --loader` takes. */

import { rEffectsOf } from '../support/r-effects.ts';
import { BY_VALUE, BY_VALUE_FILES } from './by-value-files.ts';
import { BY_VALUE_GRAPH, BY_VALUE_GRAPHS } from './by-value-graphs.ts';
import { HDF5_FILES, PYTABLES } from './hdf5-files.ts';
import type { LoaderSubject } from './held-against.ts';
import { JINJA, makeTemplate } from './jinja-templates.ts';
import { makeJoblibFile } from './joblib-files.ts';
import { JSONPICKLE, makeJsonpickle } from './jsonpickle-texts.ts';
import { KERAS, KERAS_FILES } from './keras-files.ts';
import { KERAS2, KERAS2_FILES } from './keras2-files.ts';
import { MOBILE, MOBILE_FILES } from './mobile-files.ts';
import { makeNumpyFile } from './numpy-files.ts';
import { ONNX, ONNX_FILES, ONNXRUNTIME } from './onnx-files.ts';
import { PACKAGE_FILES, TORCH_PACKAGE } from './package-files.ts';
import { PACKED, PACKED_FILES } from './packed-files.ts';
import { PANDAS_FILES, READ_HDF } from './pandas-files.ts';
import { makeCallingPickle } from './pickle-streams.ts';
import { makeRFile } from './r-files.ts';
import { Random } from './random.ts';
import { makeStableBaselines, STABLE_BASELINES } from './sb3-files.ts';
import { makeSkopsFile, SKOPS } from './skops-files.ts';
import { makeSymbolicText, SYMPIFY } from './symbolic-texts.ts';
import { TAR_FILES, TARFILE } from './tar-files.ts';
import { makeTorchFile } from './torch-files.ts';
import { scriptArchive, scriptCase } from './torchscript-sources.ts';
import { makeYaml, PYYAML } from './yaml-texts.ts';
import { makeNumpyZip, makeTorchZip, TORCH_ZIP, ZIPFILE } from './zip-files.ts';

const PICKLE = 'with open(path, "rb") as file: pickle.load(file)';

export const LOADER_SUBJECTS: Readonly<Record<string, LoaderSubject>> = {
  joblib: {
    name: 'model.joblib',
    setup: {
      modules: ['joblib', 'sklearn.utils', 'numpy', 'pickle'],
      loaders: { joblib: 'joblib.load(path)', pickle: PICKLE },
    },
    make: makeJoblibFile,
  },
  jsonpickle: { name: 'model.json', setup: JSONPICKLE, make: makeJsonpickle },
  jinja: { name: 'chat_template.jinja', setup: JINJA, make: makeTemplate },
  numpy: {
    name: 'data.npy',
    setup: {
      modules: ['numpy'],
      loaders: {
        numpy: 'numpy.load(path, allow_pickle=True)',
        again:
          'with open(path, "rb") as file:\n    numpy.load(file, allow_pickle=True)\n    numpy.load(file, allow_pickle=True)',
      },
    },
    make: makeNumpyFile,
  },
  pickle: {
    name: 'data.pkl',
    setup: { modules: ['pickle'], loaders: { pickle: PICKLE, python: PICKLE.replace('pickle.load', 'pickle._load') } },
    make: makeCallingPickle,
  },
  unpicklers: {
    name: 'data.pkl',
    setup: {
      modules: ['dill', 'cloudpickle', 'pandas'],
      loaders: {
        dill: PICKLE.replace('pickle.load', 'dill.load'),
        cloudpickle: PICKLE.replace('pickle.load', 'cloudpickle.load'),
        pandas: 'pandas.read_pickle(path)',
      },
    },
    make: makeCallingPickle,
  },
  'torch-legacy': { name: 'model.pt', setup: TORCH_ZIP, make: makeTorchFile },
  'stable-baselines': { name: 'model.zip', setup: STABLE_BASELINES, make: makeStableBaselines },
  yaml: { name: 'model.yaml', setup: PYYAML, make: makeYaml },
  'torch-export': { name: 'model.json', setup: SYMPIFY, make: makeSymbolicText },
  hdf5: { name: 'data.h5', setup: PYTABLES, make: HDF5_FILES },
  keras: { name: 'model', setup: KERAS, make: KERAS_FILES },
  skops: { name: 'model.skops', setup: SKOPS, make: makeSkopsFile },
  'numpy-zip': { name: 'model.npz', setup: ZIPFILE, make: makeNumpyZip },
  'torch-zip': { name: 'model.pt', setup: TORCH_ZIP, make: makeTorchZip },
  packed: { name: 'model.pkl', setup: PACKED, make: PACKED_FILES },
  tar: { name: 'model.tar', setup: TARFILE, make: TAR_FILES },
  r: { name: 'model.rds', setup: { modules: [], loaders: { r: '' } }, effectsOf: rEffectsOf, make: makeRFile },
  torchscript: {
    name: 'model.pt',
    setup: { modules: ['torch', 'torch.jit'], loaders: { jit: 'torch.jit.load(path)' }, seconds: 10 },
    make: (seed) => scriptArchive(scriptCase(new Random(seed))),
  },
  'torch-package': { name: 'model.pt', setup: TORCH_PACKAGE, make: PACKAGE_FILES },
  'by-value': { name: 'model.pkl', setup: BY_VALUE, make: BY_VALUE_FILES },
  'by-value-graphs': { name: 'model.pkl', setup: BY_VALUE_GRAPH, make: BY_VALUE_GRAPHS },
  'read-hdf': { name: 'data.h5', setup: READ_HDF, make: PANDAS_FILES },
  onnx: { name: 'model.onnx', setup: ONNX, make: ONNX_FILES },
  onnxruntime: { name: 'model.onnx', setup: ONNXRUNTIME, make: ONNX_FILES },
  keras2: { name: 'model.h5', setup: KERAS2, make: KERAS2_FILES },
  mobile: { name: 'model.ptl', setup: MOBILE, make: MOBILE_FILES },
};
