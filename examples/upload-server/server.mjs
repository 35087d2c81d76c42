/**
 * Takes uploads of models and answers what loading them would do: `curl --data-binary @model.pkl http://localhost:8080/model.pkl`.
 * An upload goes into a file of its own, never under the name that it brings, is examined in a thread, and is removed again.
 */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CheckError, Scanner } from 'git-model-check';

const PORT = Number(process.env.PORT ?? 8080);
/** Bytes of one upload, and how many may be under way at once: the disk has an end, too. */
const MOST_BYTES = 512 * 1024 * 1024;
const MOST_UPLOADS = 64;
/** ms for one examination, and for an upload and its turn together. */
const DEADLINE = 30_000;
const PATIENCE = 120_000;

const scanner = new Scanner({ threads: 2, memory: 512 });
const folder = await mkdtemp(path.join(tmpdir(), 'model-uploads-'));
let uploads = 0;

class TooLarge extends Error {}

/** Ends an upload at its limit, whatever its header says of its length. */
function bounded() {
  let bytes = 0;
  return new Transform({
    transform(chunk, _encoding, done) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) done(new TooLarge(`an upload has at most ${MOST_BYTES} bytes`));
      else done(null, chunk);
    },
  });
}

/** What becomes of the upload: the file is a model that may be kept only with `isAccepted`. */
async function examine(request, name, signal) {
  const file = path.join(folder, randomUUID());
  try {
    await pipeline(request, bounded(), createWriteStream(file, { flags: 'wx', mode: 0o600 }), { signal });
    const report = await scanner.scanFile(file, { name, deadline: DEADLINE, signal });
    const isAccepted = report.status === 'clean' || report.status === 'warned';
    return { isAccepted, status: report.status, formats: report.formats, findings: report.findings.slice(0, 100) };
  } finally {
    await rm(file, { force: true });
  }
}

/** The last part of the path: a hint for the formats, and a word of the answer. */
function nameOf(url) {
  try {
    return path.posix.basename(decodeURIComponent(new URL(url, 'http://localhost').pathname)).slice(0, 200) || 'model';
  } catch {
    return 'model';
  }
}

function answer(response, code, body) {
  response.writeHead(code, { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' });
  response.end(`${JSON.stringify(body)}\n`);
}

async function onUpload(request, response) {
  const gone = new AbortController();
  response.on('close', () => gone.abort(new Error('the client has gone')));
  const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(PATIENCE)]);
  uploads += 1;
  try {
    const result = await examine(request, nameOf(request.url), signal);
    answer(response, result.isAccepted ? 200 : 422, result);
  } catch (error) {
    // What was not examined is not accepted.
    if (error instanceof TooLarge) answer(response, 413, { isAccepted: false, error: error.message });
    else if (error instanceof CheckError) answer(response, 422, { isAccepted: false, error: error.message });
    else if (signal.aborted) answer(response, 503, { isAccepted: false, error: 'the time ran out' });
    else {
      console.error(error);
      answer(response, 500, { isAccepted: false, error: 'the examination failed' });
    }
  } finally {
    uploads -= 1;
  }
}

const server = createServer((request, response) => {
  if (request.method !== 'POST' && request.method !== 'PUT')
    return answer(response, 405, { error: 'expected POST or PUT' });
  if (uploads >= MOST_UPLOADS) return answer(response, 503, { isAccepted: false, error: 'too many uploads' });
  return onUpload(request, response);
});
server.listen(PORT, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));

process.on('SIGTERM', async () => {
  server.close();
  server.closeAllConnections();
  await scanner.close();
  await rm(folder, { recursive: true, force: true });
});
