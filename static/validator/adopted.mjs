// In place of CodeMirror's `style-mod`: styles are adopted by the document, or the shadow root, instead of written into
// <style> elements, which a strict policy forbids. esbuild puts it where `style-mod` is asked for.
import { StyleModule as Original } from "../../node_modules/style-mod/src/style-mod.js";

/** The modules of each root, later ones above earlier ones. */
const mounted = new WeakMap();
const sheets = new WeakMap();

function sheet(module) {
  if (!sheets.has(module)) {
    const made = new CSSStyleSheet();
    made.replaceSync(module.getRules());
    sheets.set(module, made);
  }
  return sheets.get(module);
}

export class StyleModule extends Original {
  static mount(root, modules) {
    const wanted = Array.isArray(modules) ? modules : [modules];
    const before = mounted.get(root) ?? [];
    const after = [...before.filter((module) => !wanted.includes(module)), ...wanted];
    mounted.set(root, after);
    const others = root.adoptedStyleSheets.filter((one) => !before.some((module) => sheet(module) === one));
    root.adoptedStyleSheets = [...after.map(sheet), ...others];
  }
}
