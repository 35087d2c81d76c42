/** Networks of ncnn (`.param` as text and as numbers): layers that the loading program must bring, by name. The weights beside it (`.bin`) are numbers without a header. See https://github.com/Tencent/ncnn/wiki/param-and-model-file-structure */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { ascii, firstBytesOf, hasBytesAt } from '../../text/magic.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import type { Examination, Format } from '../format.ts';
import { NamedOperators } from '../named-operators.ts';

/** The same number in four bytes. */
const MAGIC = [0xdd, 0x85, 0x76, 0];
/** As `scanf` reads numbers. */
export const NCNN_TEXT = /^\s*\+?0*7767517\s+\+?\d+\s+\+?\d+\s/;
const HEAD_BYTES = 128;

/** Set in the number of a layer that is none of ncnn's own. */
const CUSTOM_BIT = 0x100;
/** Ends the parameters of a layer; from here down numbers stand for arrays. */
const END = -233;
const ARRAYS = -23300;

/** Layers of ncnn itself: https://github.com/Tencent/ncnn/blob/master/src/CMakeLists.txt */
const OWN_LAYERS: ReadonlySet<string> = new Set(
  (
    'AbsVal ArgMax BNLL BatchNorm Bias BinaryOp CELU Cast Clip Concat Convolution Convolution1D Convolution3D ' +
    'ConvolutionDepthWise ConvolutionDepthWise1D ConvolutionDepthWise3D CopyTo Crop CumulativeSum Deconvolution ' +
    'Deconvolution1D Deconvolution3D DeconvolutionDepthWise DeconvolutionDepthWise1D DeconvolutionDepthWise3D DeepCopy ' +
    'DeformableConv2D Dequantize DetectionOutput Diag Dropout ELU Einsum Eltwise Embed Erf Exp ExpandDims Flatten Flip ' +
    'Fold GELU GLU GRU Gemm GridSample GroupNorm HardSigmoid HardSwish InnerProduct Input InstanceNorm Interp ' +
    'InverseSpectrogram LRN LSTM LayerNorm Log MVN MatMul MemoryData Mish MultiHeadAttention Noop Normalize PReLU ' +
    'PSROIPooling Packing Padding Permute PixelShuffle Pooling Pooling1D Pooling3D Power PriorBox Proposal Quantize ' +
    'RMSNorm RNN ROIAlign ROIPooling ReLU Reduction Reorg Requantize Reshape RotaryEmbed SDPA SELU SPP Scale Shrink ' +
    'ShuffleChannel Sigmoid Slice Softmax Softplus Spectrogram Split Squeeze StatisticsPooling Swish TanH Threshold ' +
    'Tile UnaryOp Unfold YoloDetectionOutput Yolov3DetectionOutput'
  ).split(' '),
);
/** Operators of PyTorch in the files of pnnx, which no runtime executes: `nn.Conv2d`, `aten::add`. */
const OF_PNNX = /^pnnx\.Input\s/m;
/** The magic, and how many layers and blobs there are. */
const HEADER_WORDS = 3;
const PARAMETER = /^[+-]?\d+=/;

export const ncnnFormat: Format = {
  id: 'ncnn',
  spec: 'https://github.com/Tencent/ncnn/wiki/param-and-model-file-structure',
  kind: 'model',
  title: 'ncnn',
  extensions: ['param', 'param.bin'],
  sees: 'layers that the loading program must bring, by name',
  provenWith: 'pnnx 20261020, ncnn 1.0.20261020; binary: schema',
  isOpenEnded: true,
  firstBytes: firstBytesOf(MAGIC, ...[...'70+ \t\r\n\f'].map(ascii)),
  probe(source) {
    if (hasBytesAt(source, 0, MAGIC)) return (examination) => examineNumbers(source, examination);
    if (!NCNN_TEXT.test(Buffer.from(headOf(source, HEAD_BYTES)).toString('latin1'))) return null;
    return (examination) => examineText(source, examination);
  },
};

/** Word by word: the type of a layer, its name, how many blobs it takes and gives, which, and its parameters. */
function examineText(source: ByteSource, examination: Examination): void {
  keepWithin('graphTextBytes', source.size, 0);
  const text = Buffer.from(source.read(0, source.size)).toString('latin1');
  if (OF_PNNX.test(text)) return;
  const names = new NamedOperators(examination, 'ncnn');
  const words = text.matchAll(/\S+/g);
  for (let word = 0; word < HEADER_WORDS; word += 1) words.next();
  let next = words.next().value;
  while (next !== undefined) {
    const { 0: type, index } = next;
    if (!OWN_LAYERS.has(type)) names.operator(type, index);
    words.next();
    let blobs = countOf(words.next().value, index) + countOf(words.next().value, index);
    for (next = words.next().value; next !== undefined && (blobs > 0 || PARAMETER.test(next[0])); ) {
      blobs -= 1;
      next = words.next().value;
    }
  }
}

/** @throws FormatError where it is no count: ncnn refuses such a layer */
function countOf(word: RegExpExecArray | undefined, offset: number): number {
  if (word !== undefined && /^\+?\d{1,9}$/.test(word[0])) return Number(word[0]);
  throw new FormatError('expected how many blobs a layer takes and gives', { offset });
}

/** Layer by layer: the number of its type, how much it takes and gives, which, and its parameters. */
function examineNumbers(source: ByteSource, examination: Examination): void {
  keepWithin('graphTextBytes', source.size, 0);
  const names = new NamedOperators(examination, 'ncnn');
  const reader = new NumberReader(source, MAGIC.length);
  const layers = reader.next();
  reader.skip(1);
  for (let layer = 0; layer < layers; layer += 1) {
    const type = reader.next();
    if ((type & CUSTOM_BIT) !== 0) names.operator(`layer ${type & ~CUSTOM_BIT}`, reader.position - 4);
    const [takes, gives] = [reader.next(), reader.next()];
    reader.skip(Math.max(0, takes) + Math.max(0, gives));
    for (let key = reader.next(); key !== END; key = reader.next()) {
      reader.skip(key <= ARRAYS ? Math.max(0, reader.next()) : 1);
    }
  }
}

/** Numbers of four bytes with a sign. Mutable. @throws TruncatedError behind the end */
class NumberReader {
  position: number;
  readonly #window: ByteWindow;

  constructor(source: ByteSource, position: number) {
    this.#window = new ByteWindow(source);
    this.position = position;
  }

  next(): number {
    let value = 0;
    for (let index = 3; index >= 0; index -= 1) value = (value << 8) | this.#window.at(this.position + index);
    this.position += 4;
    return value;
  }

  skip(numbers: number): void {
    this.position += 4 * numbers;
  }
}
