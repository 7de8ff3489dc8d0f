// embed.mjs PORTAL HOSTING DIST: the module that a host imports, from two scripts, with the styles in it. At the address
// that never changes, `embed/hookpost.js`, it only leads to the one whose name holds a hash.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { build, transform } from "esbuild";

const [portal, hosting, dist] = process.argv.slice(2);

/** Every stylesheet of the page, after the one for somebody else's. */
function sheets() {
  const page = readFileSync("index.html", "utf8");
  const own = [...page.matchAll(/<link data-trunk rel="css" href="([^"]+)"/g)].map(([, href]) => href);
  return ["static/css/embed.css", ...own].map((path) => readFileSync(path, "utf8")).join("\n");
}

/** The width that counts is the portal's, not the window's; and a `rem` would be the host's, so it becomes a unit of ours.
    Inside a query there is no such unit: there it is the one that browsers begin with. */
function fitted(css) {
  return css
    .replace(/@media \(([^)]*\bwidth\b[^)]*)\)/g, (_, query) =>
      `@container hookpost (${query.replace(/([\d.]+)rem/g, (_, count) => `${count * 16}px`)})`)
    .replace(/(?<![\w.-])(-?[\d.]+)rem\b/g, "calc($1 * var(--rem))");
}

const styles = {
  name: "portal-styles",
  setup(build) {
    build.onResolve({ filter: /^portal-styles$/ }, ({ path }) => ({ path, namespace: "styles" }));
    build.onLoad({ filter: /.*/, namespace: "styles" }, async () => {
      const { code } = await transform(fitted(sheets()), { loader: "css", minify: true, target: "es2022" });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

const { metafile } = await build({
  entryPoints: ["static/portal/embed.mjs"],
  outdir: dist,
  entryNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  metafile: true,
  logLevel: "warning",
  alias: { portal, hosting },
  plugins: [styles],
});
const [made] = Object.keys(metafile.outputs).map((path) => path.split("/").pop());

mkdirSync(`${dist}/embed`, { recursive: true });
writeFileSync(`${dist}/embed/hookpost.js`, `export { mount, validate } from "../${made}";\n`);
copyFileSync("static/portal/hookpost.d.ts", `${dist}/embed/hookpost.d.ts`);
