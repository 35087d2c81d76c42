/** Makes compressed pickles: several members, streams and frames that only together are one, headers with all fields, padding between, one packing in another. See https://www.rfc-editor.org/rfc/rfc1952 and its like. */
import type { Loaders } from '../support/effect-oracle.ts';

/** pandas goes by what it is reported, joblib by the content. */
export const PACKED: Loaders = {
  seconds: 1,
  modules: ['joblib', 'pandas', 'gzip', 'bz2', 'lzma', 'zlib', 'tarfile', 'zipfile', 'pickle', 'io'],
  loaders: {
    joblib: 'joblib.load(path)',
    pandas: `for kind in ('gzip', 'bz2', 'xz', 'zstd', 'tar', 'zip'):
    try: pandas.read_pickle(path, compression=kind)
    except Exception: pass`,
    lzma: `for module in (gzip, bz2, lzma):
    try:
        with module.open(path) as file: pickle.load(file)
    except Exception: pass`,
    twice: `with gzip.open(path) as file:
    with lzma.open(file) as inner: pickle.load(inner)`,
  },
};

export const PACKED_FILES = `
import bz2, gzip, io, lzma, pickle, pickletools, tarfile, zipfile, zlib
try: import zstandard
except ImportError: zstandard = None
class Call:
    def __init__(self, text): self.text = text
    def __reduce__(self): return (os.system, (self.text,))
def gz(r, data):
    flags, extra = 0, b''
    if r.random() < .3: flags |= 4; field = r.randbytes(r.randint(0, 40)); extra += struct.pack('<H', len(field)) + field
    if r.random() < .3: flags |= 8; extra += b'a name\\0'
    if r.random() < .3: flags |= 16; extra += b'a comment\\0'
    head = b'\\x1f\\x8b\\x08' + bytes([flags | r.choice([0, 0, 1, 0, 0xe0 if r.random() < .1 else 0])]) + r.randbytes(4) + b'\\0\\3' + extra
    if r.random() < .2: head = head[:3] + bytes([flags | 2]) + head[4:]; head += struct.pack('<H', zlib.crc32(head) & 0xffff)
    packer = zlib.compressobj(r.choice([0, 1, 9]), zlib.DEFLATED, -15, strategy=r.choice([0, 2, 4]))
    body = b''
    for at in range(0, len(data), 7):
        body += packer.compress(data[at:at + 7])
        if r.random() < .1: body += packer.flush(r.choice([zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH]))
    body += packer.flush()
    crc = zlib.crc32(data) if r.random() < .9 else 0
    return head + body + struct.pack('<II', crc, len(data) & 0xffffffff if r.random() < .95 else 1)
def xz(r, data):
    filters = None
    if r.random() < .4:
        filters = [{'id': lzma.FILTER_LZMA2, 'preset': r.randint(0, 6)}]
        if r.random() < .5: filters.insert(0, r.choice([{'id': lzma.FILTER_DELTA, 'dist': r.randint(1, 9)}, {'id': lzma.FILTER_X86}, {'id': lzma.FILTER_ARM}]))
    return lzma.compress(data, lzma.FORMAT_XZ, r.choice([lzma.CHECK_NONE, lzma.CHECK_CRC32, lzma.CHECK_CRC64, lzma.CHECK_SHA256]), filters=filters)
def alone(r, data):
    filters = [{'id': lzma.FILTER_LZMA1, 'lc': r.randint(0, 4), 'lp': 0, 'pb': r.randint(0, 4), 'dict_size': r.choice([4096, 1 << 16, 1 << 20, 12345])}]
    packed = lzma.compress(data, lzma.FORMAT_ALONE, filters=filters)
    return packed if r.random() < .6 else packed
def zst(r, data):
    if zstandard is None: return gz(r, data)
    packer = zstandard.ZstdCompressor(level=r.randint(-3, 19), write_checksum=r.random() < .5, write_content_size=r.random() < .5)
    frame = packer.compress(data)
    if r.random() < .3: frame = struct.pack('<II', 0x184d2a50 + r.randint(0, 15), 5) + b'extra' + frame
    return frame
def parts(r, pack, data, padding):
    cuts = sorted(r.randint(0, len(data)) for _ in range(r.choice([0, 0, 1, 2])))
    pieces = [data[a:b] for a, b in zip([0] + cuts, cuts + [len(data)])]
    return b''.join(pack(r, piece) + (padding if r.random() < .3 else b'') for piece in pieces)
def tar(r, data):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode='w', format=r.choice([tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])) as archive:
        info = tarfile.TarInfo(r.choice(['model.pkl', 'a' * 90 + '.pkl', 'ä.pkl', './m', 'x/../m.pkl']))
        info.size = len(data)
        if r.random() < .3: info.pax_headers = {'comment': 'x' * r.randint(1, 600)}
        archive.addfile(info, io.BytesIO(data))
    return out.getvalue()
def zipped(r, data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', r.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])) as archive:
        with archive.open('model.pkl', 'w', force_zip64=r.random() < .3) as file: file.write(data)
    return out.getvalue()
PACKERS = [
    lambda r, data: parts(r, gz, data, b'\\0' * r.randint(1, 9)),
    lambda r, data: parts(r, lambda r, data: bz2.compress(data, r.randint(1, 9)), data, b''),
    lambda r, data: parts(r, xz, data, b'\\0' * 4 * r.randint(1, 3)),
    lambda r, data: parts(r, alone, data, b''),
    lambda r, data: parts(r, zst, data, b''),
    lambda r, data: zlib.compress(data, r.randint(0, 9)),
    tar,
    zipped,
]
def make(r, seed):
    data = pickle.dumps(Call('touch left') if r.random() < .9 else ['touch left'], r.randint(0, 5))
    if r.random() < .3: data = pickle.dumps([0] * r.randint(1, 9000), 2)[:-1] + b'0' + data.lstrip(b'')
    if r.random() < .1: data = data[:-1]
    packed = r.choice(PACKERS)(r, data)
    if r.random() < .25: packed = r.choice(PACKERS)(r, packed)
    if r.random() < .1: packed += r.choice([b'\\0' * 5, b'junk', pickle.dumps(1)])
    if r.random() < .05: packed = packed[:-r.randint(1, 12)]
    return packed
`;
