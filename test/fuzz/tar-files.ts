/** Makes tar archives whose headers do not fit: sizes that extensions override, numbers in base 256, sparse files, links, names that stand twice, checksums of signed bytes, blocks of zeros. See https://www.gnu.org/software/tar/manual/html_node/Standard.html. */
import type { Loaders } from '../support/effect-oracle.ts';

/** Python's tarfile, by every member, with and without what it calls `ignore_zeros`. */
export const TARFILE: Loaders = {
  seconds: 2,
  modules: ['io', 'pickle', 'tarfile', 'gzip', 'bz2', 'lzma', 'zlib', 'encodings.utf_8_sig'],
  loaders: {
    tarfile: `for zeros in (False, True):
    try:
        with tarfile.open(path, ignore_zeros=zeros) as archive:
            for member in archive:
                try: pickle.load(archive.extractfile(member))
                except Exception: pass
    except Exception: pass`,
  },
};

export const TAR_FILES = `
import io, pickle, tarfile
class Call:
    def __init__(self, text): self.text = text
    def __reduce__(self): return (os.system, (self.text,))
EVIL = [pickle.dumps(Call('touch left'), protocol) for protocol in range(5)]
HONEST = pickle.dumps({'a': 1})
def checksum(header, signed):
    blank = header[:148] + b' ' * 8 + header[156:]
    return sum(struct.unpack('512b' if signed else '512B', blank))
def number(r, value):
    if r.random() < .1: return b'\\x80' + value.to_bytes(11, 'big')
    if r.random() < .1: return b'%11o ' % value
    return b'%011o\\0' % value
def header(r, name, size, kind, link=b''):
    parts = [name[:100].ljust(100, b'\\0'), b'0000644\\0', b'0000000\\0', b'0000000\\0', number(r, size), b'00000000000\\0', b' ' * 8, kind, link.ljust(100, b'\\0')]
    magic = r.choice([b'ustar\\x0000', b'ustar  \\0', b'ustar\\x0000', b'\\0' * 8])
    raw = (b''.join(parts) + magic).ljust(512, b'\\0')
    sum_ = checksum(raw, r.random() < .1)
    return raw[:148] + b'%06o\\0 ' % (sum_ & 0o777777 if sum_ > 0 else 0) + raw[156:]
def padded(data): return data + b'\\0' * (-len(data) % 512)
def pax(r, **records):
    text = b''
    for key, value in records.items():
        body = b' ' + key.replace('_', '.').encode() + b'=' + str(value).encode() + b'\\n'
        length = len(body) + len(str(len(body)))
        length = len(body) + len(str(length))
        text += str(length).encode() + body
    return header(r, b'pax', len(text), r.choice([b'x', b'x', b'x', b'g', b'X'])) + padded(text)
def member(r, name, data):
    kind = r.choice([b'0', b'0', b'0', b'\\0', b'7', b'5', b'1', b'V', b'Z'])
    before, size = b'', len(data)
    if r.random() < .15:
        before += pax(r, size=len(data))
        size = r.choice([0, len(data), 512, 1024])
    if r.random() < .1: before += pax(r, path='other/' + 'x' * r.randint(0, 200))
    if r.random() < .1:
        long = b'y' * r.randint(1, 300) + b'\\0'
        before += header(r, b'././@LongLink', len(long), r.choice([b'L', b'K'])) + padded(long)
    if r.random() < .05: before += header(r, name, len(data), b'S') + padded(data)
    if r.random() < .05: before += pax(r, GNU_sparse_major=1, GNU_sparse_minor=0, GNU_sparse_realsize=len(data), GNU_sparse_name='z')
    return before + header(r, name, size, kind) + padded(data)
def make(r, seed):
    out = b''
    for index in range(r.randint(1, 4)):
        data = r.choice(EVIL) if r.random() < .4 else HONEST
        name = r.choice([b'a.pkl', b'a.pkl', b'dir/b', b'./c', b'd/', b'e' * 100])
        out += member(r, name, data)
        if r.random() < .1: out += header(r, b'link', 0, r.choice([b'1', b'2']), r.choice([b'a.pkl', b'dir/b', b'./c']))
        if r.random() < .08: out += b'\\0' * 512 * r.choice([1, 2, 3])
        if r.random() < .04: out += r.randbytes(512)
    if r.random() < .8: out += b'\\0' * 1024
    if r.random() < .1: out += member(r, b'behind', r.choice(EVIL))
    if r.random() < .05: out = out[:-r.randint(1, 600)]
    return out
`;
