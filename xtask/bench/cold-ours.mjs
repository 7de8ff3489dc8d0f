const module = await import(new URL("validator.js", location.href));
const [{ example }] = await Promise.all([fetch("data.json").then((answer) => answer.json()), module.default()]);
module.validate(undefined, example);
parent.postMessage(performance.now(), "*");
