// compress.mjs FOLDER: every file of the folder, and of those in it, in Brotli and in gzip too.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const KINDS = /\.(css|html|js|json|svg|txt|wasm)$/;

for (const entry of readdirSync(process.argv[2], { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !KINDS.test(entry.name)) continue;
  const file = join(entry.parentPath ?? entry.path, entry.name);
  const content = readFileSync(file);
  const text = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  const params = { ...text, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  for (const [ending, small] of [
    ["br", brotliCompressSync(content, { params })],
    ["gz", gzipSync(content, { level: 9 })],
  ]) {
    if (small.length < content.length) writeFileSync(`${file}.${ending}`, small);
  }
}
