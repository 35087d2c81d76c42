/** Models that are text of names and numbers: LightGBM (https://github.com/microsoft/LightGBM/blob/master/src/boosting/gbdt_model_text.cpp), LIBSVM (https://github.com/cjlin1/libsvm/blob/master/svm.cpp) and LIBLINEAR (https://github.com/cjlin1/liblinear/blob/master/linear.cpp). */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';

/** How the files of each begin. */
export const LIGHTGBM = /^tree\r?\n(?:version=v\d+\r?\n)?num_class=\d/;
export const LIBSVM =
  /^(?:svm_type (?:c_svc|nu_svc|one_class|epsilon_svr|nu_svr)\r?\nkernel_type [a-z_]+\r?\n|solver_type [A-Z\d_]+\r?\nnr_(?:class|feature) \d)/;
/** The description of a model of H2O, as of an INI file: https://docs.h2o.ai/h2o/latest-stable/h2o-docs/mojo-quickstart.html. */
export const MOJO = /^\[info\]\r?\n(?:[\w .]+ = [^\n]*\n)*?(?:h2o_version|mojo_version) = /;
const HEAD_BYTES = 128;

export function isLightGbm(source: ByteSource): boolean {
  return LIGHTGBM.test(beginningOf(source));
}

export function isLibsvm(source: ByteSource): boolean {
  return LIBSVM.test(beginningOf(source));
}

function beginningOf(source: ByteSource): string {
  return Buffer.from(headOf(source, HEAD_BYTES)).toString('latin1');
}
