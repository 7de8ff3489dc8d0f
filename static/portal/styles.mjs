// The styles of what the portal loads later, which the build leaves out of the first page's: they come with its first part.
let asked;

/** Resolves when they are there. Where all styles are there from the start, in a host's page for one, that is at once. */
export function laterStyles() {
  asked ??= load(document.querySelector('meta[name="hookpost-later"]')?.content);
  asked.catch(() => { asked = undefined; });
  return asked;
}

function load(href) {
  if (!href) return Promise.resolve();
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  return new Promise((resolve, reject) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => {
      link.remove();
      reject(new Error(href));
    });
    document.head.append(link);
  });
}
